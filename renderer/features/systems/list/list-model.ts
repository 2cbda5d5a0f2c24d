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
export type SystemSorting = { readonly column: SortableColumn; readonly descending: boolean };

/**
 * The rows in a column's order: names as a person sorts them (2 before 10, a next to Ä), choices in the order in which
 * they are offered, dates by day. Rows that say nothing come last both ways; equal ones keep the order of the codes.
 */
export function sortRows(rows: readonly SystemRow[], sorting: SystemSorting): SystemRow[] {
  return sortItems(rows, (row) => row, ranksOf(rows, sorting.column), sorting);
}

/** {@link sortRows} for what carries a row, with the places of its column's values worked out before. */
export function sortItems<T>(
  items: readonly T[],
  rowOf: (item: T) => SystemRow,
  ranks: Ranks,
  { column, descending }: SystemSorting,
): T[] {
  const direction = descending ? -1 : 1;
  const keyed = items.map((item, index) => ({ item, index, rank: ranks.get(rowOf(item)[column]) ?? null }));
  keyed.sort((a, b) => {
    if (a.rank === b.rank) return a.index - b.index;
    if (a.rank === null) return 1;
    if (b.rank === null) return -1;
    return (a.rank - b.rank) * direction;
  });
  return keyed.map(({ item }) => item);
}

/** The next state when a column's heading is used: up, then down, then the other way again. */
export function toggleSorting(sorting: SystemSorting, column: SortableColumn): SystemSorting {
  return { column, descending: sorting.column === column && !sorting.descending };
}

const CHOICE_ORDER = { lifecycleStage: LIFECYCLE_STAGES, scope: SCOPE_DECISIONS, personalData: PERSONAL_DATA } as const;

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** By value, its place in the order of its column. */
export type Ranks = ReadonlyMap<string | number, number>;

const knownRanks = new WeakMap<readonly SystemRow[], Map<SortableColumn, Ranks>>();

/** The places of a column's values, worked out once for the same rows: the next use of a heading only looks them up. */
export function ranksOf(rows: readonly SystemRow[], column: SortableColumn): Ranks {
  const columns = knownRanks.get(rows) ?? new Map<SortableColumn, Ranks>();
  knownRanks.set(rows, columns);
  const ranks = columns.get(column) ?? rankValues(rows, column);
  columns.set(column, ranks);
  return ranks;
}

/** Each different value's place; a value that says nothing has none. Comparing each value once keeps 10,000 rows fast. */
function rankValues(rows: readonly SystemRow[], column: SortableColumn): Map<string | number, number> {
  const values = new Set<string | number>(rows.map((row) => row[column]));
  values.delete('');
  const ordered = [...values].sort(comparison(column));
  const ranks = new Map<string | number, number>();
  for (const value of ordered) {
    const previous = ordered[ranks.size - 1];
    const equal = previous !== undefined && comparison(column)(previous, value) === 0;
    ranks.set(value, equal ? (ranks.get(previous) ?? 0) : ranks.size);
  }
  return ranks;
}

function comparison(column: SortableColumn): (a: string | number, b: string | number) => number {
  if (column === 'lifecycleStage' || column === 'scope' || column === 'personalData') {
    const order: readonly (string | number)[] = CHOICE_ORDER[column];
    return (a, b) => order.indexOf(a) - order.indexOf(b);
  }
  if (column === 'completeness') return (a, b) => Number(a) - Number(b);
  return (a, b) => collator.compare(String(a), String(b));
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
