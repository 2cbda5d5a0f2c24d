import type { StoreApi } from 'zustand';

/** An empty column is the order of the list itself. */
export type Sorting = { readonly column: string; readonly descending: boolean };
/** By identifier, the rows that are marked. */
export type Selection = Readonly<Record<string, true>>;

/** How a list was left, so that a look at one record does not lose the place. */
export type ListPlace = {
  readonly sorting: Sorting;
  readonly selection: Selection;
  readonly activeId: string | null;
  /** Pixels from the top. */
  readonly scrollOffset: number;
  /** The rows in the order of the list when one of them was opened, for previous and next. */
  readonly order: readonly string[];
};

/** Where a list keeps its place; a store that holds more, such as filters, will do. */
export type PlaceStore = Pick<StoreApi<ListPlace>, 'getState' | 'getInitialState' | 'subscribe'> & {
  setState(changes: Partial<ListPlace>): void;
};

export const TOP = { scrollOffset: 0, activeId: null } as const;

/**
 * The next state when a column's heading is used: up, then down, then the other way again; in a list with an order of its
 * own, back to that.
 */
export function toggleSorting(sorting: Sorting, column: string, ordered = false): Sorting {
  if (ordered && sorting.column === column && sorting.descending) return { column: '', descending: false };
  return { column, descending: sorting.column === column && !sorting.descending };
}

/** The neighbours of a row in the list as it was left; null at the ends and for a row that is not in it. */
export function neighbours(order: readonly string[], id: string): { previous: string | null; next: string | null } {
  const index = order.indexOf(id);
  if (index === -1) return { previous: null, next: null };
  return { previous: order[index - 1] ?? null, next: order[index + 1] ?? null };
}

export function countMarked(ids: readonly string[], selection: Selection): number {
  if (Object.keys(selection).length === 0) return 0;
  return ids.reduce((sum, id) => sum + (selection[id] === true ? 1 : 0), 0);
}

export function withMarks(selection: Selection, ids: readonly string[]): Selection {
  return { ...selection, ...Object.fromEntries(ids.map((id) => [id, true as const])) };
}

export function withoutMarks(selection: Selection, ids: readonly string[]): Selection {
  const gone = new Set(ids);
  return Object.fromEntries(Object.entries(selection).filter(([id]) => !gone.has(id)));
}
