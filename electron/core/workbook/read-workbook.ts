import { decodeText } from '../imports/read/decode-text.ts';
import { readCsv } from '../imports/read/read-csv.ts';
import { cleanWorkbook, readGrid } from '../imports/read/read-xlsx.ts';
import { sniffFormat } from '../imports/read/sniff-format.ts';
import { createMeter, type GridRow, MAX_FILE_BYTES, refuse, refuseLargeFile } from '../imports/read/source-table.ts';
import { type FactsOf, NO_FACTS, readFacts } from './cell-facts.ts';
import { type FoundIssue, ISSUE_SHEET, readIssue } from './issue.ts';

/** More than a workbook has that somebody fills in. */
const MAX_SHEETS = 50;

export type ReadSheet = {
  /** `''` in a file that is one table. */
  readonly name: string;
  readonly grid: readonly GridRow[];
  readonly facts: FactsOf;
};

export type ReadWorkbook = {
  readonly format: 'csv' | 'xlsx';
  /** Those that can be seen first, each in the workbook's order. */
  readonly sheets: readonly ReadSheet[];
  /** Null where the file says nothing about its issue. */
  readonly issue: FoundIssue | null;
};

/**
 * Reads all tables of an XLSX or CSV file; what it is, its content decides.
 *
 * @throws AppError importEmpty, importTooLarge, importTooManyRows, importUnreadable, each with a problem that
 *   `withWords` words
 */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<ReadWorkbook> {
  if (bytes.length === 0) refuse('importEmpty', fileName);
  if (bytes.length > MAX_FILE_BYTES) refuseLargeFile(fileName, bytes.length);
  const format = sniffFormat(bytes);
  if (format.kind === 'zip') return readSheets(bytes, fileName);
  if (format.kind === 'compound') refuse('importUnreadable', fileName, format.encrypted ? 'locked' : 'oldExcel');
  if (format.kind === 'other') refuse('importUnreadable', fileName, 'kind', { kind: format.name });
  const decoded = decodeText(bytes);
  if (decoded === null) refuse('importUnreadable', fileName, 'binary');
  const { grid } = readCsv(decoded.text, fileName);
  return { format: 'csv', sheets: [{ name: '', grid, facts: NO_FACTS }], issue: null };
}

async function readSheets(bytes: Uint8Array, fileName: string): Promise<ReadWorkbook> {
  const { workbook, sheets } = await cleanWorkbook(bytes, fileName);
  const meter = createMeter(fileName);
  const read: ReadSheet[] = [];
  let issue: FoundIssue | null = null;
  for (const { number, name, markup } of sheets.slice(0, MAX_SHEETS)) {
    const grid = readGrid(workbook, number, fileName, meter);
    if (name.toLowerCase() === ISSUE_SHEET) issue ??= readIssue(grid.map(({ cells }) => cells));
    else read.push({ name, grid, facts: readFacts(markup()) });
  }
  return { format: 'xlsx', sheets: read, issue };
}
