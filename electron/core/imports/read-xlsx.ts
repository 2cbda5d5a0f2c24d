import { readSheet, type SheetData, SheetNotFoundError } from 'read-excel-file/node';
import { ZipFile } from 'yazl';
import { type ArchivePart, readArchive } from './check-archive.ts';
import { type FoundHeadings, findHeadings } from './find-headings.ts';
import { cleanText } from './read-json.ts';
import {
  createMeter,
  type GridRow,
  MAX_COLUMNS,
  MAX_ROWS,
  type Meter,
  refuse,
  refuseTooManyColumns,
  refuseTooManyRows,
} from './source-table.ts';

/** Parts of a workbook that no cell needs. */
const UNREAD =
  /^xl\/(?:theme|drawings|charts|chartsheets|media|embeddings|externalLinks|pivotCache|pivotTables|printerSettings|ctrlProps|persons|threadedComments|tables|queryTables|slicers|slicerCaches|richData|worksheets\/_rels|comments[^/]*\.xml$)/iu;
const PART = /^xl\/.*\.(?:xml|rels)$/iu;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/iu;
/** Sheets are tried in their order; a workbook has few before its table. */
const MAX_SHEETS = 50;
/** Rows above the headings do not count against the limit, so a few more are let through. */
const SPARE_ROWS = 50;
/** Most places a sheet may span, filled or not: the reader makes a cell of each. */
const MAX_SPAN = 10_000_000;

export type XlsxGrid = { readonly grid: GridRow[]; readonly found: FoundHeadings };

/**
 * The first sheet of a workbook with a table of AI systems in it, or else the first with a table: cover sheets,
 * instructions and lists of choices come before the table as often as not. Dates become `YYYY-MM-DD`; a formula is
 * its last calculated value.
 *
 * @throws AppError `importUnreadable`, `importTooLarge`, `importTooManyRows`, `importNoTable`
 */
export async function readXlsx(bytes: Uint8Array, fileName: string): Promise<XlsxGrid> {
  const parts = await readArchive(bytes, fileName, (name) => PART.test(name) && !UNREAD.test(name));
  if (!parts.some((part) => part.name.toLowerCase() === 'xl/workbook.xml')) {
    refuse('importUnreadable', fileName, 'kind', { kind: 'ZIP' });
  }
  for (const part of parts) if (SHEET.test(part.name)) checkSpan(part, fileName);
  // The reader walks local headers as they come, where the check above follows the central directory; two readers
  // must not see two archives, so it gets one that was written here.
  const clean = await packPlain(parts);
  let table: XlsxGrid | null = null;
  const meter = createMeter(fileName);
  for (let sheet = 1; sheet <= MAX_SHEETS; sheet += 1) {
    const grid = await readGrid(clean, sheet, fileName, meter);
    if (grid === null) break;
    const found = findHeadings(grid);
    if (found === null || found.index >= grid.length - 1) continue;
    if (found.hasName) return { grid, found };
    if (table === null || (table.found.width < 2 && found.width >= 2)) table = { grid, found };
  }
  if (table === null) refuse('importNoTable', fileName);
  return table;
}

async function readGrid(workbook: Buffer, sheet: number, fileName: string, meter: Meter): Promise<GridRow[] | null> {
  let data: SheetData;
  try {
    data = await readSheet(workbook, sheet, { trim: false });
  } catch (error) {
    if (error instanceof SheetNotFoundError && sheet > 1) return null;
    return refuse('importUnreadable', fileName, 'workbook', {}, error);
  }
  const grid: GridRow[] = [];
  for (const [index, values] of data.entries()) {
    if (values.length > MAX_COLUMNS) refuseTooManyColumns(fileName);
    const cells = values.map(cellText);
    let characters = 0;
    for (const cell of cells) characters += cell.length;
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (grid.length >= MAX_ROWS + SPARE_ROWS) refuseTooManyRows(fileName);
    meter.add(cells.length, characters);
    grid.push({ row: index + 1, cells });
  }
  return grid;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : (value.toISOString().split('T')[0] ?? '');
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return cleanText(String(value));
}

/**
 * A sheet says where a row and a cell stand, and the reader fills up to there: one cell in the last corner would make
 * 17 milliard of them. Row and column numbers are looked up in the raw text before.
 */
function checkSpan(part: ArchivePart, fileName: string): void {
  let lastRow = 0;
  let lastColumn = 0;
  // Latin-1 keeps the memory at one byte a character; the markup is ASCII.
  for (const [, name, value] of part.bytes.toString('latin1').matchAll(PLACE)) {
    if (value === undefined) continue;
    if (name === 'row') lastRow = Math.max(lastRow, Number(value));
    else {
      const letters = /^[A-Za-z]*/u.exec(value)?.[0] ?? '';
      lastColumn = Math.max(lastColumn, columnNumber(letters));
      lastRow = Math.max(lastRow, Number(value.slice(letters.length)) || 0);
    }
  }
  if (!(lastRow * Math.max(lastColumn, 1) <= MAX_SPAN)) {
    refuse('importTooLarge', fileName, 'cells', { count: MAX_SPAN });
  }
}

const PLACE = /<(?:\w+:)?(row|c)\s[^>]*?\br\s*=\s*["']([^"']*)["']/gu;

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

function packPlain(parts: readonly ArchivePart[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const part of parts) zip.addBuffer(part.bytes, part.name, { compress: false, mtime: new Date(0) });
  zip.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    zip.outputStream
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('error', reject)
      .on('end', () => resolve(Buffer.concat(chunks)));
  });
}
