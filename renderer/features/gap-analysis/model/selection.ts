import type { GridColumn } from './grid-model.ts';

/** A cell by its place in the view. */
export type Place = { readonly row: number; readonly column: number };
/** Cells from corner to corner, both included. */
export type Range = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

export function rangeOf(a: Place, b: Place): Range {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}

/** A cell by what it holds, which stays when the view is filtered or sorted anew. */
export type Cell = { readonly key: string; readonly column: GridColumn };

export type KeyPress = {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
};
export type View = { readonly rows: number; readonly page: number; readonly columns: number };

/** Where a key moves to from a cell, as in a spreadsheet; null for a key that does not move. */
export function moveFrom(from: Place, { key, ctrl, shift }: KeyPress, { rows, page, columns }: View): Place | null {
  const { row, column } = from;
  const lastColumn = columns - 1;
  const last = Math.max(0, rows - 1);
  const to = (nextRow: number, nextColumn: number): Place => ({
    row: Math.min(Math.max(nextRow, 0), last),
    column: Math.min(Math.max(nextColumn, 0), lastColumn),
  });
  switch (key) {
    case 'ArrowDown':
      return to(ctrl ? last : row + 1, column);
    case 'ArrowUp':
      return to(ctrl ? 0 : row - 1, column);
    case 'ArrowRight':
      return to(row, ctrl ? lastColumn : column + 1);
    case 'ArrowLeft':
      return to(row, ctrl ? 0 : column - 1);
    case 'PageDown':
      return to(row + page, column);
    case 'PageUp':
      return to(row - page, column);
    case 'Home':
      return to(ctrl ? 0 : row, 0);
    case 'End':
      return to(ctrl ? last : row, lastColumn);
    case 'Tab':
      return shift ? backward(from, lastColumn) : forward(from, last, lastColumn);
    default:
      return null;
  }
}

/** Right, and at the end of a row to the beginning of the next. */
function forward({ row, column }: Place, last: number, lastColumn: number): Place {
  if (column < lastColumn) return { row, column: column + 1 };
  return row < last ? { row: row + 1, column: 0 } : { row, column };
}

function backward({ row, column }: Place, lastColumn: number): Place {
  if (column > 0) return { row, column: column - 1 };
  return row > 0 ? { row: row - 1, column: lastColumn } : { row, column };
}
