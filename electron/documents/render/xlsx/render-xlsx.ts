import writeXlsxFile, {
  type CellObject,
  type Feature,
  type Image,
  type Sheet as WrittenSheet,
} from 'write-excel-file/node';
import { columnLetters } from '#shared/values/column-letters.ts';
import { frameWords } from '../../model/cover.ts';
import type { DocumentModel } from '../../model/model.ts';
import type { Sheet, SheetCell, SheetColumn, Workbook } from '../../model/sheet.ts';
import type { Translate } from '../../model/translate.ts';
import { officeText } from '../office-text.ts';
import { reproducible } from '../office-zip.ts';
import { ACCENT, HAIRLINE, TONE_INK } from '../pdf/tokens.ts';
import { cellText, unmarked, wholeText } from './cell-text.ts';
import { pageSheet } from './page.ts';
import { tall } from './row-height.ts';

const FONT = { fontFamily: 'Arial', fontSize: 10 } as const;
/** How a column shows its numbers, in the words of the file format. */
const FORMATS = {
  ...{ number: '0', decimal: '0.0', percent: '0%', date: 'yyyy-mm-dd', amount: '0.00', any: 'General' },
  /** What is typed into such a cell stays as it was typed. */
  text: '@',
} as const;
/** Before this one, spreadsheets count days wrongly or not at all. */
const FIRST_DAY = '1900-03-01';
const ILLEGAL_IN_NAMES = /[[\]/\\:*?']+/g;
const LONGEST_NAME = 31;
/** In characters; more on the width of a page would be too small to read. */
const FITS_A_PAGE = 260;
/** In characters: what tells the rows apart may take this much of a window and of a page. */
const WIDEST_LEAD = 60;
/** In characters: what stands around a text in its cell. */
const AROUND_TEXT = 3;

/**
 * Writes a workbook: a page in front, then one sheet a table, each with a head that stays and filters. Texts are texts,
 * whatever they begin with; numbers and dates are such. The same model and tables give the same bytes.
 */
export async function renderXlsx(model: DocumentModel, workbook: Workbook, t: Translate): Promise<Uint8Array> {
  const accent = model.brand?.accent || ACCENT;
  const front = { ...pageSheet(model, workbook.page.blocks, t), sheet: sheetName(workbook.page.name) };
  const text = (words: string) => cellText(words, t);
  const sheets = workbook.sheets.map(noWiderThanNeeded);
  const tables = sheets.map((sheet) =>
    tableSheet(sheet, accent, text, (cell, column) => tableCell(cell, column, text)),
  );
  const bytes = await writeXlsxFile([front, ...tables], {
    ...FONT,
    features: [around(sheets, 1, headAndFoot(model, t))],
  }).toBuffer();
  return reproducible(bytes, model.asOf, unmarked);
}

/**
 * Writes one table for people to go on with, and to be read again: every text is whole and stays as it is, and every cell,
 * empty ones too, has the format of its column.
 *
 * @param asOf `YYYY-MM-DD`; the same table and day give the same bytes
 */
export async function renderTable(sheet: Sheet, asOf: string): Promise<Uint8Array> {
  const written = tableSheet(sheet, ACCENT, wholeText, (cell, column) =>
    formatted(tableCell(cell, column, wholeText), column?.kind),
  );
  const bytes = await writeXlsxFile([written], { ...FONT, features: [around([sheet], 0)] }).toBuffer();
  return reproducible(bytes, asOf, unmarked);
}

/** Columns give up what their texts do not fill, so that more of a table is in sight and on a page. */
function noWiderThanNeeded({ name, columns, rows }: Sheet): Sheet {
  const fitted = columns.map((column, index): SheetColumn => {
    const words = column.header.split(' ').map(({ length }) => length);
    const lines = rows.flatMap((row) => textOf(row[index]).split('\n')).map(({ length }) => length);
    const longest = lines.reduce((most, length) => Math.max(most, length), Math.max(...words));
    return { ...column, width: Math.min(column.width, longest + AROUND_TEXT) };
  });
  return { name, columns: fitted, rows };
}

function textOf(cell: SheetCell | undefined): string {
  return cell !== null && typeof cell === 'object' ? cell.status : String(cell ?? '');
}

/** How many columns tell the rows apart, such as code and name: they stay in sight and stand on every page. */
function leadOf(columns: readonly SheetColumn[]): number {
  const [first, second] = columns;
  return first !== undefined && second !== undefined && first.width + second.width <= WIDEST_LEAD ? 2 : 1;
}

/** With the format of its column where the cell is empty; a text keeps being one, whatever is typed over it. */
function formatted(cell: CellObject, kind: SheetColumn['kind'] = 'text'): CellObject {
  if (cell.value !== undefined) return cell.type === String ? { ...cell, format: FORMATS.text } : cell;
  return { ...cell, type: kind === 'text' ? String : kind === 'date' ? Date : Number, format: FORMATS[kind] };
}

type Text = (text: string) => string;

function tableSheet(
  { name, columns, rows }: Sheet,
  accent: string,
  text: Text,
  cellOf: (cell: SheetCell, column: SheetColumn | undefined) => CellObject,
): WrittenSheet<Buffer> {
  const head = columns.map(
    ({ header, kind }): CellObject => ({
      value: text(header),
      type: String,
      fontWeight: 'bold',
      textColor: '#FFFFFF',
      backgroundColor: accent,
      ...aligned(kind),
      alignVertical: 'center',
      wrap: true,
    }),
  );
  const widths = columns.map(({ width }) => width);
  return {
    sheet: sheetName(name),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
    data: [
      tall(head, widths),
      ...rows.map((row) =>
        tall(
          row.map((cell, index) => cellOf(cell, columns[index])),
          widths,
        ),
      ),
    ],
  };
}

function aligned(kind: SheetColumn['kind'] = 'text') {
  return kind === 'text' || kind === 'date' ? ({ align: 'left', indent: 1 } as const) : ({ align: 'right' } as const);
}

const CELL = { alignVertical: 'top', bottomBorderStyle: 'thin', bottomBorderColor: HAIRLINE } as const;

function tableCell(cell: SheetCell, column: SheetColumn | undefined, textOf: Text): CellObject {
  const kind = column?.kind ?? 'text';
  if (cell === null || cell === '') return CELL;
  if (typeof cell === 'number') {
    const value = kind === 'percent' ? cell / 100 : cell;
    const format = kind === 'text' ? FORMATS.number : FORMATS[kind];
    return { ...CELL, value, type: Number, format, align: 'right' };
  }
  const text = { ...CELL, ...aligned(kind) };
  if (typeof cell === 'object') {
    const value = textOf(cell.status);
    return { ...text, value, type: String, textColor: TONE_INK[cell.tone], fontWeight: 'bold', wrap: true };
  }
  if (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(cell) && cell >= FIRST_DAY) {
    return { ...text, value: new Date(`${cell}T00:00:00Z`), type: Date, format: FORMATS.date };
  }
  return { ...text, value: textOf(cell), type: String, wrap: true };
}

function sheetName(name: string): string {
  return name.replace(ILLEGAL_IN_NAMES, ' ').trim().slice(0, LONGEST_NAME).trim();
}

/**
 * What the library does not write: filters on every table, a head and leading columns that stay, and for paper all columns
 * on as few pages' width as can be read, with both on each; each in the place that the format gives it.
 *
 * @param front sheets before the tables
 * @param edges what stands at the head and the foot of every page that is printed
 */
function around(sheets: readonly Sheet[], front: number, edges = ''): Feature<Image['content']> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const sheet = sheets[sheetIndex - front];
            const filter = sheet === undefined ? '' : `<autoFilter ref="${rangeOf(sheet)}"/>`;
            const turned = sheet === undefined ? 'portrait' : 'landscape';
            const width = sheet?.columns.reduce((sum, column) => sum + column.width, 0) ?? 0;
            const across = Math.max(1, Math.ceil(width / FITS_A_PAGE));
            const page = `<pageSetup paperSize="9" orientation="${turned}" fitToWidth="${across}" fitToHeight="0"/>${edges}`;
            const fits = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
            return (
              xml
                .replace(/<worksheet[^>]*>/, `$&${fits}`)
                // The library names the pane of a split both ways.
                .replace(/<pane [^>]*\/>/, sheet === undefined ? '' : paneOf(sheet))
                // A height that is the program's guess, so that a row grows with what is typed into it.
                .replaceAll(' customHeight="1"', '')
                .replace('</sheetData>', `</sheetData>${filter}`)
                .replace(/<pageSetup [^>]*\/>|(?=<drawing |<\/worksheet>)/, page)
            );
          },
        },
        'xl/workbook.xml': {
          transform: (xml) => xml.replace('<definedNames/>', `<definedNames>${names(sheets, front)}</definedNames>`),
        },
      },
    },
  };
}

function paneOf({ columns }: Sheet): string {
  const lead = leadOf(columns);
  const first = `${columnLetters(lead)}2`;
  return `<pane xSplit="${lead}" ySplit="1" topLeftCell="${first}" activePane="bottomRight" state="frozen"/>`;
}

/** What stands on every page that is printed, within the 255 characters that the format gives to each. */
function headAndFoot(model: DocumentModel, t: Translate): string {
  const { left, right, below, state, foot } = frameWords(model, t);
  const said = (text: string, room: number) =>
    escaped(officeText([...text].slice(0, room).join('')).replaceAll('&', '&&'));
  // Digits behind the letter would be a size of type.
  const head = `&amp;L ${said(left, 60)}\n${said(below, 60)}&amp;R${said(right, 20)}\n${said(state, 90)}`;
  const bottom = `&amp;L ${said(foot, 150)}&amp;R&amp;P / &amp;N`;
  return `<headerFooter><oddHeader>${head}</oddHeader><oddFooter>${bottom}</oddFooter></headerFooter>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function names(sheets: readonly Sheet[], front: number): string {
  const named = (name: string, index: number, more: string, range: string) =>
    `<definedName name="_xlnm.${name}" localSheetId="${index + front}"${more}>${range}</definedName>`;
  return sheets
    .map((sheet, index) => {
      const place = `'${sheetName(sheet.name)}'!`;
      return (
        named('_FilterDatabase', index, ' hidden="1"', `${place}${rangeOf(sheet, '$')}`) +
        named('Print_Titles', index, '', `${place}$A:$${columnLetters(leadOf(sheet.columns) - 1)},${place}$1:$1`)
      );
    })
    .join('');
}

/** From the head to the last row, such as `A1:H71`. */
function rangeOf({ columns, rows }: Sheet, mark: '' | '$' = ''): string {
  const last = columnLetters(columns.length - 1);
  return `${mark}A${mark}1:${mark}${last}${mark}${rows.length + 1}`;
}
