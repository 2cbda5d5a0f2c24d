import type { CellObject } from 'write-excel-file/node';

/** In points, of a line and around it. */
const LINE = 13;
const AROUND = 3;
/** What a row may have at most. */
const TALLEST = 409;

/**
 * A row that is high enough for its wrapped texts, as far as that can be told without their typeface: not every program
 * looks for the height itself when it opens a file.
 *
 * @param widths of the columns, in characters
 */
export function tall(row: readonly CellObject[], widths: readonly number[]): CellObject[] {
  const lines = Math.max(
    1,
    ...row.map(({ value }, index) => (typeof value === 'string' ? linesOf(value, widths[index]) : 1)),
  );
  const [first, ...others] = row;
  return first === undefined ? [] : [{ ...first, height: Math.min(TALLEST, lines * LINE + AROUND) }, ...others];
}

function linesOf(text: string, width = 10): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
}
