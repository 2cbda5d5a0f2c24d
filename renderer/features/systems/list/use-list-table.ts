import { type RowSelectionState, type SortingState, type Updater, useTable } from '@tanstack/react-table';
import { useEffect, useMemo } from 'react';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import { listColumns, listFeatures } from './list-columns.tsx';
import { ranksOf, SORTABLE_COLUMNS } from './list-model.ts';
import { useSystemList } from './list-store.ts';

/** The systems as the list shows them: sorted, filtered, with what is marked, all kept in the list's store. */
export function useListTable(data: readonly SystemRow[]) {
  const globalFilter = useSystemList((state) => state.filters);
  const { column, descending } = useSystemList((state) => state.sorting);
  const rowSelection = useSystemList((state) => state.selection);
  const sorting = useMemo<SortingState>(() => [{ id: column, desc: descending }], [column, descending]);
  useEffect(() => rankWhenIdle(data), [data]);
  return useTable({
    features: listFeatures,
    columns: listColumns,
    data,
    getRowId,
    state: { globalFilter, sorting, rowSelection },
    onRowSelectionChange: setSelection,
  });
}

export type ListTable = ReturnType<typeof useListTable>;

function getRowId(row: SystemRow): string {
  return row.id;
}

function setSelection(updater: Updater<RowSelectionState>): void {
  useSystemList.setState(({ selection }) => ({
    selection: typeof updater === 'function' ? updater(selection) : updater,
  }));
}

/** Works out the order of every column while nothing else happens, so that the first use of a heading is quick too. */
function rankWhenIdle(systems: readonly SystemRow[]): () => void {
  const waiting = [...SORTABLE_COLUMNS];
  let handle = requestIdleCallback(next);
  function next(): void {
    const column = waiting.shift();
    if (column === undefined) return;
    ranksOf(systems, column);
    handle = requestIdleCallback(next);
  }
  return () => cancelIdleCallback(handle);
}
