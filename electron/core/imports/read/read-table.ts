import type { Encoding } from '#shared/contract/import-report.ts';
import { type DecodedText, decodeText } from './decode-text.ts';
import { type FoundHeadings, findHeadings } from './find-headings.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readXlsx } from './read-xlsx.ts';
import { nameMarkup, sniffFormat } from './sniff-format.ts';
import {
  distinctHeadings,
  type FileRemark,
  type GridRow,
  MAX_COLUMNS,
  MAX_FILE_BYTES,
  MAX_ROWS,
  refuse,
  refuseLargeFile,
  refuseTooManyColumns,
  refuseTooManyRows,
  type SourceTable,
  toSourceRow,
} from './source-table.ts';

/**
 * Reads the table in a CSV, TSV, XLSX or JSON file. What the file is, its content decides; `fileName` (without a
 * folder) stands in the sentences and settles only what content cannot. The encoding, the delimiter and the row of
 * the headings are found; every cell stays text as the file has it.
 *
 * @param encoding of a text file, where somebody chose it
 * @throws AppError `importEmpty`, `importTooLarge`, `importTooManyRows`, `importUnreadable`, `importNoTable`,
 * `importNoRows`
 */
export async function readTable(bytes: Uint8Array, fileName: string, encoding?: Encoding): Promise<SourceTable> {
  if (bytes.length === 0) refuse('importEmpty', fileName);
  if (bytes.length > MAX_FILE_BYTES) refuseLargeFile(fileName, bytes.length);
  const format = sniffFormat(bytes);
  if (format.kind === 'zip') {
    const { grid, found, others } = await readXlsx(bytes, fileName);
    const remarks = others.length === 0 ? [] : [{ key: 'otherSheets', params: { names: others.join(', ') } }];
    return fromGrid(grid, found, fileName, {
      ...{ format: 'xlsx', encoding: '', encodingSure: true, delimiter: '' },
      remarks,
    });
  }
  if (format.kind === 'compound') {
    refuse('importUnreadable', fileName, format.encrypted ? 'locked' : 'oldExcel');
  }
  if (format.kind === 'other') {
    refuse('importUnreadable', fileName, 'kind', { kind: format.name });
  }
  return readText(bytes, fileName, encoding);
}

function readText(bytes: Uint8Array, fileName: string, said: Encoding | undefined): SourceTable {
  const decoded = decodeText(bytes, said) ?? refuse('importUnreadable', fileName, 'binary');
  const { text } = decoded;
  if (text.trim() === '') refuse('importEmpty', fileName);
  const foreign = nameMarkup(text);
  if (foreign !== null) refuse('importUnreadable', fileName, foreign);
  const source = { encoding: decoded.encoding, encodingSure: decoded.sure };
  const remarks = remarksOn(decoded);
  const named = /\.(?:json|jsonl|ndjson)$/iu.test(fileName);
  // A CSV file may begin with a bracket too, so JSON that cannot be read is only refused under a JSON name.
  if (named || /^\s*[[{]/u.test(text)) {
    const json = readJson(text, fileName);
    if (json !== null) {
      if (json.rows.length === 0) refuse('importNoTable', fileName);
      return {
        format: 'json',
        ...source,
        delimiter: '',
        headingRow: 0,
        ...json,
        remarks: [...remarks, ...json.remarks],
      };
    }
    if (named) refuse('importUnreadable', fileName, 'json');
  }
  const { delimiter, grid } = readCsv(text, fileName);
  const found = findHeadings(grid);
  if (found === null) refuse('importEmpty', fileName);
  return fromGrid(grid, found, fileName, { format: 'csv', ...source, delimiter, remarks });
}

function remarksOn({ text, zeros, encoding }: DecodedText): FileRemark[] {
  const unreadable = text.split('\ufffd').length - 1;
  return [
    ...(zeros > 0 ? [{ key: 'zeros', params: { count: zeros } }] : []),
    ...(unreadable > 0 ? [{ key: 'unreadable', params: { count: unreadable, encoding: encoding.toUpperCase() } }] : []),
  ];
}

function fromGrid(
  grid: readonly GridRow[],
  found: FoundHeadings,
  fileName: string,
  source: Omit<SourceTable, 'headingRow' | 'headings' | 'rows'>,
): SourceTable {
  const heading = grid[found.index];
  const body = grid.slice(found.index + 1);
  if (heading === undefined) refuse('importNoTable', fileName);
  if (body.length === 0) refuse('importNoRows', fileName);
  if (body.length > MAX_ROWS) refuseTooManyRows(fileName);
  const used = usedColumns(heading.cells, body);
  if (used.length > MAX_COLUMNS) refuseTooManyColumns(fileName);
  const names = distinctHeadings(padded(heading.cells, (used.at(-1) ?? -1) + 1));
  return {
    ...source,
    headingRow: heading.row,
    headings: used.map((column) => names[column] ?? ''),
    rows: body.map((row) => toSourceRow(row, used)),
  };
}

/** Columns with a heading or a value: a value beyond the last heading is kept too. */
function usedColumns(headings: readonly string[], body: readonly GridRow[]): number[] {
  const used = new Set<number>();
  for (const [column, cell] of headings.entries()) if (cell.trim() !== '') used.add(column);
  for (const row of body) {
    for (let column = 0; column < row.cells.length; column += 1) {
      if (!used.has(column) && row.cells[column]?.trim() !== '') used.add(column);
    }
  }
  return [...used].sort((a, b) => a - b);
}

function padded(cells: readonly string[], length: number): string[] {
  return Array.from({ length: Math.max(length, cells.length) }, (_, index) => cells[index] ?? '');
}
