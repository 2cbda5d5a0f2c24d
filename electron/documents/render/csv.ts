import { stringify } from 'csv-stringify/sync';
import { wellFormed } from '#shared/values/well-formed.ts';

/**
 * A table for spreadsheets: UTF-8 with a mark, CRLF (RFC 4180). A cell that a spreadsheet would take for a formula begins
 * with an apostrophe.
 */
export function toCsv(rows: Rows): Uint8Array {
  return Buffer.from(csvText(rows, { bom: true }));
}

/** A piece of such a table; the first one begins with the mark. */
export function csvText(rows: Rows, { bom = false } = {}): string {
  return stringify(
    rows.map((row) => row.map(plainCell)),
    {
      bom,
      escape_formulas: true,
      record_delimiter: '\r\n',
      // The library quotes a cell for the record's own CRLF only; a single line break tears a row apart just as well.
      quoted_match: /[\r\n]/,
    },
  );
}

/** Without what no spreadsheet can hold, which only a file from elsewhere brings. */
function plainCell(cell: string | number): string | number {
  return typeof cell === 'string' ? wellFormed(cell) : cell;
}

type Rows = readonly (readonly (string | number)[])[];
