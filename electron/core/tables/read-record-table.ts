import path from 'node:path';
import { codedText, decodedText, FULL, unguardedText } from '#documents/render/table-text.ts';
import { AppError } from '#shared/contract/errors.ts';
import { wellFormed } from '#shared/values/well-formed.ts';
import { withWords } from '../imports/import-table.ts';
import { findHeadings } from '../imports/read/find-headings.ts';
import { distinctHeadings, MAX_ROWS, refuse, refuseTooManyRows, SEARCHED_ROWS } from '../imports/read/source-table.ts';
import { comparable } from '../imports/words/normalise.ts';
import type { Translate } from '../resources/locales.ts';
import { type ReadSheet, readWorkbook } from '../workbook/read-workbook.ts';
import { mergedCells } from './merged-cells.ts';

/** All that reading needs, as plain data: it runs on a thread of its own. */
export type ReadRecordTable = {
  readonly bytes: Uint8Array;
  /** Path of the file, for its name only; nothing is read from it here. */
  readonly path: string;
  /** What headings mean, by their comparable text: the field, or `code`. What stands first wins. */
  readonly meanings: ReadonlyMap<string, string>;
  /** What a record cannot do without: the field that people call it by. */
  readonly name: string;
  /** Fields whose values may be longer than a cell. */
  readonly long: ReadonlySet<string>;
  /** Language of the sentences. */
  readonly language: string;
};

export type TableRow = {
  /** As a spreadsheet numbers it. */
  readonly row: number;
  /** One cell for each heading; texts that were spread over several columns are whole again. */
  readonly cells: readonly string[];
  /** Cells that have no value of their own, and why: a key of `tables:refused`. */
  readonly odd: readonly { readonly column: number; readonly problem: 'error' | 'formula' | 'merged' }[];
  /** Columns whose cell has its value from the first one of a merged cell above. */
  readonly spread: readonly number[];
  /** A line across the table, which parts the rows and is none. */
  readonly section: boolean;
};

export type RecordTable = {
  readonly format: 'csv' | 'xlsx';
  readonly sheet: string;
  readonly hidden: boolean;
  /** Sheets that hold something too and are not read. */
  readonly others: readonly string[];
  readonly headingRow: number;
  /** Never blank, never twice the same. */
  readonly headings: readonly string[];
  /** By heading, the field that it means; each field once. */
  readonly fields: readonly (readonly [heading: string, field: string])[];
  readonly rows: readonly TableRow[];
};

/** What the column is for that says which record a row is about. */
export const CODE = 'code';

/** Where the rest of a text stands that is too long for a cell: behind the heading and a number from 2. */
const CONTINUED = /^(.*) \((\d{1,2})\)$/u;

/**
 * Reads the table whose headings say most of what is looked for. A table whose headings say nothing is read too, so that
 * its columns can be given by hand.
 *
 * @throws AppError importEmpty, importTooLarge, importTooManyRows, importUnreadable, importNoTable
 */
export async function readRecordTable(job: ReadRecordTable, t: Translate): Promise<RecordTable> {
  const fileName = path.basename(job.path);
  try {
    const { format, sheets, unread } = await readWorkbook(job.bytes, fileName, true);
    const found = bestTable(sheets, job) ?? refuse('importNoTable', fileName);
    if (found.sheet.grid.length - found.index - 1 > MAX_ROWS) refuseTooManyRows(fileName);
    const others = sheets.filter((sheet) => sheet !== found.sheet && sheet.grid.length > 0).map(({ name }) => name);
    return { ...tableOf(found, format, job, fileName), others: [...others, ...unread] };
  } catch (error) {
    throw error instanceof AppError ? withWords(error, t) : error;
  }
}

type Found = { readonly sheet: ReadSheet; readonly index: number };

type Meanings = Pick<ReadRecordTable, 'meanings' | 'name' | 'long'>;

/** Sheets that say which records they are about come first, of those the ones that can be seen, then what says most. */
function bestTable(sheets: readonly ReadSheet[], { meanings, name }: Meanings): Found | null {
  let best: (Found & { readonly rank: readonly number[] }) | null = null;
  for (const sheet of sheets) {
    for (const [index, { cells }] of sheet.grid.slice(0, SEARCHED_ROWS).entries()) {
      const known = new Set(cells.flatMap((cell) => meanings.get(comparable(cell)) ?? []));
      if (known.size === 0 || index >= sheet.grid.length - 1) continue;
      const rank = [known.has(name) || known.has(CODE) ? 1 : 0, sheet.hidden ? 0 : 1, known.size];
      if (best === null || isHigher(rank, best.rank)) best = { sheet, index, rank };
    }
  }
  if (best !== null) return best;
  for (const sheet of sheets) {
    const index = findHeadings(sheet.grid)?.index ?? sheet.grid.length;
    if (index < sheet.grid.length - 1) return { sheet, index };
  }
  return null;
}

function isHigher(rank: readonly number[], than: readonly number[]): boolean {
  const at = rank.findIndex((each, index) => each !== than[index]);
  return (rank[at] ?? 0) > (than[at] ?? 0);
}

function tableOf(
  { sheet, index }: Found,
  format: RecordTable['format'],
  { meanings, long }: Meanings,
  fileName: string,
): Omit<RecordTable, 'others'> {
  const { name, grid, facts, hidden } = sheet;
  const merged = mergedCells(grid, sheet.markup(), fileName);
  const head = grid[index] ?? { row: 0, cells: [] };
  const body = grid.slice(index + 1);
  const used = Array.from(
    { length: Math.max(...[head, ...body].map(({ cells }) => cells.length)) },
    (_, column) => column,
  ).filter((column) => [head, ...body].some(({ cells }) => (cells[column] ?? '').trim() !== ''));
  const written = used.map((column) => plain(head.cells[column] ?? ''));
  const starts = written.map((heading, at) => {
    const whole = CONTINUED.exec(heading)?.[1];
    if (whole === undefined || !long.has(meanings.get(comparable(whole)) ?? '')) return -1;
    const start = written.indexOf(whole);
    return body.some(({ cells }) => goesOn(cells[used[start] ?? -1], cells[used[at] ?? -1])) ? start : -1;
  });
  const columns = used.flatMap((column, at) => {
    if ((starts[at] ?? -1) !== -1) return [];
    return [{ column, more: used.filter((_, other) => starts[other] === at) }];
  });
  const names = distinctHeadings(used.map((column) => head.cells[column] ?? ''));
  const headings = columns.map(({ column }) => names[used.indexOf(column)] ?? '');
  // The cells of a CSV file bear marks of what they would be otherwise; in a workbook each has its type.
  // Only then is it cleaned, as it will be stored: signs may be written by their numbers.
  const textOf = (cell: string) => wellFormed(format === 'csv' ? decodedText(unguardedText(plainLines(cell))) : cell);
  return {
    ...{ format, sheet: name, hidden, headingRow: head.row, headings, fields: meantBy(headings, meanings) },
    rows: body.map((gridRow) => {
      const { row, cells } = gridRow;
      const odd: { column: number; problem: 'error' | 'formula' | 'merged' }[] = [];
      const spread: number[] = [];
      const valueAt = (at: number, column: number) => {
        const [own, part] = [cells[column] ?? '', merged.at(row, column)];
        if (part === undefined || own === part.text) return own;
        if (part.across || own.trim() !== '') odd.push({ column: at, problem: 'merged' });
        else spread.push(at);
        return own.trim() === '' && !part.across ? part.text : own;
      };
      const texts = columns.map(({ column, more }, at) => {
        const { error, uncalculated } = facts.at(row, column);
        if (error !== '' || uncalculated) odd.push({ column: at, problem: error === '' ? 'formula' : 'error' });
        return [column, ...more].map((each) => textOf(valueAt(at, each))).join('');
      });
      return { row, cells: texts, odd, spread: [...new Set(spread)], section: merged.isSection(gridRow) };
    }),
  };
}

/** Whether a text that fills its cell goes on in the other one. */
function goesOn(start = '', more = ''): boolean {
  return more !== '' && codedText(start).length >= FULL;
}

/** For each field the column whose heading says it best. */
function meantBy(headings: readonly string[], meanings: ReadonlyMap<string, string>): [string, string][] {
  const order = new Map([...meanings.keys()].map((word, at) => [word, at]));
  const best = new Map<string, { heading: string; at: number }>();
  for (const heading of headings) {
    const word = comparable(heading);
    const [field, at] = [meanings.get(word), order.get(word) ?? 0];
    if (field === undefined || at >= (best.get(field)?.at ?? Number.POSITIVE_INFINITY)) continue;
    best.set(field, { heading, at });
  }
  return [...best].map(([field, { heading }]) => [heading, field]);
}

function plain(heading: string): string {
  return heading.replace(/\s+/gu, ' ').trim();
}

/** Programs end the lines within a cell in their own ways; one that was meant is written by its number. */
function plainLines(cell: string): string {
  return cell.replace(/\r\n?/gu, '\n');
}
