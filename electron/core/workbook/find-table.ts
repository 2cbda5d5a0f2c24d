import { LANGUAGES } from '#shared/contract/app.ts';
import { AppError } from '#shared/contract/errors.ts';
import { ANSWER_COLUMNS, type AnswerColumn } from '#shared/entities/workbook.ts';
import { type GridRow, SEARCHED_ROWS } from '../imports/read/source-table.ts';
import { comparable } from '../imports/words/normalise.ts';
import type { Locales } from '../resources/locales.ts';

export type FoundColumn = { readonly index: number; readonly heading: string };
/** Where a table of answers says which requirement a row is about, and where it holds the answers. */
export type FoundTable = {
  readonly id: FoundColumn;
  readonly answers: ReadonlyMap<AnswerColumn, FoundColumn>;
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
    return { ...columnsOf(cells, named, fileName), rows: grid.slice(index + 1) };
  }
  return null;
}

function columnsOf(
  cells: readonly string[],
  meanings: readonly (Meaning | undefined)[],
  fileName: string,
): Omit<FoundTable, 'rows'> {
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
