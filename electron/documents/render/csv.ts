import { stringify } from 'csv-stringify/sync';

/**
 * A table for spreadsheets: UTF-8 with a mark, CRLF (RFC 4180). A cell that a spreadsheet would take for a formula begins
 * with an apostrophe.
 */
export function toCsv(rows: Rows): Uint8Array {
  return Buffer.from(csvText(rows, { bom: true }));
}

/** A piece of such a table; the first one begins with the mark. */
export function csvText(rows: Rows, { bom = false } = {}): string {
  return stringify(rows as (string | number)[][], {
    bom,
    escape_formulas: true,
    record_delimiter: '\r\n',
    // The library quotes a cell for the record's own CRLF only; a single line break tears a row apart just as well.
    quoted_match: /[\r\n]/,
  });
}

type Rows = readonly (readonly (string | number)[])[];
