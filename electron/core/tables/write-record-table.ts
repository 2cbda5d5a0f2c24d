import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Sheet, SheetCell } from '#documents/model/sheet.ts';
import { toCsv } from '#documents/render/csv.ts';
import { cellPieces, codedText, guardedText } from '#documents/render/table-text.ts';
import { writeFileAside } from '#documents/render/write-file.ts';
import { renderTable } from '#documents/render/xlsx/render-xlsx.ts';
import type { ExportedFile } from '#shared/contract/exported-file.ts';

export type WriteRecordTable = {
  /** File to write; XLSX where its ending says so, else CSV. */
  readonly path: string;
  readonly sheet: Sheet;
  /** `YYYY-MM-DD`; the same table and day give the same bytes. */
  readonly asOf: string;
};

/**
 * Writes a table that `read-record-table.ts` reads again without a loss.
 *
 * @throws AppError those of `write-file.ts`
 */
export async function writeRecordTable({ path: file, sheet, asOf }: WriteRecordTable): Promise<ExportedFile> {
  const whole = spread(sheet);
  const isWorkbook = path.extname(file).toLowerCase() === '.xlsx';
  const bytes = isWorkbook ? await renderTable(whole, asOf) : toCsv(csvRows(whole), { comesBack: true });
  writeFileAside(file, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path: path.basename(file), bytes: bytes.length, sha256, pages: 0 };
}

function csvRows({ columns, rows }: Sheet): (string | number)[][] {
  return [columns.map(({ header }) => header), ...rows].map((row) => row.map(csvCell));
}

function csvCell(cell: SheetCell): string | number {
  return typeof cell === 'string' ? guardedText(codedText(cell)) : typeof cell === 'number' ? cell : '';
}

/** Texts that are too long for a cell go on in columns of their own, such as `Description (2)`. */
function spread({ name, columns, rows }: Sheet): Sheet {
  const pieces = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cellPieces(cell) : [cell])));
  const widths = columns.map((_, at) => pieces.reduce((most, row) => Math.max(most, row[at]?.length ?? 1), 1));
  return {
    name,
    columns: columns.flatMap((column, at) =>
      Array.from({ length: widths[at] ?? 1 }, (_, more) => {
        return more === 0 ? column : { ...column, header: `${column.header} (${more + 1})` };
      }),
    ),
    rows: pieces.map((row) =>
      row.flatMap((cell, at) => Array.from({ length: widths[at] ?? 1 }, (_, more) => cell[more] ?? null)),
    ),
  };
}
