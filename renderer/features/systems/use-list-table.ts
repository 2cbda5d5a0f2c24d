import { useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { SystemRow } from '#shared/contract/systems.ts';
import { listColumns, listFeatures, textFilter } from './list-columns.tsx';
import { sortRows } from './list-model.ts';
import { useSystemList } from './list-store.ts';

/** The systems as the list shows them: sorted, filtered, with what is marked, all kept in the list's store. */
export function useListTable(systems: readonly SystemRow[]) {
  const filters = useSystemList((state) => state.filters);
  const sorting = useSystemList((state) => state.sorting);
  const rowSelection = useSystemList((state) => state.selection);
  const data = useMemo(() => sortRows(systems, sorting), [systems, sorting]);
  const columnFilters = useMemo(() => {
    const { lifecycleStage, scope, personalData, archived } = filters;
    const chosen = Object.entries({ lifecycleStage, scope, personalData }).filter(([, value]) => value !== null);
    const columns = chosen.map(([id, value]) => ({ id, value }) as { id: string; value: unknown });
    return archived === 'all' ? columns : [...columns, { id: 'archived', value: archived as unknown }];
  }, [filters]);
  const globalFilter: unknown = filters.text;
  return useTable({
    features: listFeatures,
    columns: listColumns,
    data,
    getRowId,
    globalFilterFn: textFilter,
    getColumnCanGlobalFilter: isTextColumn,
    state: { columnFilters, globalFilter, rowSelection },
    onRowSelectionChange: (updater) =>
      useSystemList.setState(({ selection }) => ({
        selection: typeof updater === 'function' ? updater(selection) : updater,
      })),
  });
}

export type ListTable = ReturnType<typeof useListTable>;

function getRowId(row: SystemRow): string {
  return row.id;
}

/** The quick filter looks at the whole row at once, so one column asks on behalf of all. */
function isTextColumn(column: { readonly id: string }): boolean {
  return column.id === 'name';
}
