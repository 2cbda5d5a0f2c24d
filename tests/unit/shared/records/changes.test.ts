import { describe, expect, test } from 'vitest';
import type { TrailEntry } from '#shared/contract/workspace/trail.ts';
import { fieldChanges, groupChanges, textDifference } from '#shared/records/changes.ts';

describe('groupChanges', () => {
  test('puts neighbouring entries of one change together, newest first', () => {
    const changes = groupChanges([
      entry({ seq: 5, changeId: 'c' }),
      entry({ seq: 4, changeId: 'b', actor: 'Ana' }),
      entry({ seq: 3, changeId: 'b', actor: 'Ana' }),
      entry({ seq: 2, changeId: 'a' }),
    ]);
    expect(changes.map((change) => [change.changeId, change.entries.map(({ seq }) => seq)])).toEqual([
      ['c', [5]],
      ['b', [4, 3]],
      ['a', [2]],
    ]);
    expect(changes[1]?.actor).toBe('Ana');
  });
});

describe('fieldChanges', () => {
  test('pairs before and after in the order of the form, others last', () => {
    const changed = fieldChanges(
      entry({ before: { notes: '', owner: 'Ana', zzz: 1 }, after: { zzz: 2, notes: 'New', owner: '' } }),
    );
    expect(changed).toEqual([
      { field: 'owner', before: 'Ana', after: '' },
      { field: 'notes', before: '', after: 'New' },
      { field: 'zzz', before: 1, after: 2 },
    ]);
  });

  test('a new record lists what says something, without identities', () => {
    const made = entry({
      operation: 'create',
      before: null,
      after: {
        id: 'x',
        importKey: 'k',
        name: 'Triage',
        owner: '',
        suppliers: [],
        archivedAt: null,
        aiRoles: ['provider'],
      },
    });
    expect(fieldChanges(made)).toEqual([
      { field: 'name', before: null, after: 'Triage' },
      { field: 'aiRoles', before: null, after: ['provider'] },
    ]);
  });

  test('a removed record lists what it said', () => {
    expect(fieldChanges(entry({ operation: 'delete', before: { name: 'Triage' }, after: null }))).toEqual([
      { field: 'name', before: 'Triage', after: null },
    ]);
  });

  test('keeps a value that became empty', () => {
    expect(fieldChanges(entry({ before: { suppliers: ['Acme'] }, after: { suppliers: [] } }))).toEqual([
      { field: 'suppliers', before: ['Acme'], after: [] },
    ]);
  });
});

describe('textDifference', () => {
  test('marks the words between what both begin and end with', () => {
    expect(textDifference('Sorts claims by risk.', 'Sorts all incoming claims by risk.')).toEqual({
      start: 'Sorts ',
      removed: '',
      added: 'all incoming ',
      end: 'claims by risk.',
    });
    expect(textDifference('one two three', 'one 2 three')).toEqual({
      start: 'one ',
      removed: 'two',
      added: '2',
      end: ' three',
    });
  });

  test('does not count a repeated part twice', () => {
    const { start, removed, added, end } = textDifference('a a', 'a a a');
    expect(start + removed + end).toBe('a a');
    expect(start + added + end).toBe('a a a');
  });

  test.each([
    ['', 'new text'],
    ['old text', ''],
    ['same', 'same'],
    ['completely different', 'not alike'],
  ])('puts %j and %j together again', (before, after) => {
    const { start, removed, added, end } = textDifference(before, after);
    expect(start + removed + end).toBe(before);
    expect(start + added + end).toBe(after);
  });
});

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
