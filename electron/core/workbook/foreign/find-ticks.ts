import type { GridRow } from '../../imports/read/source-table.ts';
import { comparable } from '../../imports/words/normalise.ts';
import { shownHeadings } from '../answer-table.ts';
import type { StatusOf } from '../parse-answer.ts';
import type { NamedColumn } from './find-columns.ts';
import { readReference } from './read-reference.ts';
import { ticks } from './read-status.ts';

/** A column of which an x says that its heading holds; the status as `Answers` writes it. */
export type TickColumn = NamedColumn & { readonly status: string };

const MAX_HEADING = 60;
/** Share of a column's filled cells that have to be ticks: a remark between them hinders nothing. */
const LEAST_SHARE = 2 / 3;

/** Columns of which one a row is ticked, each under the word for a status; none where there are not at least two. */
export function findTicks(
  headings: readonly string[],
  rows: readonly GridRow[],
  idIndex: number,
  statusOf: StatusOf,
): TickColumn[] {
  const shown = shownHeadings(headings);
  const named = headings.flatMap((cell, index): TickColumn[] => {
    const heading = cell.trim();
    if (index === idIndex || heading.length > MAX_HEADING || comparable(heading) === '') return [];
    const status = statusOf(heading);
    return status === undefined ? [] : [{ index, heading: shown[index] ?? '', status }];
  });
  if (new Set(named.map(({ status }) => status)).size < 2) return [];
  const counts = named.map(() => ({ filled: 0, fitting: 0, ticked: 0 }));
  for (const { cells } of rows) {
    if (readReference(cells[idIndex] ?? '') === null) continue;
    for (const [at, { index }] of named.entries()) {
      const cell = cells[index] ?? '';
      const count = counts[at];
      if (cell.trim() === '' || count === undefined) continue;
      const ticked = ticks(cell);
      count.filled += 1;
      if (ticked !== null) count.fitting += 1;
      if (ticked === true) count.ticked += 1;
    }
  }
  const found = named.filter((_, at) => {
    const { filled, fitting } = counts[at] ?? { filled: 0, fitting: 0 };
    return fitting >= filled * LEAST_SHARE;
  });
  const isTicked = counts.some(({ ticked }) => ticked > 0);
  return isTicked && new Set(found.map(({ status }) => status)).size > 1 ? found : [];
}
