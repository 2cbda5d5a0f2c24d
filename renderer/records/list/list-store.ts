import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { type ListPlace, TOP } from '#renderer/components/grid/place.ts';
import type { KindName } from '#shared/kinds/registry.ts';
import type { Filters } from './list-filters.ts';

/** How a list of records was left, so that a look at one does not lose the place. */
export type RecordListState = ListPlace & {
  /** The workspace this place belongs to; another workspace begins afresh. */
  readonly workspaceId: string | null;
  readonly query: string;
  readonly filters: Filters;
};
export type RecordListStore = UseBoundStore<StoreApi<RecordListState>>;

const AFRESH: Omit<RecordListState, 'workspaceId'> = {
  query: '',
  filters: {},
  sorting: { column: '', descending: false },
  selection: {},
  activeId: null,
  scrollOffset: 0,
  order: [],
};

const stores = new Map<KindName, RecordListStore>();

/** The place of a kind's list in the workspace that is open. */
export function listStore(name: KindName, workspaceId: string | null): RecordListStore {
  const store = stores.get(name) ?? create<RecordListState>(() => ({ workspaceId, ...AFRESH }));
  stores.set(name, store);
  if (store.getState().workspaceId !== workspaceId) store.setState({ workspaceId, ...AFRESH });
  return store;
}

/** The records in the order of their list when one of them was opened. */
export function orderIn(name: KindName): readonly string[] {
  return stores.get(name)?.getState().order ?? [];
}

/** Narrows a list; what was marked stays marked, but the list begins at its top again. */
export function narrow(store: RecordListStore, changes: Partial<Pick<RecordListState, 'query' | 'filters'>>): void {
  store.setState({ ...changes, ...TOP });
}
