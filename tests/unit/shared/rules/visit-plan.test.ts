import { describe, expect, test } from 'vitest';
import { wasHeld } from '#shared/kinds/assessments/interview.ts';
import { dayTotal, MINUTES_A_DAY, proposeInterviews, timeAfter } from '#shared/rules/visit-plan.ts';

const QUESTIONS = {
  '4.1': [
    { ask: 'Who?', roles: ['topManagement', 'legal'] },
    { ask: 'What?', roles: ['legal'] },
  ],
  '4.2': [{ ask: 'Why?', roles: ['topManagement'] }],
  '4.3': [],
} as const;

describe('a plan for a visit', () => {
  test('is one talk a role, with what there is to ask it, in the order of the standard', () => {
    const nodes = Object.keys(QUESTIONS).map((id) => ({ id }));
    const proposed = proposeInterviews(nodes, (id) => QUESTIONS[id as keyof typeof QUESTIONS] as never);
    expect(proposed).toEqual([
      { role: 'topManagement', topics: ['4.1', '4.2'], minutes: 30 },
      { role: 'legal', topics: ['4.1'], minutes: 30 },
    ]);
  });

  test('takes three minutes a requirement, in quarters of an hour', () => {
    const nodes = Array.from({ length: 41 }, (_, index) => ({ id: String(index) }));
    const [proposed] = proposeInterviews(nodes, () => [{ ask: 'Who?', roles: ['data'] }]);
    expect(proposed?.minutes).toBe(135);
  });

  test('says how long a day is, and whether it can be held', () => {
    expect(dayTotal([])).toEqual({ minutes: 0, fits: true });
    expect(dayTotal([{ minutes: 300 }, { minutes: MINUTES_A_DAY - 300 }])).toEqual({ minutes: 360, fits: true });
    expect(dayTotal([{ minutes: 300 }, { minutes: 75 }])).toEqual({ minutes: 375, fits: false });
  });

  test.each([
    ['09:30', 45, '10:15'],
    ['22:30', 89, '23:59'],
    ['22:30', 90, ''],
    ['', 45, ''],
  ])('%s and %i minutes give %s', (startsAt, minutes, ends) => {
    expect(timeAfter(startsAt, minutes)).toBe(ends);
  });
});

test('an interview was held where somebody says so, or wrote down what was said', () => {
  expect(wasHeld({ held: false, minutes: ' ' })).toBe(false);
  expect(wasHeld({ held: true, minutes: '' })).toBe(true);
  expect(wasHeld({ held: false, minutes: 'They know.' })).toBe(true);
});
