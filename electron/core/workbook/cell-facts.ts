import { columnLetters } from '../imports/read/source-table.ts';

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
const MERGED = /<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*["']([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})["']/gu;
/** More merged cells than a person makes; what is beyond them is read as if it were none. */
const MAX_MERGED = 10_000;

/** What the workbook says of all its sheets. */
export type WorkbookTraits = {
  /** Numbers of the styles that show a fraction as a percentage. */
  readonly percentStyles: ReadonlySet<string>;
  /** All formulas wait to be calculated when the file is opened; libraries that cannot calculate write 0 until then. */
  readonly calculatedOnLoad: boolean;
};

const NO_TRAITS: WorkbookTraits = { percentStyles: new Set(), calculatedOnLoad: false };

export function readFacts(markup: string, traits: WorkbookTraits = NO_TRAITS): SheetFacts {
  const cells = new Map<string, CellFacts>();
  for (const piece of markup.split(CELL_START).slice(1)) {
    const end = piece.indexOf('>');
    const attributes = piece.slice(0, Math.max(end, 0));
    const [inside = ''] = piece.slice(end + 1).split(CELL_END, 1);
    const formula = /<(?:\w+:)?f[\s/>]/u.test(inside);
    const isText = /(?:^|\s)t\s*=\s*["'](?:str|s|inlineStr)["']/u.test(attributes);
    const isError = /(?:^|\s)t\s*=\s*["']e["']/u.test(attributes);
    const value = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</u.exec(inside)?.[1];
    const style = /(?:^|\s)s\s*=\s*["'](\d{1,6})["']/u.exec(attributes)?.[1] ?? '';
    // Empty cells have formats too, a million of them now and then.
    const percent = value !== undefined && traits.percentStyles.has(style);
    if (!formula && !isError && !percent) continue;
    const place = /(?:^|\s)r\s*=\s*["']([A-Z]{1,3}\d{1,7})["']/u.exec(attributes)?.[1] ?? '';
    const isUnset = (value ?? '') === '' && !(isText && /<(?:\w+:)?v[\s/>]/u.test(inside));
    const isUncalculated = isUnset || (traits.calculatedOnLoad && value === '0' && !isText);
    cells.set(place, {
      ...NOTHING,
      formula,
      // A formula that was calculated to an empty text says that its value is a text; one that never was has no type.
      uncalculated: formula && isUncalculated,
      error: isError ? (value ?? '#') : '',
      percent,
    });
  }
  const ranges = [...markup.matchAll(MERGED)].slice(0, MAX_MERGED).map(([, from = '', to = '']) => {
    return { from: placeOf(from), to: placeOf(to) };
  });
  return {
    at: (row, column) => cells.get(`${columnLetters(column)}${row}`) ?? NOTHING,
    merged: (row, column) =>
      ranges.some(({ from, to }) => {
        const inside = row >= from.row && row <= to.row && column >= from.column && column <= to.column;
        return inside && (row !== from.row || column !== from.column);
      }),
  };
}

export const NO_FACTS: SheetFacts = { at: () => NOTHING, merged: () => false };

/** Numbers of the styles, as cells name them, that show a fraction as a percentage. */
export function percentStylesIn(styles: string): Set<string> {
  // Formats below 164 are the spreadsheet programs' own; of those, 9 and 10 are percentages.
  const formats = new Set(['9', '10']);
  for (const [tag] of styles.matchAll(/<(?:\w+:)?numFmt\s[^<>]*>/gu)) {
    const id = /\snumFmtId\s*=\s*["'](\d{1,6})["']/u.exec(tag)?.[1];
    if (id !== undefined && /\sformatCode\s*=\s*["'][^"']*%/u.test(tag)) formats.add(id);
  }
  const [, used = ''] = styles.split(/<(?:\w+:)?cellXfs(?=[\s>])/u);
  const [ends = ''] = used.split(/<\/(?:\w+:)?cellXfs>/u, 1);
  const percent = new Set<string>();
  for (const [index, [tag]] of [...ends.matchAll(/<(?:\w+:)?xf\s[^<>]*>/gu)].entries()) {
    if (formats.has(/\snumFmtId\s*=\s*["'](\d{1,6})["']/u.exec(tag)?.[1] ?? '')) percent.add(String(index));
  }
  return percent;
}

function placeOf(place: string): { row: number; column: number } {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/u.exec(place) ?? [];
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(row), column: column - 1 };
}
