import { stringify } from 'csv-stringify/sync';

/**
 * A table for spreadsheets: UTF-8 with a mark, CRLF (RFC 4180). A cell that a spreadsheet would take for a formula begins
 * with an apostrophe.
 */
export function toCsv(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const text = stringify(rows as (string | number)[][], {
    bom: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
    // The library quotes a cell for the record's own CRLF only; a single line break tears a row apart just as well.
    quoted_match: /[\r\n]/,
  });
  return Buffer.from(text);
}
