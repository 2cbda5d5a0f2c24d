import { describe, expect, test } from 'vitest';
import { delimiterName } from '#renderer/features/imports/mapping.ts';
import { filterRows, giveColumn, planOf } from '#renderer/records/tables/mapping.ts';
import type { ImportReport, ImportRow } from '#shared/contract/import-report.ts';

const columns: ImportReport['columns'] = [
  { heading: 'Title', field: 'name', reason: 'heading', examples: [] },
  { heading: 'Goal', field: 'purpose', reason: 'heading', examples: [] },
  { heading: 'Misc', field: '', reason: 'none', examples: [] },
];

describe('giveColumn', () => {
  test('gives a free column to a field', () => {
    expect(giveColumn({}, columns, 'Misc', 'notes')).toEqual({ notes: 'Misc' });
  });

  test('leaves the field that the column held without one', () => {
    expect(giveColumn({}, columns, 'Goal', 'intendedUse')).toEqual({ purpose: '', intendedUse: 'Goal' });
    expect(giveColumn({}, columns, 'Goal', '')).toEqual({ purpose: '' });
  });

  test('takes a field away from another column', () => {
    expect(giveColumn({}, columns, 'Misc', 'name')).toEqual({ name: 'Misc' });
  });

  test('never gives one column to two fields', () => {
    const first = giveColumn({}, columns, 'Misc', 'notes');
    const second = giveColumn(first, columns, 'Misc', 'outputs');
    expect(second).toEqual({ notes: '', outputs: 'Misc' });
  });

  test('a column given back to its field is that field again', () => {
    const away = giveColumn({}, columns, 'Goal', '');
    const without = columns.map((column) => (column.heading === 'Goal' ? { ...column, field: '' } : column));
    expect(giveColumn(away, without, 'Goal', 'purpose')).toEqual({ purpose: 'Goal' });
  });
});

describe('planOf', () => {
  test.each([
    [{ new: 3, update: 0, unchanged: 1, refused: 0 }, 'new'],
    [{ new: 0, update: 2, unchanged: 1, refused: 1 }, 'update'],
    [{ new: 1, update: 2, unchanged: 0, refused: 0 }, 'both'],
    [{ new: 0, update: 0, unchanged: 4, refused: 1 }, 'unchanged'],
    [{ new: 0, update: 0, unchanged: 0, refused: 5 }, 'refused'],
  ] as const)('%j is %s', (counts, plan) => {
    const total = Object.values(counts).reduce<number>((sum, count) => sum + count, 0);
    expect(planOf({ counts, total })).toBe(plan);
  });
});

describe('filterRows', () => {
  const rows: ImportRow[] = [
    { row: 2, name: 'A', fate: 'new', code: '', notes: [] },
    { row: 3, name: 'B', fate: 'refused', code: '', notes: ['No name.'] },
    { row: 4, name: 'C', fate: 'new', code: '', notes: ['Cut.'] },
  ];

  test('by fate, by notes, by both, by neither', () => {
    const shown = (filter: Parameters<typeof filterRows>[1]) => filterRows(rows, filter).map((row) => row.row);
    expect(shown({ fate: null, withNotes: false })).toEqual([2, 3, 4]);
    expect(shown({ fate: 'new', withNotes: false })).toEqual([2, 4]);
    expect(shown({ fate: null, withNotes: true })).toEqual([3, 4]);
    expect(shown({ fate: 'new', withNotes: true })).toEqual([4]);
  });
});

test('delimiters have names, unusual ones are shown', () => {
  expect([',', ';', '\t', '|', '^'].map(delimiterName)).toEqual(['comma', 'semicolon', 'tab', 'pipe', 'other']);
});
