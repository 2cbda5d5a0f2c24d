import { describe, expect, test } from 'vitest';
import { groupFindings, NO_FILTER, placeOf } from '#renderer/features/readiness/readiness-model.ts';
import type { ReadinessFinding } from '#shared/contract/domains/readiness.ts';

function finding(rule: string, fields: Partial<ReadinessFinding> = {}): ReadinessFinding {
  const whole = { severity: 'error', step: 'establish', nodes: ['4.3'], open: 1, total: 1 } as const;
  return { rule, ...whole, subjects: [], waivedSubjects: [], waiver: null, ...fields };
}

const FINDINGS = [
  finding('a'),
  finding('b', { severity: 'warning', step: 'gapAnalysis' }),
  finding('c', { severity: 'warning', open: 0 }),
  finding('d', { severity: 'hint' }),
];

const shown = (filter: Partial<typeof NO_FILTER>) =>
  groupFindings(FINDINGS, { ...NO_FILTER, ...filter }).map(({ key, findings }) => [
    key,
    findings.map(({ rule }) => rule).join(''),
  ]);

describe('groups', () => {
  test('go from errors to hints, and waived findings stand apart at the end', () => {
    expect(shown({})).toEqual([
      ['error', 'a'],
      ['warning', 'b'],
      ['hint', 'd'],
      ['waived', 'c'],
    ]);
  });

  test('are narrowed by step, severity and waiver', () => {
    expect(shown({ step: 'gapAnalysis' })).toEqual([['warning', 'b']]);
    expect(shown({ severity: 'warning' })).toEqual([
      ['warning', 'b'],
      ['waived', 'c'],
    ]);
    expect(shown({ severity: 'warning', state: 'open' })).toEqual([['warning', 'b']]);
    expect(shown({ state: 'waived' })).toEqual([['waived', 'c']]);
    expect(shown({ step: 'maintain' })).toEqual([]);
  });
});

test('each kind of record has a place where it is mended', () => {
  expect(placeOf({ entity: 'aiSystems', id: 's1' })).toEqual({ to: '/systems/$id', params: { id: 's1' } });
  expect(placeOf({ entity: 'assessmentResults', id: '8.4' })).toEqual({ to: '/requirements', search: { node: '8.4' } });
  expect(placeOf({ entity: 'documentControls', id: 'inventory' })).toEqual({ to: '/documents' });
  expect(placeOf({ entity: 'organisation', id: 'country' })).toEqual({ to: '/organisation' });
  expect(placeOf({ entity: 'workspace', id: 'systems' })).toEqual({ to: '/systems' });
});
