import { describe, expect, test } from 'vitest';
import { type GridRow, NO_GRID_FILTERS, viewOf } from '#renderer/features/gap-analysis/model/grid-model.ts';
import { moveFrom } from '#renderer/features/gap-analysis/model/selection.ts';
import { emptyResult, type OwnResult } from '#shared/entities/assessment.ts';

const rows: GridRow[] = [
  { key: '4.1', nodeId: '4.1', element: 0, text: 'Context', part: 'clause' },
  { key: '4.1/1', nodeId: '4.1', element: 1, text: 'Issues are known.', part: 'clause' },
  { key: 'A.2.2', nodeId: 'A.2.2', element: 0, text: 'Policy', part: 'control' },
];
const results = new Map<string, OwnResult>([
  ['4.1', { ...emptyResult('4.1'), status: 'met', owner: 'Zoë', maturity: 2 }],
  ['A.2.2', { ...emptyResult('A.2.2'), status: 'notMet', owner: 'Ada', finding: 'Größe fehlt' }],
]);
const keys = (filters: Partial<typeof NO_GRID_FILTERS>, sorting: Parameters<typeof viewOf>[3] = null) =>
  viewOf(rows, results, { ...NO_GRID_FILTERS, ...filters }, sorting).map(({ key }) => key);

describe('the rows in view', () => {
  test('are those that fit the filters', () => {
    expect(keys({})).toEqual(['4.1', '4.1/1', 'A.2.2']);
    expect(keys({ withElements: false })).toEqual(['4.1', 'A.2.2']);
    expect(keys({ status: 'notAssessed' })).toEqual(['4.1/1']);
    expect(keys({ part: 'control' })).toEqual(['A.2.2']);
    expect(keys({ query: 'grosse' })).toEqual(['A.2.2']);
  });

  test('are sorted by any column, the empty ones last', () => {
    expect(keys({}, { column: 'owner', descending: false })).toEqual(['A.2.2', '4.1', '4.1/1']);
    expect(keys({}, { column: 'owner', descending: true })).toEqual(['4.1', 'A.2.2', '4.1/1']);
    expect(keys({}, { column: 'status', descending: false })).toEqual(['4.1/1', 'A.2.2', '4.1']);
    expect(keys({}, { column: 'maturity', descending: true })).toEqual(['4.1', '4.1/1', 'A.2.2']);
    expect(keys({}, { column: 'code', descending: true })).toEqual(['A.2.2', '4.1/1', '4.1']);
  });
});

describe('moving in the grid', () => {
  const view = { rows: 10, page: 4, columns: 9 };
  const move = (key: string, from = { row: 2, column: 3 }, more = {}) =>
    moveFrom(from, { key, ctrl: false, shift: false, ...more }, view);
  test('is that of a spreadsheet', () => {
    expect(move('ArrowDown')).toEqual({ row: 3, column: 3 });
    expect(move('ArrowUp', { row: 0, column: 3 })).toEqual({ row: 0, column: 3 });
    expect(move('ArrowRight', undefined, { ctrl: true })).toEqual({ row: 2, column: 8 });
    expect(move('ArrowLeft')).toEqual({ row: 2, column: 2 });
    expect(move('PageDown', { row: 8, column: 0 })).toEqual({ row: 9, column: 0 });
    expect(move('PageUp')).toEqual({ row: 0, column: 3 });
    expect(move('Home')).toEqual({ row: 2, column: 0 });
    expect(move('End', undefined, { ctrl: true })).toEqual({ row: 9, column: 8 });
    expect(move('Tab', { row: 2, column: 8 })).toEqual({ row: 3, column: 0 });
    expect(move('Tab', { row: 9, column: 8 })).toEqual({ row: 9, column: 8 });
    expect(move('Tab', { row: 3, column: 0 }, { shift: true })).toEqual({ row: 2, column: 8 });
    expect(move('x')).toBeNull();
  });
});
