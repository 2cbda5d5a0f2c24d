import { describe, expect, test } from 'vitest';
import { startOfDay, trailRows } from '#renderer/features/trail/trail-rows.ts';
import type { TrailEntry } from '#shared/contract/workspace/trail.ts';
import { groupChanges } from '#shared/records/changes.ts';

const many = [7, 6, 5, 4].map((seq) => entry({ seq, changeId: 'many' }));
const few = [3, 2].map((seq) => entry({ seq, changeId: 'few' }));

describe('trailRows', () => {
  const changes = groupChanges([...many, ...few]);

  test('folds a change of many records and shows one of few', () => {
    expect(keys(trailRows(changes, new Set(), true))).toEqual(['many', 'few', '3', '2']);
  });

  test('turns round what was toggled by hand', () => {
    expect(keys(trailRows(changes, new Set(['many', 'few']), true))).toEqual(['many', '7', '6', '5', '4', 'few']);
  });

  test('the oldest change read is complete only when all is read', () => {
    const complete = (allRead: boolean) =>
      trailRows(changes, new Set(), allRead).flatMap((row) => (row.kind === 'change' ? [row.complete] : []));
    expect(complete(false)).toEqual([true, false]);
    expect(complete(true)).toEqual([true, true]);
  });
});

test('a day begins at midnight of this computer', () => {
  expect(startOfDay('')).toBeUndefined();
  expect(startOfDay('2026-11-23')).toBe(new Date(2026, 10, 23).toISOString());
});

function keys(rows: ReturnType<typeof trailRows>): string[] {
  return rows.map((row) => row.key);
}

function entry(changes: Partial<TrailEntry>): TrailEntry {
  return {
    seq: 1,
    at: '2026-11-23T10:00:00.000Z',
    actor: 'Eva',
    action: 'systems.update',
    changeId: 'a',
    entity: 'aiSystems',
    entityId: 's',
    subject: {},
    names: {},
    operation: 'update',
    before: {},
    after: {},
    hash: '',
    ...changes,
  };
}
