import { describe, expect, test } from 'vitest';
import { columnsFor, GRID_COLUMNS, type GridRow } from '#renderer/features/gap-analysis/model/grid-model.ts';
import { planTable, type Sheet, tableOf, writtenPart } from '#renderer/features/gap-analysis/model/plan-entries.ts';
import { emptyResult } from '#shared/entities/assessment.ts';

const rows: GridRow[] = ['4.1', '4.1/1', '4.1/2', '4.2'].map((key) => ({
  key,
  nodeId: key.slice(0, 3),
  element: Number(key.slice(4)),
  text: `Title of ${key}`,
  part: 'clause',
}));
const results = new Map([['4.1', { ...emptyResult('4.1'), status: 'met' as const, finding: 'Seen.' }]]);
const sheet: Sheet = { columns: GRID_COLUMNS, rows, results, statusWord: (status) => status };
const cell = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

describe('a table put on the grid', () => {
  test('begins at the first cell and goes as far as it is large', () => {
    expect(
      planTable(sheet, cell(1, 2), [
        ['partlyMet', '2', 'One'],
        ['met', '', 'Two'],
      ]),
    ).toEqual({
      // The sixth says what is there already.
      cells: 5,
      entries: [
        { nodeId: '4.1', element: 1, changes: { status: 'partlyMet', maturity: 2, finding: 'One' } },
        { nodeId: '4.1', element: 2, changes: { status: 'met', maturity: null, finding: 'Two' } },
      ],
    });
  });

  test('fills a selection that it fits into a whole number of times', () => {
    const plan = planTable(sheet, cell(0, 6, 3, 7), [['Eva']]);
    expect('entries' in plan && plan.entries.map(({ changes }) => changes)).toEqual(
      rows.map(() => ({ owner: 'Eva', interviewee: 'Eva' })),
    );
    const twice = planTable(sheet, cell(0, 6, 3, 6), [['Ada'], ['Eva']]);
    expect('entries' in twice && twice.entries.map(({ changes }) => changes.owner)).toEqual([
      'Ada',
      'Eva',
      'Ada',
      'Eva',
    ]);
  });

  test('may bring the columns that say what a row is, where they agree', () => {
    const table = tableOf(sheet, cell(0, 0, 3, 4));
    expect(table[0]).toEqual(['4.1', 'Title of 4.1', 'met', '', 'Seen.']);
    expect('entries' in planTable(sheet, cell(0, 0), table)).toBe(true);
    expect(planTable(sheet, cell(0, 0), table.toReversed())).toEqual({
      problem: { reason: 'otherRow', row: '4.1', value: '4.2' },
    });
  });

  test.each([
    ['has more rows than there are', cell(3, 2), [['met'], ['met']], { reason: 'rows', row: '', value: '1' }],
    ['has more columns than there are', cell(0, 9), [['', '']], { reason: 'columns', row: '', value: '' }],
    [
      'says what is no status',
      cell(0, 2),
      [['met'], ['x'.repeat(99)]],
      { reason: 'status', row: '4.1/1', value: `${'x'.repeat(60)}…` },
    ],
    [
      'excludes without a reason',
      cell(1, 2),
      [['notApplicable']],
      { reason: 'reasonMissing', row: '4.1/1', value: '' },
    ],
    [
      'takes the reason away',
      cell(0, 2, 0, 4),
      [['notApplicable', '', '']],
      { reason: 'reasonMissing', row: '4.1', value: '' },
    ],
  ])('is refused whole where it %s', (_name, range, table, problem) => {
    expect(planTable(sheet, range, table)).toEqual({ problem });
  });

  test('excludes with the reason that is there or comes along', () => {
    expect('entries' in planTable(sheet, cell(0, 2), [['notApplicable']])).toBe(true);
    expect('entries' in planTable(sheet, cell(3, 2), [['notApplicable', '', 'Nothing is bought.']])).toBe(true);
  });

  test('leaves cells alone that a short row does not have', () => {
    const plan = planTable(sheet, cell(0, 5), [['One', 'Eva'], ['Two']]);
    expect('entries' in plan && plan.entries[1]?.changes).toEqual({ note: 'Two' });
  });
});

test('a private note is copied, pasted and filled like any text, and neither while it is hidden', () => {
  const shared = { ...sheet, columns: columnsFor(true) };
  expect(planTable(sheet, cell(1, 9), [['For us.']])).toEqual({
    cells: 1,
    entries: [{ nodeId: '4.1', element: 1, changes: { privateNote: 'For us.' } }],
  });
  expect(planTable(shared, cell(1, 8), [['', 'For us.']])).toMatchObject({ problem: { reason: 'columns' } });
  const noted = { ...sheet, results: new Map([['4.1', { ...emptyResult('4.1'), privateNote: 'For us.' }]]) };
  const all = cell(0, 8, 0, 9);
  expect(tableOf(noted, all)).toEqual([['', 'For us.']]);
  expect(tableOf({ ...noted, columns: columnsFor(true) }, all)).toEqual([['']]);
  // One that was left out of this copy says nothing.
  const leftOut = { ...sheet, results: new Map([['4.1', { ...emptyResult('4.1'), privateNote: null }]]) };
  expect(tableOf(leftOut, all)).toEqual([['', '']]);
});

test('the columns that cannot be written are left out of what is filled and emptied', () => {
  expect(writtenPart(cell(0, 0, 3, 1))).toBeNull();
  expect(writtenPart(cell(0, 0, 3, 4))).toEqual(cell(0, 2, 3, 4));
});
