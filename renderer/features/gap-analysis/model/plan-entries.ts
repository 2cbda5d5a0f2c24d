import type { ResultEntry } from '#renderer/records/assessments/use-assessment.ts';
import { type OwnResult, type ResultChanges, withResultChanges } from '#shared/entities/assessment.ts';
import { type CellProblem, cellText, parseCell, type StatusWord } from './cell-values.ts';
import { FIRST_WRITTEN, type GridColumn, type GridRow, isWritten, type ResultsByKey, resultFor } from './grid-model.ts';
import type { Range } from './selection.ts';

/** Why a table is not taken in; words under `gapAnalysis:problems`. Nothing of it is, then. */
export type PlanProblem = {
  readonly reason: CellProblem | 'rows' | 'columns' | 'otherRow' | 'reasonMissing';
  /** The row that it would have come to; '' where there is none. */
  readonly row: string;
  readonly value: string;
};
export type Plan =
  | { readonly entries: readonly ResultEntry[]; readonly cells: number }
  | { readonly problem: PlanProblem };

export type Sheet = {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly results: ResultsByKey;
  readonly statusWord: StatusWord;
};

/**
 * What a table of texts changes when it is put on the range: a single cell, or one that fits a whole number of times,
 * fills the range; another begins at its first cell. Texts over the columns that say what a row is have to agree with
 * it, so that a list that was sorted elsewhere does not end up against the wrong requirements.
 */
export function planTable(
  { columns, rows, results, statusWord }: Sheet,
  range: Range,
  table: readonly (readonly string[])[],
): Plan {
  const height = table.length;
  const width = Math.max(0, ...table.map((cells) => cells.length));
  if (height === 0 || width === 0) return { entries: [], cells: 0 };
  const ranged = { height: range.bottom - range.top + 1, width: range.right - range.left + 1 };
  const fills = ranged.height % height === 0 && ranged.width % width === 0;
  const wanted = fills ? ranged : { height, width };
  const over = range.top + wanted.height - rows.length;
  if (over > 0) return refused('rows', '', String(over));
  if (range.left + wanted.width > columns.length) return refused('columns', '', '');
  const entries: ResultEntry[] = [];
  let cells = 0;
  for (let down = 0; down < wanted.height; down += 1) {
    const row = rows[range.top + down];
    const texts = table[down % height];
    if (row === undefined || texts === undefined) continue;
    const before = resultFor(results, row);
    let changes: ResultChanges = {};
    for (let right = 0; right < wanted.width; right += 1) {
      const column = columns[range.left + right];
      const text = texts[right % width];
      if (column === undefined || text === undefined) continue;
      if (!isWritten(column)) {
        const own = column === 'code' ? row.key : row.text;
        if (text.trim() !== '' && text.trim() !== own) return refused('otherRow', row.key, text);
        continue;
      }
      const parsed = parseCell(column, text, statusWord);
      if ('problem' in parsed) return refused(parsed.problem, row.key, text);
      changes = { ...changes, ...parsed.changes };
      if (differs(before, parsed.changes)) cells += 1;
    }
    if (Object.keys(changes).length === 0) continue;
    const after = withResultChanges(before, changes);
    if (after.status === 'notApplicable' && after.finding.trim() === '') return refused('reasonMissing', row.key, '');
    entries.push({ nodeId: row.nodeId, element: row.element, changes });
  }
  return { entries, cells };
}

/** The texts of a range, as they are copied and filled down. */
export function tableOf({ columns, rows, results, statusWord }: Sheet, range: Range): string[][] {
  return rows.slice(range.top, range.bottom + 1).map((row) =>
    columns.slice(range.left, range.right + 1).map((column) => {
      if (isWritten(column)) return cellText(resultFor(results, row), column, statusWord);
      return column === 'code' ? row.key : row.text;
    }),
  );
}

/** The range without the columns that cannot be written; null where nothing is left. */
export function writtenPart(range: Range): Range | null {
  return range.right < FIRST_WRITTEN ? null : { ...range, left: Math.max(range.left, FIRST_WRITTEN) };
}

function differs(before: OwnResult, changes: ResultChanges): boolean {
  return Object.entries(changes).some(([field, value]) => before[field as keyof OwnResult] !== value);
}

function refused(reason: PlanProblem['reason'], row: string, value: string): Plan {
  return { problem: { reason, row, value: value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value } };
}

/** Enough of a text to find it again in the spreadsheet. */
const SHOWN = 60;
