import type { RowSelectionState } from '@tanstack/react-table';
import { create } from 'zustand';
import {
  NO_FILTERS,
  type SortableColumn,
  type SystemFilters,
  type SystemSorting,
  toggleSorting,
} from './list-model.ts';

/** How the list was left, so that a look at one system does not lose the place. */
export type SystemListState = {
  /** The workspace this place belongs to; another workspace begins afresh. */
  readonly workspaceId: string | null;
  readonly filters: SystemFilters;
  readonly sorting: SystemSorting;
  /** Identifiers of the marked systems, as the table keeps them. */
  readonly selection: RowSelectionState;
  readonly activeId: string | null;
  readonly scrollOffset: number;
  /** The systems in the order of the list when one of them was opened, for previous and next. */
  readonly order: readonly string[];
};

const AFRESH: Omit<SystemListState, 'workspaceId'> = {
  filters: NO_FILTERS,
  sorting: { column: 'code', descending: false },
  selection: {},
  activeId: null,
  scrollOffset: 0,
  order: [],
};

export const useSystemList = create<SystemListState>(() => ({ workspaceId: null, ...AFRESH }));

/** Begins afresh when another workspace is open than the one the list was left in. */
export function enterWorkspace(workspaceId: string | null): void {
  if (useSystemList.getState().workspaceId !== workspaceId) useSystemList.setState({ workspaceId, ...AFRESH });
}

/** Narrows the list; what was marked stays marked, but the list begins at its top again. */
export function setFilters(changes: Partial<SystemFilters>): void {
  useSystemList.setState(({ filters }) => ({ filters: { ...filters, ...changes }, ...TOP }));
}

/** Sorts by a column, or the other way round when the list is sorted by it already. */
export function sortBy(column: SortableColumn): void {
  useSystemList.setState(({ sorting }) => ({ sorting: toggleSorting(sorting, column), ...TOP }));
}

const TOP = { scrollOffset: 0, activeId: null } as const;

/** The neighbours of a system in the list as it was left; null at the ends and for a system that is not in it. */
export function neighbours(order: readonly string[], id: string): { previous: string | null; next: string | null } {
  const index = order.indexOf(id);
  if (index === -1) return { previous: null, next: null };
  return { previous: order[index - 1] ?? null, next: order[index + 1] ?? null };
}
