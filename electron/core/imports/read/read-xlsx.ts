import { readSheet, type SheetData } from 'read-excel-file/node';
import { type ArchivePart, packPlain, readArchive } from './check-archive.ts';
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
/** Sheets are tried in their order; a workbook has few before its table. */
const MAX_SHEETS = 50;
/** Rows above the headings do not count against the limit, so a few more are let through. */
const SPARE_ROWS = 50;
/** Longest tag, in bytes; spreadsheet programs write some hundreds. Of one of two million the reader sees no end. */
const MAX_TAG_BYTES = 64 * 1024;
/**
 * Longest text between two tags, in bytes; a cell holds 32,767 characters at most. Some megabytes without a tag keep the
 * reader busy for minutes, now and then.
 */
const MAX_TEXT_BYTES = 256 * 1024;
/** Most places a sheet may span, filled or not: the reader makes a cell of each. */
const MAX_SPAN = 10_000_000;

/** A sheet by its place from 1, with its markup, which was checked, for what the reader does not say. */
export type XlsxSheet = {
  readonly number: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly markup: () => string;
};
export type CleanWorkbook = {
  readonly workbook: Buffer;
  readonly sheets: readonly XlsxSheet[];
  /** Markup of a part of the workbook by its name in small letters; `''` for none. */
  readonly part: (name: string) => string;
};
export type XlsxGrid = { readonly grid: GridRow[]; readonly found: FoundHeadings };

/**
 * The first sheet of a workbook with a table of AI systems in it, or else the first with a table: cover sheets,
 * instructions and lists of choices come before the table as often as not. Dates become `YYYY-MM-DD`; a formula is
 * its last calculated value.
 *
 * @throws AppError `importUnreadable`, `importTooLarge`, `importTooManyRows`, `importNoTable`, `importNoRows`
 */
export async function readXlsx(bytes: Uint8Array, fileName: string): Promise<XlsxGrid> {
  let table: XlsxGrid | null = null;
  let hasHeadings = false;
  for await (const grid of readSheets(bytes, fileName)) {
    const found = findHeadings(grid);
    if (found === null || found.index >= grid.length - 1) {
      hasHeadings ||= found?.hasName === true;
      continue;
    }
    if (found.hasName) return { grid, found };
    if (table === null || (table.found.width < 2 && found.width >= 2)) table = { grid, found };
  }
  if (table === null) refuse(hasHeadings ? 'importNoRows' : 'importNoTable', fileName);
  return table;
}

/**
 * The sheets that hold cells, one after another, without their blank rows; hidden ones last.
 *
 * @throws AppError `importUnreadable`, `importTooLarge`, `importTooManyRows`
 */
export async function* readSheets(bytes: Uint8Array, fileName: string): AsyncGenerator<GridRow[]> {
  const { workbook, sheets } = await cleanWorkbook(bytes, fileName);
  const meter = createMeter(fileName);
  for (const { number } of sheets.slice(0, MAX_SHEETS)) yield await readGrid(workbook, number, fileName, meter);
}

/**
 * The parts that hold cells, checked and packed anew. The reader walks local headers as they come, where the check
 * follows the central directory; two readers must not see two archives.
 */
export async function cleanWorkbook(bytes: Uint8Array, fileName: string): Promise<CleanWorkbook> {
  const parts = await readArchive(bytes, fileName, (name) => PART.test(name) && !UNREAD.test(name));
  if (!parts.some((part) => part.name.toLowerCase() === 'xl/workbook.xml')) {
    // Such a file begins with its type, not packed.
    const isOpenDocument = Buffer.from(bytes.subarray(0, 100)).includes('application/vnd.oasis.opendocument');
    refuse('importUnreadable', fileName, isOpenDocument ? 'openDocument' : 'kind', { kind: 'ZIP' });
  }
  // Any part may be named as a sheet, whatever its folder.
  for (const part of parts) {
    checkTags(part, fileName);
    checkSpan(part, fileName);
  }
  const part = (name: string) => partNamed(parts, name);
  return { workbook: await packPlain(parts), sheets: listSheets(parts), part };
}

/**
 * The sheets that hold cells; hidden ones, which hold lists of choices, last. Sheets that are only a chart are left out:
 * the reader fails on them.
 */
function listSheets(parts: readonly ArchivePart[]): XlsxSheet[] {
  const xml = (name: string) => partNamed(parts, name);
  const cellSheets = new Map<string | undefined, () => string>();
  for (const [, attributes = ''] of xml('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/gu)) {
    if (/\sType\s*=\s*["'][^"']*\/worksheet["']/u.test(` ${attributes}`)) {
      const target = /\sTarget\s*=\s*["']([^"']*)["']/u.exec(` ${attributes}`)?.[1] ?? '';
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      cellSheets.set(/\sId\s*=\s*["']([^"']*)["']/u.exec(` ${attributes}`)?.[1], () => xml(part.toLowerCase()));
    }
  }
  const visible: XlsxSheet[] = [];
  const hidden: XlsxSheet[] = [];
  let number = 0;
  for (const [, attributes = ''] of xml('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s([^>]*)>/gu)) {
    number += 1;
    const markup = cellSheets.get(/\s\w+:id\s*=\s*["']([^"']*)["']/u.exec(` ${attributes}`)?.[1]);
    if (markup === undefined) continue;
    const name = /\sname\s*=\s*["']([^"']*)["']/u.exec(` ${attributes}`)?.[1] ?? '';
    const isHidden = /\sstate\s*=\s*["'](?:veryH|h)idden["']/u.test(` ${attributes}`);
    (isHidden ? hidden : visible).push({ number, name: plainOf(name), hidden: isHidden, markup });
  }
  return [...visible, ...hidden];
}

function partNamed(parts: readonly ArchivePart[], name: string): string {
  return parts.find((part) => part.name.toLowerCase() === name)?.bytes.toString('utf8') ?? '';
}

function plainOf(markup: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return markup.replace(/&(amp|lt|gt|quot|apos);/gu, (_, sign: string) => signs[sign] ?? '');
}

/** The filled rows of a sheet, dates as `YYYY-MM-DD`, formulas as their last calculated value. */
export async function readGrid(workbook: Buffer, sheet: number, fileName: string, meter: Meter): Promise<GridRow[]> {
  let data: SheetData;
  try {
    data = await readSheet(workbook, sheet, { trim: false });
  } catch (error) {
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
  return typeof value === 'number' ? String(value) : cleanText(typeof value === 'string' ? value : '');
}

function checkTags({ bytes }: ArchivePart, fileName: string): void {
  const find = (sign: string, from: number) => {
    const at = bytes.indexOf(sign, from);
    return at === -1 ? bytes.length : at;
  };
  for (let end = 0; end < bytes.length; ) {
    const start = find('<', end);
    if (start - end > MAX_TEXT_BYTES) refuse('importUnreadable', fileName, 'workbook');
    end = find('>', start);
    if (end - start > MAX_TAG_BYTES) refuse('importUnreadable', fileName, 'workbook');
  }
}

/**
 * A sheet says where a row and a cell stand, and the reader fills up to there: one cell in the last corner would make
 * 17 milliard of them. So places are looked up in the raw text before, and a tag whose attributes could be read in
 * two ways is refused; no spreadsheet program writes one.
 */
function checkSpan(part: ArchivePart, fileName: string): void {
  let lastRow = 0;
  let lastColumn = 0;
  // Latin-1 keeps the memory at one byte a character; the markup is ASCII.
  for (const [, element, attributes = ''] of part.bytes.toString('latin1').matchAll(TAG)) {
    if (!ATTRIBUTES.test(attributes)) refuse('importUnreadable', fileName, 'workbook');
    for (const [, , value = ''] of attributes.matchAll(PLACE)) {
      const place = (element === 'row' ? ROW : CELL).exec(value);
      if (place === null) refuse('importUnreadable', fileName, 'workbook');
      lastRow = Math.max(lastRow, Number(place.groups?.row));
      lastColumn = Math.max(lastColumn, columnNumber(place.groups?.column ?? ''));
    }
  }
  if (lastRow * Math.max(lastColumn, 1) > MAX_SPAN) refuse('importTooLarge', fileName, 'cells', { count: MAX_SPAN });
}

const TAG = /<(?:[\w.-]+:)*(row|c)(?![\w.:-])([^>]*)>?/gu;
const ATTRIBUTES = /^(?:\s+[\w.:-]+\s*=\s*(?:"[^"<>&]*"|'[^'<>&]*'))*\s*\/?$/u;
const PLACE = /\s(?:[\w.-]+:)*r\s*=\s*(["'])(.*?)\1/gu;
const ROW = /^(?<row>\d{1,7})$/u;
const CELL = /^(?<column>[A-Za-z]{1,3})(?<row>\d{1,7})$/u;

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
