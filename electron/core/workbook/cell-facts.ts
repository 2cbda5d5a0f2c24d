import { columnLetters } from '#shared/values/column-letters.ts';
import type { OpenWorkbook } from '../imports/read/xlsx/open-workbook.ts';
import { mergedRanges } from '../imports/read/xlsx/spread-merged.ts';

/** What the markup of a sheet says of a cell besides its value. */
export type CellFacts = {
  readonly formula: boolean;
  /** A formula that nobody has calculated yet. */
  readonly uncalculated: boolean;
  /** Such as `#REF!`; `''` for none. */
  readonly error: string;
  /** Shown as a percentage: its value is a fraction. */
  readonly percent: boolean;
};

/** Both look a cell up by the number of its row, from 1, and of its column, from 0. */
export type SheetFacts = {
  readonly at: (row: number, column: number) => CellFacts;
  /** Whether it is part of a merged cell, and not its first one: it has no value of its own. Looks through all of them. */
  readonly merged: (row: number, column: number) => boolean;
};

const NOTHING: CellFacts = { formula: false, uncalculated: false, error: '', percent: false };
/** Taken apart by where cells begin: looking for the end of each could take as long as the sheet, each time anew. */
const CELL_START = /<(?:\w+:)?c(?=[\s>])/u;
const CELL_END = /<\/(?:\w+:)?c>/u;
/** More merged cells than a person makes; what is beyond them is read as if it were none. */
const MAX_MERGED = 10_000;

/** @param workbook that the sheet is of, for its formats and how it is calculated */
export function readFacts(markup: string, workbook?: Pick<OpenWorkbook, 'formats' | 'calculatedOnLoad'>): SheetFacts {
  const cells = new Map<string, CellFacts>();
  for (const piece of markup.split(CELL_START).slice(1)) {
    const end = piece.indexOf('>');
    const attributes = piece.slice(0, Math.max(end, 0));
    const [inside = ''] = piece.slice(end + 1).split(CELL_END, 1);
    const formula = /<(?:\w+:)?f[\s/>]/u.test(inside);
    const isText = /(?:^|\s)t\s*=\s*["'](?:str|s|inlineStr)["']/u.test(attributes);
    const isError = /(?:^|\s)t\s*=\s*["']e["']/u.test(attributes);
    const value = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</u.exec(inside)?.[1];
    const style = /(?:^|\s)s\s*=\s*["'](\d{1,6})["']/u.exec(attributes)?.[1];
    // Empty cells have formats too, a million of them now and then.
    const isPercent = style !== undefined && workbook?.formats.formatOf(style).kind === 'percent';
    const percent = value !== undefined && isPercent;
    if (!formula && !isError && !percent) continue;
    const place = /(?:^|\s)r\s*=\s*["']([A-Z]{1,3}\d{1,7})["']/u.exec(attributes)?.[1] ?? '';
    const isUnset = (value ?? '') === '' && !(isText && /<(?:\w+:)?v[\s/>]/u.test(inside));
    const isUncalculated = isUnset || (workbook?.calculatedOnLoad === true && value === '0' && !isText);
    cells.set(place, {
      ...NOTHING,
      formula,
      // A formula that was calculated to an empty text says that its value is a text; one that never was has no type.
      uncalculated: formula && isUncalculated,
      error: isError ? (value ?? '#') : '',
      percent,
    });
  }
  const ranges = [...mergedRanges(markup, MAX_MERGED)];
  return {
    at: (row, column) => cells.get(`${columnLetters(column)}${row}`) ?? NOTHING,
    merged: (row, column) =>
      ranges.some(({ rows: [top, bottom], columns: [left, right] }) => {
        const inside = row >= top && row <= bottom && column >= left && column <= right;
        return inside && (row !== top || column !== left);
      }),
  };
}

export const NO_FACTS: SheetFacts = { at: () => NOTHING, merged: () => false };
