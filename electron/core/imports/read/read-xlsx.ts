import { type FoundHeadings, findHeadings } from './find-headings.ts';
import { createMeter, type GridRow, type Meter, refuse } from './source-table.ts';
import { cleanWorkbook, type OpenWorkbook, type XlsxSheet } from './xlsx/open-workbook.ts';
import { readCells, type SheetCells } from './xlsx/read-cells.ts';
import { spreadMerged } from './xlsx/spread-merged.ts';

export { cleanWorkbook, type XlsxSheet } from './xlsx/open-workbook.ts';

/** Sheets are tried in their order; a workbook has few before its table. */
const MAX_SHEETS = 50;

export type XlsxGrid = { readonly grid: GridRow[]; readonly found: FoundHeadings };

/**
 * The first sheet of a workbook with a table of AI systems in it, or else the first with a table: cover sheets,
 * instructions and lists of choices come before the table as often as not. Dates become `YYYY-MM-DD`; a formula is
 * its last calculated value; errors stand in their cells as such.
 *
 * @throws AppError `importUnreadable`, `importTooLarge`, `importTooManyRows`, `importNoTable`
 */
export async function readXlsx(bytes: Uint8Array, fileName: string): Promise<XlsxGrid> {
  let table: XlsxGrid | null = null;
  const { workbook, sheets } = await cleanWorkbook(bytes, fileName);
  const meter = createMeter(fileName);
  for (const sheet of sheets.slice(0, MAX_SHEETS)) {
    const grid = wholeRows(readSheet(workbook, sheet.number, fileName, meter), sheet);
    const found = findHeadings(grid);
    if (found === null || found.index >= grid.length - 1) continue;
    if (found.hasName) return { grid, found };
    if (table === null || (table.found.width < 2 && found.width >= 2)) table = { grid, found };
  }
  if (table === null) refuse('importNoTable', fileName);
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
function wholeRows({ grid, odd }: SheetCells, sheet: XlsxSheet): GridRow[] {
  const rows = new Map(grid.map((row) => [row.row, { ...row, cells: [...row.cells], uncalculated: [] as number[] }]));
  for (const { row: number, column, error } of odd) {
    const row = rows.get(number) ?? { row: number, cells: [], uncalculated: [] };
    rows.set(number, row);
    while (row.cells.length <= column) row.cells.push('');
    row.cells[column] = error;
    if (error === '') row.uncalculated.push(column);
  }
  const ordered = [...rows.values()].sort((a, b) => a.row - b.row);
  return spreadMerged(ordered, sheet.markup());
}
