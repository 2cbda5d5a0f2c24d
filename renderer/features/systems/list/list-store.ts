import { create } from 'zustand';
import { type ListPlace, TOP } from '#renderer/components/grid/place.ts';
import { NO_FILTERS, type SystemFilters } from './list-model.ts';

/** How the list was left, so that a look at one system does not lose the place. */
export type SystemListState = ListPlace & {
  /** The workspace this place belongs to; another workspace begins afresh. */
  readonly workspaceId: string | null;
  readonly filters: SystemFilters;
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
