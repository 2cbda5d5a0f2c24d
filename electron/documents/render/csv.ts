import { stringify } from 'csv-stringify/sync';
import { wellFormed } from '#shared/values/well-formed.ts';

/**
 * A table for spreadsheets: UTF-8 with a mark, CRLF (RFC 4180). What a spreadsheet would take for a formula begins with
 * an apostrophe.
 */
export function toCsv(rows: Rows, { comesBack = false } = {}): Uint8Array {
  return Buffer.from(csvText(rows, { bom: true, comesBack }));
}

/** A piece of such a table; the first one begins with the mark. */
export function csvText(rows: Rows, { bom = false, comesBack = false } = {}): string {
  // What is to be read again is disarmed at its beginning alone, which reading takes back.
  const textOf = (cell: string) => (comesBack ? wellFormed(cell) : disarmed(wellFormed(cell)));
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? textOf(cell) : cell)));
  return stringify(cells, {
    bom,
    escape_formulas: true,
    record_delimiter: '\r\n',
    // The library quotes a cell for the record's own CRLF only; a single line break tears a row apart just as well.
    quoted_match: /[\r\n]/,
  });
}

type Rows = readonly (readonly (string | number)[])[];

/**
 * What the library lets through: a line feed at the beginning, and formulas inside a cell. Where the list separator is
 * `;`, as in most of Europe, a spreadsheet does not see the quotes behind our commas, and begins a cell after each `;`
 * and each line end.
 */
function disarmed(cell: string): string {
  return cell.replace(/(?=[=+\-@＝＋－＠])(?<=[;\t\r\n]["\s]*)/g, "'").replace(/^[\n\v\f]/, "'$&");
}
