import { AppError, type ErrorCode } from '#shared/contract/errors.ts';
import type { Encoding } from '#shared/contract/import-report.ts';
import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';
import { columnLetters } from '#shared/values/column-letters.ts';
import { cutText, wellFormed } from '#shared/values/well-formed.ts';

/** Largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** Most rows below the headings. */
export const MAX_ROWS = 100_000;
export const MAX_COLUMNS = 1_000;
/** How far down headings are looked for: tables have a title, a date and a legend above them. */
export const SEARCHED_ROWS = 40;
/** Most cells, blank ones included: keeps a wide and long table from filling the memory. */
export const MAX_CELLS = 10_000_000;
/** Most text in all cells together, in UTF-16 code units: one shared string may stand in a million cells of a workbook. */
export const MAX_CHARACTERS = 128 * 1024 * 1024;

export type SourceRow = {
  /** Number of the row as a spreadsheet shows it; for JSON, of the element, from 1. */
  readonly row: number;
  /** One cell for each heading. */
  readonly cells: readonly string[];
  /** Columns whose cell was longer than `MAX_TEXT` and lost its end. */
  readonly cut?: readonly number[];
  /** Columns whose cell holds a formula that was never calculated. */
  readonly uncalculated?: readonly number[];
  /** Columns whose cell is part of one that begins in a row above. */
  readonly merged?: readonly number[];
};

/** A table as a file holds it, before anything is understood of it. */
export type SourceTable = {
  readonly format: 'csv' | 'xlsx' | 'json';
  /** `''` for XLSX. */
  readonly encoding: Encoding | '';
  /** False where the characters do not prove the encoding. */
  readonly encodingSure: boolean;
  /** `''` where there is none: XLSX, JSON, a CSV file of one column. */
  readonly delimiter: string;
  /** Row of the headings as `SourceRow.row` counts; 0 for JSON. */
  readonly headingRow: number;
  /** Never blank, never twice the same. */
  readonly headings: readonly string[];
  readonly rows: readonly SourceRow[];
  /** What is to be known of the file as a whole. */
  readonly remarks: readonly FileRemark[];
};

/** A key under `imports:remarks` and its values. */
export type FileRemark = { readonly key: string; readonly params: Readonly<Record<string, string | number>> };

/** A row of a file in which the headings have not been found yet. */
export type GridRow = Omit<SourceRow, 'cut'>;

/** Counts what is read, so that a hostile or hopeless file is refused before it fills the memory. */
export type Meter = {
  readonly add: (cells: number, characters: number) => void;
};

export function createMeter(fileName: string): Meter {
  let cells = 0;
  let characters = 0;
  return {
    add(moreCells, moreCharacters) {
      cells += moreCells;
      characters += moreCharacters;
      if (cells > MAX_CELLS) refuse('importTooLarge', fileName, 'cells', { count: MAX_CELLS });
      if (characters > MAX_CHARACTERS) refuse('importTooLarge', fileName, 'characters', { count: MAX_CHARACTERS });
    },
  };
}

/**
 * Refuses the file. `problem` and the numbers are for `import-table.ts`, which has the words and makes the readable
 * parameters of the error of them.
 */
export function refuse(
  code: ErrorCode,
  fileName: string,
  problem = '',
  details: Readonly<Record<string, string | number>> = {},
  cause?: unknown,
): never {
  throw new AppError(code, { name: fileName, ...(problem !== '' && { problem }), ...details }, {}, cause);
}

export function refuseTooManyRows(fileName: string): never {
  return refuse('importTooManyRows', fileName, 'rows', { count: MAX_ROWS });
}

export function refuseTooManyColumns(fileName: string): never {
  return refuse('importTooLarge', fileName, 'columns', { count: MAX_COLUMNS });
}

/** The refusal of a file that is too large to be read at all, for whoever sees its size first. */
export function refuseLargeFile(fileName: string, bytes: number): never {
  const mebibytes = 1024 * 1024;
  return refuse('importTooLarge', fileName, '', {
    found: `${Math.ceil(bytes / mebibytes)} MiB`,
    limit: `${MAX_FILE_BYTES / mebibytes} MiB`,
  });
}

/**
 * Headings without blanks and doubles: a blank one is named by its column's letter, `(C)`; the second of a name
 * becomes `Name (2)`.
 */
export function distinctHeadings(cells: readonly string[]): string[] {
  // `__proto__` counts as taken: as a key of a plain object it would swallow its value.
  const taken = new Set<string>(['__proto__']);
  return cells.map((cell, index) => {
    const plain = wellFormed(cell).replace(/\s+/gu, ' ').trim();
    const base = cutText(plain === '' ? `(${columnLetters(index)})` : plain, MAX_LINE);
    let heading = base;
    for (let count = 2; taken.has(heading); count += 1) heading = `${base} (${count})`;
    taken.add(heading);
    return heading;
  });
}

/** Files may hold what no database column and no XML takes: zero characters and halves of characters. */
export function cleanText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\u0000') ? whole.replaceAll('\u0000', '') : whole;
}

/** The cells of one row, as many as there are headings, none longer than a text field takes. */
export function toSourceRow(row: GridRow, columns: readonly number[]): SourceRow {
  const cut: number[] = [];
  const cells = columns.map((column, index) => {
    // As it will be stored: otherwise the same file would bring a change each time.
    const cell = wellFormed(row.cells[column] ?? '');
    if (cell.length <= MAX_TEXT) return cell;
    cut.push(index);
    return cutText(cell, MAX_TEXT);
  });
  const among = (found: readonly number[] = []) =>
    found.map((column) => columns.indexOf(column)).filter((index) => index !== -1);
  const [uncalculated, merged] = [among(row.uncalculated), among(row.merged)];
  return {
    row: row.row,
    cells,
    ...(cut.length > 0 && { cut }),
    ...(uncalculated.length > 0 && { uncalculated }),
    ...(merged.length > 0 && { merged }),
  };
}
