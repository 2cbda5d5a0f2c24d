import { createMeter, type GridRow } from '../imports/read/source-table.ts';
import { mergedRanges } from '../imports/read/xlsx/spread-merged.ts';

/** A cell that is part of a merged one and not its first, with what that one holds. */
export type MergedCell = {
  readonly text: string;
  /** In another column than the first one, so that nobody can say whether the text is meant for it too. */
  readonly across: boolean;
};

export type MergedCells = {
  readonly at: (row: number, column: number) => MergedCell | undefined;
  /** Whether the row's only filled cell is one that is merged over several columns. */
  readonly isSection: (row: GridRow) => boolean;
};

/**
 * The merged cells of a sheet. Those that hold nothing are left out: what lies in them is empty, as it looks.
 *
 * @throws AppError importTooLarge where they cover more cells than are read
 */
export function mergedCells(grid: readonly GridRow[], markup: string, fileName: string): MergedCells {
  const rows = new Map(grid.map((row) => [row.row, row]));
  const lastRow = grid.at(-1)?.row ?? 0;
  const lastColumn = grid.reduce((most, { cells }) => Math.max(most, cells.length - 1), 0);
  const meter = createMeter(fileName);
  const found = new Map<number, Map<number, MergedCell>>();
  const wide = new Set<string>();
  for (const {
    rows: [top, bottom],
    columns: [left, right],
  } of mergedRanges(markup)) {
    const text = rows.get(top)?.cells[left] ?? '';
    if (text.trim() === '') continue;
    if (right > left) wide.add(`${top} ${left}`);
    const [endRow, endColumn] = [Math.min(bottom, lastRow), Math.min(right, lastColumn)];
    meter.add((endRow - top + 1) * (endColumn - left + 1), 0);
    for (let row = top; row <= endRow; row += 1) {
      if (!rows.has(row)) continue;
      const cells = found.get(row) ?? new Map<number, MergedCell>();
      found.set(row, cells);
      for (let column = left; column <= endColumn; column += 1) {
        if (row !== top || column !== left) cells.set(column, { text, across: column !== left });
      }
    }
  }
  return {
    at: (row, column) => found.get(row)?.get(column),
    isSection({ row, cells }) {
      const filled = cells.flatMap((cell, column) => (cell.trim() === '' ? [] : [column]));
      return filled.length === 1 && wide.has(`${row} ${filled[0]}`);
    },
  };
}
