import path from 'node:path';
import { decodedText, unguardedText } from '#documents/render/table-text.ts';
import { AppError } from '#shared/contract/errors.ts';
import { withWords } from '../imports/import-table.ts';
import { findHeadings } from '../imports/read/find-headings.ts';
import { distinctHeadings, MAX_ROWS, refuse, refuseTooManyRows, SEARCHED_ROWS } from '../imports/read/source-table.ts';
import { comparable } from '../imports/words/normalise.ts';
import type { Translate } from '../resources/locales.ts';
import { type ReadSheet, readWorkbook } from '../workbook/read-workbook.ts';

/** All that reading needs, as plain data: it runs on a thread of its own. */
export type ReadRecordTable = {
  readonly bytes: Uint8Array;
  /** Path of the file, for its name only; nothing is read from it here. */
  readonly path: string;
  /** What headings mean, by their comparable text: the field, or `code`. */
  readonly meanings: ReadonlyMap<string, string>;
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
};

export type RecordTable = {
  readonly format: 'csv' | 'xlsx';
  readonly sheet: string;
  readonly headingRow: number;
  /** Never blank, never twice the same. */
  readonly headings: readonly string[];
  /** By heading, the field that it means; each field once. */
  readonly fields: readonly (readonly [heading: string, field: string])[];
  readonly rows: readonly TableRow[];
};

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
    const { format, sheets } = await readWorkbook(job.bytes, fileName);
    const found = bestTable(sheets, job.meanings) ?? refuse('importNoTable', fileName);
    if (found.sheet.grid.length - found.index - 1 > MAX_ROWS) refuseTooManyRows(fileName);
    return tableOf(found, format, job.meanings);
  } catch (error) {
    throw error instanceof AppError ? withWords(error, t) : error;
  }
}

type Found = { readonly sheet: ReadSheet; readonly index: number };

function bestTable(sheets: readonly ReadSheet[], meanings: ReadonlyMap<string, string>): Found | null {
  let best: (Found & { readonly known: number }) | null = null;
  for (const sheet of sheets) {
    for (const [index, { cells }] of sheet.grid.slice(0, SEARCHED_ROWS).entries()) {
      const known = new Set(cells.flatMap((cell) => meanings.get(comparable(cell)) ?? [])).size;
      if (index < sheet.grid.length - 1 && known > (best?.known ?? 0)) best = { sheet, index, known };
    }
  }
  if (best !== null) return best;
  for (const sheet of sheets) {
    const index = findHeadings(sheet.grid)?.index ?? sheet.grid.length;
    if (index < sheet.grid.length - 1) return { sheet, index };
  }
  return null;
}

function tableOf(
  { sheet, index }: Found,
  format: RecordTable['format'],
  meanings: ReadonlyMap<string, string>,
): RecordTable {
  const { name, grid, facts } = sheet;
  const head = grid[index] ?? { row: 0, cells: [] };
  const body = grid.slice(index + 1);
  const used = Array.from(
    { length: Math.max(...[head, ...body].map(({ cells }) => cells.length)) },
    (_, column) => column,
  ).filter((column) => [head, ...body].some(({ cells }) => (cells[column] ?? '').trim() !== ''));
  const written = used.map((column) => plain(head.cells[column] ?? ''));
  const starts = written.map((heading) => {
    const whole = CONTINUED.exec(heading)?.[1];
    return whole !== undefined && meanings.has(comparable(whole)) ? written.indexOf(whole) : -1;
  });
  const columns = used.flatMap((column, at) => {
    if ((starts[at] ?? -1) !== -1) return [];
    return [{ column, more: used.filter((_, other) => starts[other] === at) }];
  });
  const names = distinctHeadings(used.map((column) => head.cells[column] ?? ''));
  const headings = columns.map(({ column }) => names[used.indexOf(column)] ?? '');
  // The cells of a CSV file bear marks of what they would be otherwise; in a workbook each has its type.
  const textOf = (cell: string) => (format === 'csv' ? decodedText(unguardedText(plainLines(cell))) : cell);
  return {
    ...{ format, sheet: name, headingRow: head.row, headings, fields: meantBy(headings, meanings) },
    rows: body.map(({ row, cells }) => ({
      row,
      cells: columns.map(({ column, more }) => [column, ...more].map((at) => textOf(cells[at] ?? '')).join('')),
      odd: columns.flatMap(({ column }, at) => {
        const { error, uncalculated } = facts.at(row, column);
        const odd = error !== '' ? 'error' : uncalculated ? 'formula' : null;
        const problem = odd ?? (facts.merged(row, column) ? 'merged' : null);
        return problem === null ? [] : [{ column: at, problem }];
      }),
    })),
  };
}

function meantBy(headings: readonly string[], meanings: ReadonlyMap<string, string>): [string, string][] {
  const taken = new Set<string>();
  return headings.flatMap((heading): [string, string][] => {
    const field = meanings.get(comparable(heading));
    if (field === undefined || taken.has(field)) return [];
    taken.add(field);
    return [[heading, field]];
  });
}

function plain(heading: string): string {
  return heading.replace(/\s+/gu, ' ').trim();
}

/** Programs end the lines within a cell in their own ways; one that was meant is written by its number. */
function plainLines(cell: string): string {
  return cell.replace(/\r\n?/gu, '\n');
}
