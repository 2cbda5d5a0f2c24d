import { LANGUAGES } from '#shared/contract/app.ts';
import { AppError } from '#shared/contract/errors.ts';
import { ANSWER_COLUMNS, type AnswerColumn } from '#shared/entities/workbook.ts';
import { type GridRow, SEARCHED_ROWS } from '../imports/read/source-table.ts';
import { comparable } from '../imports/words/normalise.ts';
import type { Locales } from '../resources/locales.ts';
import {
  type AnswerRow,
  type AnswerTable,
  answerCell,
  judgedCell,
  type LeftOut,
  leftColumns,
  NOTHING,
} from './answer-table.ts';
import { columnStatus } from './foreign/read-status.ts';
import type { StatusOf } from './parse-answer.ts';
import type { ReadSheet } from './read-workbook.ts';

export type FoundColumn = { readonly index: number; readonly heading: string };
/** Where a table of answers says which requirement a row is about, and where it holds the answers. */
export type FoundTable = {
  readonly id: FoundColumn;
  readonly answers: ReadonlyMap<AnswerColumn, FoundColumn>;
  readonly headings: readonly string[];
  /** Rows below the headings. */
  readonly rows: readonly GridRow[];
};

type Meaning = AnswerColumn | 'id';

/** What the headings of this program's workbooks mean, in every language that they can be in. */
export function headingMeanings(locales: Locales): ReadonlyMap<string, Meaning> {
  return new Map(
    LANGUAGES.flatMap((language) =>
      (['id', ...ANSWER_COLUMNS] as const).map((column) => {
        return [comparable(locales.translate(language)(`workbook:columns.${column}`)), column] as const;
      }),
    ),
  );
}

/** Over what stands in every workbook of this program and is no answer: the number and text of a requirement. */
export function fixedHeadings(locales: Locales): string[] {
  return LANGUAGES.flatMap((language) =>
    (['number', 'text'] as const).map((column) => locales.translate(language)(`workbook:columns.${column}`)),
  );
}

/**
 * The table with a heading for the rows' identifiers; null where there is none.
 *
 * @throws AppError workbookColumnTwice
 */
export function findTable(
  grid: readonly GridRow[],
  meanings: ReadonlyMap<string, Meaning>,
  fileName: string,
): FoundTable | null {
  for (const [index, { cells }] of grid.slice(0, SEARCHED_ROWS).entries()) {
    const named = cells.map((cell) => meanings.get(comparable(cell)));
    // "ID" alone may head any table.
    if (!named.includes('id') || named.filter((meaning) => meaning !== undefined).length < 2) continue;
    return { ...columnsOf(cells, named, fileName), headings: cells, rows: grid.slice(index + 1) };
  }
  return null;
}

function columnsOf(
  cells: readonly string[],
  meanings: readonly (Meaning | undefined)[],
  fileName: string,
): Pick<FoundTable, 'id' | 'answers'> {
  const found = new Map<Meaning, FoundColumn>();
  for (const [index, meaning] of meanings.entries()) {
    if (meaning === undefined) continue;
    const heading = (cells[index] ?? '').trim();
    if (found.has(meaning)) throw new AppError('workbookColumnTwice', { name: fileName, column: heading });
    found.set(meaning, { index, heading });
  }
  const id = found.get('id');
  if (id === undefined) throw new Error('a table without identifiers');
  const answers = ANSWER_COLUMNS.flatMap((column) => {
    const at = found.get(column);
    return at === undefined ? [] : [[column, at] as const];
  });
  return { id, answers: new Map(answers) };
}

/** Every row and column of such a table: taken, or left out with its reason. */
export function readTable(
  { id, answers, headings, rows }: FoundTable,
  sheet: ReadSheet,
  known: ReadonlySet<string>,
  statusOf: StatusOf,
): AnswerTable {
  const status = answers.get('status');
  const meaning =
    status &&
    columnStatus(
      status.heading,
      rows.map(({ cells }) => cells[status.index] ?? ''),
      statusOf,
    );
  const found: AnswerRow[] = [];
  const leftOut: LeftOut[] = [];
  for (const row of rows) {
    const written = (row.cells[id.index] ?? '').trim();
    const key = keyOf(written);
    const place = { sheet: sheet.name, row: row.row };
    if (!known.has(key)) {
      const blank = sheet.facts.at(row.row, id.index).uncalculated ? 'idFormula' : 'noId';
      leftOut.push({ ...place, key: written, heading: '', value: '', problem: written === '' ? blank : 'unknownId' });
      continue;
    }
    const cells = new Map([...answers].map(([column, at]) => [column, answerCell(row, at, sheet.facts)]));
    const judged = cells.get('status');
    if (judged !== undefined && meaning !== undefined) cells.set('status', judgedCell(judged, meaning));
    found.push({ ...place, key, cells });
  }
  return {
    ...NOTHING,
    sheet: sheet.name,
    mapping: new Map([...answers].map(([column, { heading }]) => [column, heading])),
    rows: found,
    leftOut,
    leftColumns: leftColumns(headings, rows, new Set([id.index, ...[...answers.values()].map(({ index }) => index)])),
  };
}

/** As the catalogue writes it: a number may have come back with a comma, and a control with a small letter. */
export function keyOf(written: string): string {
  return written.replace(/\s+/gu, '').replace(/,/g, '.').toUpperCase();
}
