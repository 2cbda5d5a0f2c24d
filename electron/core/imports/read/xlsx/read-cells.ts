import { columnNumber } from '#shared/values/column-letters.ts';
import {
  cleanText,
  type GridRow,
  MAX_COLUMNS,
  MAX_ROWS,
  type Meter,
  refuse,
  refuseTooManyColumns,
  refuseTooManyRows,
} from '../source-table.ts';
import { type NumberFormats, shownDay, shownNumber } from './number-formats.ts';
import { elementText, stringOf } from './xml-text.ts';

/** What cells refer to. */
export type CellContext = {
  readonly formats: NumberFormats;
  readonly strings: readonly string[];
};

/** A cell that has no value of its own: an error such as `#N/A`, or `''` for a formula that was never calculated. */
export type OddCell = { readonly row: number; readonly column: number; readonly error: string };

export type SheetCells = {
  /** Filled rows by their numbers; in order, without those that hold odd cells alone. */
  readonly grid: GridRow[];
  readonly odd: readonly OddCell[];
};

type Value = { readonly text: string; readonly error?: string };

/** Rows above the headings do not count against the limit, so a few more are let through. */
const SPARE_ROWS = 50;
const CELL_START = Buffer.from('<c r="');
const CELL_END = Buffer.from('</c>');
const TYPE = /\st\s*=\s*["'](\w+)/u;
const STYLE = /\ss\s*=\s*["'](\d+)/u;
const PLACE = /^([A-Za-z]+)(\d+)"/u;

/**
 * The cells of a sheet whose part went through `createPartFilter`: each says where it stands, so that time and memory
 * follow what is filled and not how far it lies apart.
 *
 * @throws AppError `importUnreadable`, `importTooLarge`, `importTooManyRows`
 */
export function readCells(sheet: Buffer, context: CellContext, fileName: string, meter: Meter): SheetCells {
  const rows = new Map<number, string[]>();
  const odd: OddCell[] = [];
  const columns = new Set<number>();
  let inOrder = true;
  let last = 0;
  for (let at = sheet.indexOf(CELL_START); at !== -1; at = sheet.indexOf(CELL_START, at)) {
    const end = sheet.indexOf(CELL_END, at);
    if (end === -1) refuse('importUnreadable', fileName, 'workbook');
    const markup = sheet.toString('utf8', at + CELL_START.length, end);
    at = end + CELL_END.length;
    const [, letters = '', number = ''] = PLACE.exec(markup) ?? [];
    const [row, column] = [Number(number), columnNumber(letters) - 1];
    const { text, error } = valueOf(markup, context) ?? refuse('importUnreadable', fileName, 'workbook');
    if (error !== undefined) odd.push({ row, column, error });
    if (text.trim() === '') continue;
    let cells = rows.get(row);
    if (cells === undefined) {
      if (rows.size >= MAX_ROWS + SPARE_ROWS) refuseTooManyRows(fileName);
      cells = [];
      rows.set(row, cells);
      inOrder &&= row > last;
      last = row;
    }
    columns.add(column);
    if (columns.size > MAX_COLUMNS) refuseTooManyColumns(fileName);
    meter.add(Math.max(1, column + 1 - cells.length), text.length);
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }
  const grid = [...rows].map(([row, cells]) => ({ row, cells }));
  return { grid: inOrder ? grid : grid.sort((a, b) => a.row - b.row), odd };
}

/** `null` where a cell refers to a text that is not there. */
function valueOf(markup: string, { formats, strings }: CellContext): Value | null {
  const start = markup.indexOf('>');
  const attributes = markup.slice(0, start);
  const inside = markup.slice(start + 1);
  const written = elementText(inside, 'v');
  const type = TYPE.exec(attributes)?.[1] ?? 'n';
  if (type === 'inlineStr') return { text: cleanText(stringOf(inside)) };
  // A formula may well give an empty text, but no empty number.
  if (!written && type !== 'str') return /<f(?=[\s/>])/u.test(inside) ? { text: '', error: '' } : { text: '' };
  if (written === undefined) return { text: '', error: '' };
  switch (type) {
    case 's': {
      const text = strings[Number(written)];
      return text === undefined ? null : { text };
    }
    case 'b':
      return { text: written.trim() === '1' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { text: '', error: written.trim() };
    case 'str':
      return { text: cleanText(written) };
    case 'd':
      return { text: shownDay(written, formats) };
    default:
      return { text: shownNumber(written, formats.formatOf(STYLE.exec(attributes)?.[1]), formats) };
  }
}
