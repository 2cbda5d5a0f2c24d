import type { GridRow } from '../imports/read/source-table.ts';
import { filledRanges } from '../imports/read/xlsx/spread-merged.ts';

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
  const rows = new Set(grid.map(({ row }) => row));
  const found = new Map<number, Map<number, MergedCell>>();
  const sections = new Set<string>();
  for (const {
    text,
    wide,
    rows: [top, bottom],
    columns: [left, right],
  } of filledRanges(grid, markup, fileName)) {
    if (wide) sections.add(`${top} ${left}`);
    for (let row = top; row <= bottom; row += 1) {
      if (!rows.has(row)) continue;
      const cells = found.get(row) ?? new Map<number, MergedCell>();
      found.set(row, cells);
      for (let column = left; column <= right; column += 1) {
        if (row !== top || column !== left) cells.set(column, { text, across: column !== left });
      }
    }
  }
  return {
    at: (row, column) => found.get(row)?.get(column),
    isSection({ row, cells }) {
      const filled = cells.flatMap((cell, column) => (cell.trim() === '' ? [] : [column]));
      return filled.length === 1 && sections.has(`${row} ${filled[0]}`);
    },
  };
}
