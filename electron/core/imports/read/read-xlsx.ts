import { type FoundHeadings, findHeadings } from './find-headings.ts';
import { createMeter, type GridRow, type Meter, refuse } from './source-table.ts';
import { cleanWorkbook, type OpenWorkbook, type XlsxSheet } from './xlsx/open-workbook.ts';
import { readCells, type SheetCells } from './xlsx/read-cells.ts';
import { spreadMerged } from './xlsx/spread-merged.ts';

export { cleanWorkbook } from './xlsx/open-workbook.ts';

/** Sheets are tried in their order; a workbook has few before its table. */
const MAX_SHEETS = 50;

type Table = { readonly grid: GridRow[]; readonly found: FoundHeadings; readonly name: string };
/** `others` are the sheets that hold a table of AI systems too. */
export type XlsxGrid = Omit<Table, 'name'> & { readonly others: readonly string[] };

/**
 * The first sheet of a workbook with a table of AI systems in it, or else the first with a table: cover sheets,
 * instructions and lists of choices come before the table as often as not. Dates become `YYYY-MM-DD`; a formula is
 * its last calculated value; errors stand in their cells as such.
 *
 * @throws AppError `importUnreadable`, `importTooLarge`, `importTooManyRows`, `importNoTable`, `importNoRows`
 */
export async function readXlsx(bytes: Uint8Array, fileName: string): Promise<XlsxGrid> {
  let list: Table | null = null;
  const named: Table[] = [];
  let hasHeadings = false;
  const { workbook, sheets } = await cleanWorkbook(bytes, fileName);
  const meter = createMeter(fileName);
  for (const sheet of sheets.slice(0, MAX_SHEETS)) {
    if (named.length > 0 && sheet.hidden) break;
    const grid = wholeRows(readSheet(workbook, sheet.number, fileName, meter), sheet, fileName);
    const found = findHeadings(grid);
    if (found === null || found.index >= grid.length - 1) {
      hasHeadings ||= found?.hasName === true;
      continue;
    }
    const table = { grid, found, name: sheet.name };
    if (found.hasName) named.push(table);
    if (list === null || (list.found.width < 2 && found.width >= 2)) list = table;
  }
  const table = named[0] ?? list ?? refuse(hasHeadings ? 'importNoRows' : 'importNoTable', fileName);
  const others = named.slice(1).filter((other) => other.found.width > 1);
  return { grid: table.grid, found: table.found, others: others.map(({ name }) => name) };
}

/**
 * The sheets that hold cells, one after another, without their blank rows; hidden ones last.
 *
 * @throws AppError `importUnreadable`, `importTooLarge`, `importTooManyRows`
 */
export async function* readSheets(bytes: Uint8Array, fileName: string): AsyncGenerator<GridRow[]> {
  const { workbook, sheets } = await cleanWorkbook(bytes, fileName);
  const meter = createMeter(fileName);
  for (const { number } of sheets.slice(0, MAX_SHEETS)) yield readGrid(workbook, number, fileName, meter);
}

/** The filled rows of a sheet, dates as `YYYY-MM-DD`, formulas as their last calculated value; errors are blank. */
export function readGrid(workbook: OpenWorkbook, sheet: number, fileName: string, meter: Meter): GridRow[] {
  return readSheet(workbook, sheet, fileName, meter).grid;
}

function readSheet(workbook: OpenWorkbook, sheet: number, fileName: string, meter: Meter): SheetCells {
  return readCells(workbook.parts.get(sheet) ?? Buffer.alloc(0), workbook, fileName, meter);
}

/** Rows with what their cells lack: errors, formulas that nobody calculated, and the values of merged cells. */
function wholeRows({ grid, odd }: SheetCells, sheet: XlsxSheet, fileName: string): GridRow[] {
  if (odd.length === 0) return spreadMerged(grid, sheet.markup(), fileName);
  const rows = new Map(grid.map((row) => [row.row, { ...row, cells: [...row.cells], uncalculated: [] as number[] }]));
  for (const { row: number, column, error } of odd) {
    const row = rows.get(number) ?? { row: number, cells: [], uncalculated: [] };
    rows.set(number, row);
    while (row.cells.length <= column) row.cells.push('');
    row.cells[column] = error;
    if (error === '') row.uncalculated.push(column);
  }
  const ordered = [...rows.values()].sort((a, b) => a.row - b.row);
  return spreadMerged(ordered, sheet.markup(), fileName);
}
