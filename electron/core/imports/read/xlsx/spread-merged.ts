import { columnNumber, type GridRow, MAX_ROWS } from '../source-table.ts';
import { attributeOf } from './xml-text.ts';

const MERGED = /<mergeCell\s([^<>]*)>/gu;
const RANGE = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/iu;

/** What a merged cell covers: rows from 1, columns from 0, each with its last. */
type MergedRange = { readonly rows: readonly [number, number]; readonly columns: readonly [number, number] };

export function* mergedRanges(markup: string): Generator<MergedRange> {
  for (const [, attributes = ''] of markup.matchAll(MERGED)) {
    const [, from, first, to, last] = RANGE.exec(attributeOf(attributes, 'ref') ?? '') ?? [];
    if (from === undefined || to === undefined) continue;
    yield { rows: [Number(first), Number(last)], columns: [columnNumber(from) - 1, columnNumber(to) - 1] };
  }
}

/**
 * The rows of a sheet in which a cell that was merged downwards stands in each of its rows: a unit that is written once
 * holds for all of them. Rows below the sheet's last stay out, and so does a row that has nothing else.
 *
 * @param markup of the sheet, for its merged cells
 */
export function spreadMerged(grid: readonly GridRow[], markup: string): GridRow[] {
  const rows = new Map(grid.map((row) => [row.row, { ...row, cells: [...row.cells], merged: [] as number[] }]));
  for (const {
    rows: [first, last],
    columns: [column],
  } of mergedRanges(markup)) {
    const text = rows.get(first)?.cells[column] ?? '';
    if (text.trim() === '') continue;
    const end = Math.min(last, first + MAX_ROWS);
    for (let number = first + 1; number <= end; number += 1) {
      const row = rows.get(number);
      if (row === undefined || (row.cells[column] ?? '').trim() !== '') continue;
      while (row.cells.length < column) row.cells.push('');
      row.cells[column] = text;
      row.merged.push(column);
    }
  }
  return [...rows.values()];
}
