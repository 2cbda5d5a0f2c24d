import { columnNumber } from '#shared/values/column-letters.ts';
import { createMeter, type GridRow, MAX_ROWS } from '../source-table.ts';
import { attributeOf } from './xml-text.ts';

const MERGED = /<(?:\w+:)?mergeCell\s([^<>]*)>/gu;
const RANGE = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/iu;

/** What a merged cell covers: rows from 1, columns from 0, each with its last. */
type MergedRange = { readonly rows: readonly [number, number]; readonly columns: readonly [number, number] };

/** @param most the merged cells beyond so many are left out */
export function* mergedRanges(markup: string, most = Number.POSITIVE_INFINITY): Generator<MergedRange> {
  let count = 0;
  for (const [, attributes = ''] of markup.matchAll(MERGED)) {
    const [, from, first, to, last] = RANGE.exec(attributeOf(attributes, 'ref') ?? '') ?? [];
    if (from === undefined || to === undefined) continue;
    count += 1;
    if (count > most) return;
    yield { rows: [Number(first), Number(last)], columns: [columnNumber(from) - 1, columnNumber(to) - 1] };
  }
}

/** A merged cell that holds something, as far as the rows and columns of a grid reach. */
type FilledRange = MergedRange & { readonly text: string; readonly wide: boolean };

/**
 * Those that hold nothing are left out: what lies in them is empty, as it looks.
 *
 * @throws AppError importTooLarge where they cover more cells than are read
 */
export function* filledRanges(grid: readonly GridRow[], markup: string, fileName: string): Generator<FilledRange> {
  const cellsOf = new Map(grid.map(({ row, cells }) => [row, cells]));
  const lastRow = grid.at(-1)?.row ?? 0;
  const lastColumn = grid.reduce((most, { cells }) => Math.max(most, cells.length - 1), 0);
  const meter = createMeter(fileName);
  for (const {
    rows: [top, bottom],
    columns: [left, right],
  } of mergedRanges(markup)) {
    const text = cellsOf.get(top)?.[left] ?? '';
    if (text.trim() === '') continue;
    const [endRow, endColumn] = [Math.min(bottom, lastRow), Math.min(right, lastColumn)];
    meter.add((endRow - top + 1) * (endColumn - left + 1), 0);
    yield { text, wide: right > left, rows: [top, endRow], columns: [left, endColumn] };
  }
}

/**
 * The rows of a sheet in which a cell that was merged downwards stands in each of its rows: a unit that is written once
 * holds for all of them. Rows below the sheet's last stay out, and so does a row that has nothing else.
 *
 * @param markup of the sheet, for its merged cells
 * @throws AppError importTooLarge where they cover more cells than are read
 */
export function spreadMerged(grid: readonly GridRow[], markup: string, fileName: string): GridRow[] {
  const before = new Map(grid.map((row) => [row.row, row]));
  const spread = new Map<number, { readonly cells: string[]; readonly merged: number[] }>();
  for (const {
    text,
    rows: [first, last],
    columns: [column],
  } of filledRanges(grid, markup, fileName)) {
    const end = Math.min(last, first + MAX_ROWS);
    for (let number = first + 1; number <= end; number += 1) {
      const row = before.get(number);
      if (row === undefined || ((spread.get(number) ?? row).cells[column] ?? '').trim() !== '') continue;
      const { cells, merged } = spread.get(number) ?? { cells: [...row.cells], merged: [] };
      spread.set(number, { cells, merged });
      while (cells.length < column) cells.push('');
      cells[column] = text;
      merged.push(column);
    }
  }
  return grid.map((row) => (spread.has(row.row) ? { ...row, ...spread.get(row.row) } : row));
}
