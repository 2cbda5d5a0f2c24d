import { countKnownHeadings, hasNameHeading } from '../words/match-headings.ts';
import { type GridRow, SEARCHED_ROWS } from './source-table.ts';

/** Rows below that tell how wide the table is. */
const WIDTH_ROWS = 200;

export type FoundHeadings = {
  /** Index of the heading row within the grid. */
  readonly index: number;
  /** Most filled cells in a row: 1 is a list, more a table. */
  readonly width: number;
  readonly hasName: boolean;
};

/**
 * The row that holds the headings: as wide as the table, words rather than values, and with the most headings that
 * inventories use; the first such row where several are alike. `null` for a grid without rows.
 */
export function findHeadings(grid: readonly GridRow[]): FoundHeadings | null {
  if (grid.length === 0) return null;
  const filled = grid.slice(0, WIDTH_ROWS).map((row) => countFilled(row.cells));
  const width = Math.max(...filled);
  let best: { index: number; known: number } | null = null;
  for (let index = 0; index < Math.min(SEARCHED_ROWS, grid.length); index += 1) {
    const row = grid[index];
    if (row === undefined || (filled[index] ?? 0) * 2 < width || !isWords(row.cells)) continue;
    const known = countKnownHeadings(row.cells);
    if (best === null || known > best.known + 1) best = { index, known };
  }
  const index = best?.index ?? filled.findIndex((count) => count * 2 >= width);
  const cells = grid[index]?.cells ?? [];
  return { index, width, hasName: hasNameHeading(cells) };
}

function countFilled(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) if (cell.trim() !== '') count += 1;
  return count;
}

/** Headings are words; a row in which a fifth of the cells are numbers, dates, ticks or addresses is data. */
function isWords(cells: readonly string[]): boolean {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const values = texts.filter((cell) => VALUE.test(cell)).length;
  return texts.length > 0 && values * 5 < texts.length;
}

const VALUE =
  /^(?:[-+\d.,/%\s:€$£]+|\d{4}-\d{2}-\d{2}.*|yes|no|ja|nein|nee|oui|non|true|false|x|https?:\/\/.*|\S+@\S+\.\S+)$/iu;
