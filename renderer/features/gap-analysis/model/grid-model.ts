import type { Guidance } from '#renderer/standard/guidance.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import {
  ASSESSMENT_STATUSES,
  type AssessmentStatus,
  emptyResult,
  type OwnResult,
  resultKey,
} from '#shared/entities/assessment.ts';
import { fold, matchesWords } from '#shared/rules/fold.ts';

/**
 * Columns in the order in which they are shown and copied; the first two say what a row is and cannot be written. The
 * private one stands last, so that the others keep their places where it is hidden.
 */
export const GRID_COLUMNS = [
  'code',
  'text',
  'status',
  'maturity',
  'finding',
  'note',
  'owner',
  'interviewee',
  'assessedOn',
  'privateNote',
] as const;
export type GridColumn = (typeof GRID_COLUMNS)[number];
export type WrittenColumn = Exclude<GridColumn, 'code' | 'text'>;
export const FIRST_WRITTEN = 2;

/** All columns, or those that others may see too. */
export function columnsFor(presenting: boolean): readonly GridColumn[] {
  return presenting ? GRID_COLUMNS.filter((column) => column !== 'privateNote') : GRID_COLUMNS;
}

export function isWritten(column: GridColumn): column is WrittenColumn {
  return column !== 'code' && column !== 'text';
}

/** A requirement or control, or one of the elements that stand below it. */
export type GridRow = {
  /** Also what is shown as its number: `6.1.2`, or `6.1.2/3` for its third element. */
  readonly key: string;
  readonly nodeId: string;
  readonly element: number;
  readonly text: string;
  readonly part: CatalogueNode['kind'];
};

/** Results by {@link resultKey}. */
export type ResultsByKey = ReadonlyMap<string, OwnResult>;

/** The rows and columns that are shown, of how many rows, and what was found for each. */
export type GridView = {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  readonly total: number;
  readonly results: ResultsByKey;
};

export function rowsOf(nodes: readonly CatalogueNode[], guidance: Guidance): GridRow[] {
  return nodes.flatMap((node) => {
    const elements = guidance.get(node.id)?.elements ?? [];
    return [node.title, ...elements].map((text, element) => ({
      key: resultKey({ nodeId: node.id, element }),
      nodeId: node.id,
      element,
      text,
      part: node.kind,
    }));
  });
}

export function resultFor(results: ResultsByKey, { key, nodeId, element }: GridRow): OwnResult {
  return results.get(key) ?? emptyResult(nodeId, element);
}

export type GridFilters = {
  readonly query: string;
  readonly status: AssessmentStatus | '';
  readonly part: CatalogueNode['kind'] | '';
  readonly withElements: boolean;
};
export const NO_GRID_FILTERS: GridFilters = { query: '', status: '', part: '', withElements: true };
/** Null for the standard's own order. */
export type GridSorting = { readonly column: GridColumn; readonly descending: boolean } | null;

/** Rows that fit, in the order asked for; those that are empty in the sorted column come last either way. */
export function viewOf(
  rows: readonly GridRow[],
  results: ResultsByKey,
  filters: GridFilters,
  sorting: GridSorting,
): GridRow[] {
  const fitting = rows.filter((row) => fits(row, resultFor(results, row), filters));
  if (sorting === null || sorting.column === 'code')
    return sorting?.descending === true ? fitting.toReversed() : fitting;
  const { column, descending } = sorting;
  const keyed = fitting.map((row, index) => ({ row, index, rank: rankOf(row, resultFor(results, row), column) }));
  keyed.sort((a, b) => {
    if (a.rank === '' || b.rank === '') return Number(a.rank === '') - Number(b.rank === '') || a.index - b.index;
    const order = a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0;
    return (descending ? -order : order) || a.index - b.index;
  });
  return keyed.map(({ row }) => row);
}

function fits(row: GridRow, result: OwnResult, { query, status, part, withElements }: GridFilters): boolean {
  if (!withElements && row.element > 0) return false;
  if (status !== '' && result.status !== status) return false;
  if (part !== '' && row.part !== part) return false;
  if (query.trim() === '') return true;
  const { finding, note, owner, interviewee } = result;
  return matchesWords([row.key, row.text, finding, note, owner, interviewee].join(' '), query);
}

function rankOf(row: GridRow, result: OwnResult, column: GridColumn): string | number {
  if (column === 'status') return ASSESSMENT_STATUSES.indexOf(result.status);
  if (column === 'maturity') return result.maturity ?? '';
  if (!isWritten(column)) return fold(row[column === 'code' ? 'key' : 'text']);
  return fold(result[column] ?? '');
}
