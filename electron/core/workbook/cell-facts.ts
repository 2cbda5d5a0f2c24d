import { columnLetters } from '../imports/read/source-table.ts';

/** What the markup of a sheet says of a cell besides its value. */
export type CellFacts = {
  readonly formula: boolean;
  /** A formula that nobody has calculated yet. */
  readonly uncalculated: boolean;
  /** Such as `#REF!`; `''` for none. */
  readonly error: string;
  /** Part of a merged cell, and not its first one: it has no value of its own. */
  readonly merged: boolean;
};

export type FactsOf = (row: number, column: number) => CellFacts;

const NOTHING: CellFacts = { formula: false, uncalculated: false, error: '', merged: false };
/** Taken apart by where cells begin: looking for the end of each could take as long as the sheet, each time anew. */
const CELL_START = /<(?:\w+:)?c(?=[\s>])/u;
const CELL_END = /<\/(?:\w+:)?c>/u;
const MERGED = /<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*["']([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})["']/gu;
/** More merged cells than a person makes; what is beyond them is read as if it were none. */
const MAX_MERGED = 10_000;

/** Looks cells up by the number of their row, from 1, and of their column, from 0. */
export function readFacts(markup: string): FactsOf {
  const cells = new Map<string, CellFacts>();
  for (const piece of markup.split(CELL_START).slice(1)) {
    const end = piece.indexOf('>');
    const attributes = piece.slice(0, Math.max(end, 0));
    const [inside = ''] = piece.slice(end + 1).split(CELL_END, 1);
    const formula = /<(?:\w+:)?f[\s/>]/u.test(inside);
    const isError = /(?:^|\s)t\s*=\s*["']e["']/u.test(attributes);
    if (!formula && !isError) continue;
    const place = /(?:^|\s)r\s*=\s*["']([A-Z]{1,3}\d{1,7})["']/u.exec(attributes)?.[1] ?? '';
    const value = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</u.exec(inside)?.[1];
    cells.set(place, {
      ...NOTHING,
      formula,
      uncalculated: formula && value === undefined && !/<(?:\w+:)?v\s*\/>/u.test(inside),
      error: isError ? (value ?? '#') : '',
    });
  }
  const ranges = [...markup.matchAll(MERGED)].slice(0, MAX_MERGED).map(([, from = '', to = '']) => {
    return { from: placeOf(from), to: placeOf(to) };
  });
  return (row, column) => {
    const facts = cells.get(`${columnLetters(column)}${row}`) ?? NOTHING;
    const merged = ranges.some(({ from, to }) => {
      const inside = row >= from.row && row <= to.row && column >= from.column && column <= to.column;
      return inside && (row !== from.row || column !== from.column);
    });
    return merged ? { ...facts, merged } : facts;
  };
}

export const NO_FACTS: FactsOf = () => NOTHING;

function placeOf(place: string): { row: number; column: number } {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/u.exec(place) ?? [];
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(row), column: column - 1 };
}
