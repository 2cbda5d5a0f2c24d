import { describe, expect, test } from 'vitest';
import type { AssessmentStatus } from '#shared/entities/assessment.ts';
import { scoreOf } from '#shared/rules/scores.ts';

const judged = (...statuses: AssessmentStatus[]) => statuses.map((status) => ({ status, maturity: null }));

describe('the score of a group', () => {
  test.each([
    [judged('met', 'met'), 100],
    [judged('notMet'), 0],
    [judged('largelyMet'), 67],
    [judged('partlyMet'), 33],
    [judged('met', 'largelyMet', 'partlyMet', 'notMet'), 50],
    [judged('met', 'notMet', 'notMet'), 33],
    // Neither what was not looked at nor what does not apply counts.
    [judged('met', 'notAssessed', 'notApplicable'), 100],
    [judged('notAssessed', 'notApplicable'), null],
    [[], null],
  ])('%j is %s', (results, score) => {
    expect(scoreOf(results).score).toBe(score);
  });

  test('says what it counts and what it leaves out', () => {
    const { counted, excluded, notAssessed } = scoreOf(judged('met', 'notMet', 'notAssessed', 'notApplicable'));
    expect([counted, excluded, notAssessed]).toEqual([2, 1, 1]);
  });

  test('is beside the mean of the levels that were judged', () => {
    const levels = [0, 3, null, 5].map((maturity) => ({ status: 'met' as const, maturity }));
    expect(scoreOf(levels).maturity).toBe(2.7);
    expect(scoreOf(judged('met')).maturity).toBeNull();
  });
});
