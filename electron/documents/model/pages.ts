/*
 * Where pages may break: rules of the page that hold for every painter, in whatever unit it measures.
 */

/** Rows that are set below each other: of a table, a list, a record. */
export type Rows = {
  readonly count: number;
  readonly height: (index: number) => number;
  /** Never split where one page can hold it. */
  readonly whole?: boolean;
  /** Rows that stand on a page at least, where there are so many. */
  readonly least?: number;
};

const LEAST_ROWS = 3;
/** What fits on a page moves there whole, where no more than this share of a page is left empty for it. */
const LEFT_EMPTY = 1 / 3;
/** A text of so many lines is never split; of a longer one, so many stand together. */
const WHOLE_LINES = 6;
const LEAST_LINES = 2;

/**
 * How many rows, from the given one on, stand in the room that this page has; 0 where they begin on the next one. None
 * is left alone: neither the first at a page's end nor the last on a page of its own. On a fresh page at least one
 * stands.
 */
export function rowsThatStand(rows: Rows, from: number, room: number, page: number, fresh: boolean): number {
  const { count, whole = false } = rows;
  const least = Math.min(rows.least ?? LEAST_ROWS, count);
  const fitting = countFitting(rows, from, room);
  const rest = count - from - fitting;
  if (rest === 0) return fitting;
  const kept = rest < least ? fitting - (least - rest) : fitting;
  if (fresh) return Math.max(kept, 1);
  if (from > 0) return Math.max(kept, 0);
  const couldBeWhole = (whole || room <= page * LEFT_EMPTY) && countFitting(rows, 0, page) === count;
  return couldBeWhole || kept < least ? 0 : kept;
}

function countFitting({ count, height }: Rows, from: number, room: number): number {
  let used = 0;
  let fitting = 0;
  while (from + fitting < count) {
    used += height(from + fitting);
    if (used > room) break;
    fitting += 1;
  }
  return fitting;
}

/** The same of the lines of a text. */
export function linesThatStand(lines: number, fitting: number): number {
  if (fitting >= lines) return lines;
  if (lines <= WHOLE_LINES || fitting < LEAST_LINES) return 0;
  return Math.min(fitting, lines - LEAST_LINES);
}

/** A document has a table of contents from so many entries on, and from so many pages on where they are known. */
export const FEWEST_LISTED = 6;
export const FEWEST_PAGES = 6;
