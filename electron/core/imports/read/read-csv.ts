import { CsvError, type Options, parse } from 'csv-parse/sync';
import {
  createMeter,
  type GridRow,
  MAX_COLUMNS,
  MAX_ROWS,
  refuse,
  refuseTooManyColumns,
  refuseTooManyRows,
} from './source-table.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Stands for "no delimiter" where a file is a list of one column: no text has it. */
const NO_DELIMITER = '\u001f';
const SAMPLE_CHARACTERS = 128 * 1024;
const SAMPLE_RECORDS = 120;
/** Rows above the headings do not count against the limit, so a few more are let through. */
const SPARE_ROWS = 50;

export type CsvGrid = { readonly delimiter: string; readonly grid: GridRow[] };

type Dialect = { readonly delimiter: string; readonly leftTrim: boolean };

/**
 * The filled rows of a CSV text, the delimiter found by trying each on the beginning. Rows are numbered as a
 * spreadsheet shows them: blank lines count, a `sep=` line does not, and a line break within quotes is no new row.
 */
export function readCsv(text: string, fileName: string): CsvGrid {
  const hint = /^sep=(.)\r?\n/u.exec(text);
  const body = hint === null ? text : text.slice(hint[0].length);
  const dialect = hint?.[1] === undefined ? findDialect(body) : { delimiter: hint[1], leftTrim: false };
  const meter = createMeter(fileName);
  const grid: GridRow[] = [];
  let row = 0;
  try {
    parse(body, {
      ...parserOptions(body, dialect),
      // Rows are taken here and not kept by the parser, so that blank ones cost nothing and the limits hold at once.
      on_record: (cells: string[], context) => {
        row = context.records + context.empty_lines;
        if (cells.every((cell) => cell.trim() === '')) return null;
        if (cells.length > MAX_COLUMNS) refuseTooManyColumns(fileName);
        if (grid.length >= MAX_ROWS + SPARE_ROWS) refuseTooManyRows(fileName);
        meter.add(cells.length, 0);
        grid.push({ row, cells });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const problem = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote' : 'row';
    refuse('importUnreadable', fileName, problem, { row: row + 1 }, error);
  }
  return { delimiter: dialect.delimiter === NO_DELIMITER ? '' : dialect.delimiter, grid };
}

function parserOptions(text: string, { delimiter, leftTrim }: Dialect): Options {
  return {
    delimiter,
    ltrim: leftTrim,
    // Files from several hands mix line ends; a bare CR ends a line only where there is no LF at all (old Mac files).
    record_delimiter: text.includes('\n') ? ['\r\n', '\n'] : ['\r'],
    relax_column_count: true,
    relax_quotes: true,
    // A row of another width costs the parser an error object each; a file may have a million blank lines.
    skip_empty_lines: true,
    max_record_size: 0,
  };
}

/** The delimiter under which most rows have the same number of cells, and more than one. */
function findDialect(text: string): Dialect {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best: Dialect = { delimiter: NO_DELIMITER, leftTrim: false };
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    // Hand-made files put a blank between the comma and the quote; strictly read, that quote would be text.
    const spaced = delimiter !== '\t' && sample.includes(`${delimiter} "`);
    for (const leftTrim of spaced ? [false, true] : [false]) {
      const score = rateDialect(sample, { delimiter, leftTrim }, sample.length < text.length);
      if (score > bestScore) {
        best = { delimiter, leftTrim };
        bestScore = score;
      }
    }
  }
  return best;
}

/**
 * Between 0 and 1, a little more for more columns: the share of rows as wide as most. Rows with a single cell are
 * titles and notes and say nothing, unless there are no others.
 */
function rateDialect(sample: string, dialect: Dialect, isPart: boolean): number {
  const widths: number[] = [];
  let single = 0;
  const records: string[][] = [];
  try {
    parse(sample, {
      ...parserOptions(sample, dialect),
      to: SAMPLE_RECORDS,
      on_record: (cells: string[]) => {
        records.push(cells);
        return null;
      },
    });
  } catch (error) {
    // The sample may end within quotes; what came before counts.
    if (!(error instanceof CsvError)) throw error;
    if (!isPart) return 0.01;
  }
  if (isPart && records.length > 1 && records.length < SAMPLE_RECORDS) records.pop();
  for (const cells of records) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (cells.length === 1) single += 1;
    else widths.push(cells.length);
  }
  if (widths.length === 0 || widths.length < single / 2) return 0;
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, count] = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most));
  const share = count / (widths.length + single / 4);
  return share + Math.min(width, 50) / 1000;
}
