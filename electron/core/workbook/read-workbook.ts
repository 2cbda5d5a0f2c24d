import { decodeText } from '../imports/read/decode-text.ts';
import { readCsv } from '../imports/read/read-csv.ts';
import { cleanWorkbook, readGrid } from '../imports/read/read-xlsx.ts';
import { nameMarkup, sniffFormat } from '../imports/read/sniff-format.ts';
import { createMeter, type GridRow, MAX_FILE_BYTES, refuse, refuseLargeFile } from '../imports/read/source-table.ts';
import { NO_FACTS, readFacts, type SheetFacts } from './cell-facts.ts';
import { type FoundIssue, ISSUE_SHEET, readIssue } from './issue.ts';

/** More than a workbook has that somebody fills in. */
const MAX_SHEETS = 50;

export type ReadSheet = {
  /** `''` in a file that is one table. */
  readonly name: string;
  readonly grid: readonly GridRow[];
  readonly facts: SheetFacts;
  readonly hidden: boolean;
  /** Of the sheet, for what its cells do not say; `''` in a file that is one table. */
  readonly markup: () => string;
};

export type ReadWorkbook = {
  readonly format: 'csv' | 'xlsx';
  /** Those that can be seen first, each in the workbook's order. */
  readonly sheets: readonly ReadSheet[];
  /** Names of the sheets beyond those that are read. */
  readonly unread: readonly string[];
  /** Null where the file says nothing about its issue. */
  readonly issue: FoundIssue | null;
};

/**
 * Reads all tables of an XLSX or CSV file; what it is, its content decides.
 *
 * @param clocks whether days keep the time that stands with them
 * @throws AppError importEmpty, importTooLarge, importTooManyRows, importUnreadable, each with a problem that
 *   `withWords` words
 */
export async function readWorkbook(bytes: Uint8Array, fileName: string, clocks = false): Promise<ReadWorkbook> {
  if (bytes.length === 0) refuse('importEmpty', fileName);
  if (bytes.length > MAX_FILE_BYTES) refuseLargeFile(fileName, bytes.length);
  const format = sniffFormat(bytes);
  if (format.kind === 'zip') return readSheets(bytes, fileName, clocks);
  if (format.kind === 'compound') refuse('importUnreadable', fileName, format.encrypted ? 'locked' : 'oldExcel');
  if (format.kind === 'other') refuse('importUnreadable', fileName, 'kind', { kind: format.name });
  const decoded = decodeText(bytes);
  if (decoded === null) refuse('importUnreadable', fileName, 'binary');
  const foreign = nameMarkup(decoded.text) ?? (isJson(decoded.text) ? 'jsonHere' : null);
  if (foreign !== null) refuse('importUnreadable', fileName, foreign);
  const { grid } = readCsv(decoded.text, fileName);
  return {
    format: 'csv',
    sheets: [{ name: '', grid, facts: NO_FACTS, hidden: false, markup: () => '' }],
    unread: [],
    issue: null,
  };
}

/** A list that begins with a bracket is none. */
function isJson(text: string): boolean {
  if (!/^\s*[[{]/u.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function readSheets(bytes: Uint8Array, fileName: string, clocks: boolean): Promise<ReadWorkbook> {
  const { workbook: open, sheets } = await cleanWorkbook(bytes, fileName);
  const workbook = { ...open, formats: { ...open.formats, clocks } };
  const meter = createMeter(fileName);
  const read: ReadSheet[] = [];
  let issue: FoundIssue | null = null;
  for (const { number, name, hidden, markup } of sheets.slice(0, MAX_SHEETS)) {
    const grid = readGrid(workbook, number, fileName, meter);
    if (name.toLowerCase() === ISSUE_SHEET) issue ??= readIssue(grid.map(({ cells }) => cells));
    else read.push({ name, grid, facts: readFacts(markup(), workbook), hidden, markup });
  }
  const unread = sheets.slice(MAX_SHEETS).map(({ name }) => name);
  return { format: 'xlsx', sheets: read, unread, issue };
}
