import type { Sorting } from '#renderer/components/grid/place.ts';
import { type Order, ranksOf, sortRows, type Value } from '#renderer/components/grid/rows/order.ts';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import { LIFECYCLE_STAGES, PERSONAL_DATA, SCOPE_DECISIONS } from '#shared/entities/ai-system.ts';
import { fold } from '#shared/rules/fold.ts';

export const ARCHIVED_CHOICES = ['active', 'archived', 'all'] as const;
export type ArchivedChoice = (typeof ARCHIVED_CHOICES)[number];

/** What narrows the list; null takes every value of the column. */
export type SystemFilters = {
  readonly text: string;
  readonly lifecycleStage: SystemRow['lifecycleStage'] | null;
  readonly scope: SystemRow['scope'] | null;
  readonly personalData: SystemRow['personalData'] | null;
  readonly archived: ArchivedChoice;
};

export const NO_FILTERS: SystemFilters = {
  text: '',
  lifecycleStage: null,
  scope: null,
  personalData: null,
  archived: 'active',
};

/** Whether anything but the usual is chosen. */
export function isNarrowed(filters: SystemFilters): boolean {
  return Object.entries(NO_FILTERS).some(([key, value]) => filters[key as keyof SystemFilters] !== value);
}

/** Whether a system is shown; `terms` are those of the filters' text. */
export function matchesFilters(row: SystemRow, filters: SystemFilters, terms: readonly string[]): boolean {
  return (
    (filters.archived === 'all' || row.archived === (filters.archived === 'archived')) &&
    (filters.lifecycleStage === null || row.lifecycleStage === filters.lifecycleStage) &&
    (filters.scope === null || row.scope === filters.scope) &&
    (filters.personalData === null || row.personalData === filters.personalData) &&
    matchesTerms(row, terms)
  );
}

/** The words a search text asks for, all of which must be there. */
export function searchTerms(text: string): readonly string[] {
  return fold(text)
    .split(/\s+/)
    .filter((term) => term !== '');
}

/** Whether every term occurs in name, code, organisation unit or owner, whatever its case and accents. */
export function matchesTerms(row: SystemRow, terms: readonly string[]): boolean {
  if (terms.length === 0) return true;
  const haystack = searchableText(row);
  return terms.every((term) => haystack.includes(term));
}

export const SORTABLE_COLUMNS = [
  'code',
  'name',
  'organisationUnit',
  'owner',
  'lifecycleStage',
  'scope',
  'personalData',
  'nextReviewOn',
  'completeness',
] as const;
export type SortableColumn = (typeof SORTABLE_COLUMNS)[number];

/** The rows in a column's order; see components/grid/order.ts. */
export function sortSystems(rows: readonly SystemRow[], sorting: Sorting): SystemRow[] {
  return sortRows(rows, sorting, valueOf, orderOf(sorting.column));
}

/** Works out the order of every column while nothing else happens, so that the first use of a heading is quick too. */
export function rankWhenIdle(systems: readonly SystemRow[]): () => void {
  const waiting: string[] = [...SORTABLE_COLUMNS];
  let handle = requestIdleCallback(next);
  function next(): void {
    const column = waiting.shift();
    if (column === undefined) return;
    ranksOf(systems, column, valueOf, orderOf(column));
    handle = requestIdleCallback(next);
  }
  return () => cancelIdleCallback(handle);
}

const ORDERS: Readonly<Record<string, Order>> = {
  lifecycleStage: LIFECYCLE_STAGES,
  scope: SCOPE_DECISIONS,
  personalData: PERSONAL_DATA,
  completeness: 'numbers',
} satisfies Partial<Record<SortableColumn, Order>>;

function orderOf(column: string): Order {
  return ORDERS[column] ?? 'words';
}

function valueOf(row: SystemRow, column: string): Value {
  return row[column as SortableColumn];
}

/** A row object stays the same until its system changes, so its folded text is made once and not at every keystroke. */
const folded = new WeakMap<SystemRow, string>();

function searchableText(row: SystemRow): string {
  const known = folded.get(row);
  if (known !== undefined) return known;
  const text = fold([row.name, row.code, row.organisationUnit, row.owner].join('\n'));
  folded.set(row, text);
  return text;
}
