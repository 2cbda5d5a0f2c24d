import { type RefObject, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceStore } from '#renderer/components/grid/place.ts';
import { RowGrid } from '#renderer/components/grid/rows/row-grid.tsx';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import { listCells } from './list-cells.tsx';
import { matchesFilters, rankWhenIdle, searchTerms, sortSystems } from './list-model.ts';
import { useSystemList } from './list-store.ts';

const systemPlace: PlaceStore = useSystemList;

type SystemsGridProps = {
  readonly rows: readonly SystemRow[];
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly onOpen: (id: string) => void;
  readonly onArchive: () => void;
};

/** The inventory as a grid of rows, made for ten thousand of them. */
export function SystemsGrid({ rows, gridRef, onOpen, onArchive }: SystemsGridProps) {
  const { t, i18n } = useTranslation('systems');
  const cells = useMemo(() => listCells(t, i18n.language), [t, i18n.language]);
  const filters = useSystemList((state) => state.filters);
  return (
    <RowGrid<SystemRow>
      name="systems"
      label={t('list.gridLabel')}
      keys={t('list.keys')}
      {...cells}
      rows={rows}
      idOf={idOf}
      nameOf={nameOf}
      isFaint={isFaint}
      place={systemPlace}
      narrowing={filters}
      gridRef={gridRef}
      onOpen={onOpen}
      onDelete={onArchive}
    />
  );
}

/**
 * The systems as the list shows them. Sorted before they are filtered, so that a keystroke in the search only filters.
 */
export function useShownSystems(systems: readonly SystemRow[]): readonly SystemRow[] {
  const sorting = useSystemList((state) => state.sorting);
  const filters = useSystemList((state) => state.filters);
  useEffect(() => rankWhenIdle(systems), [systems]);
  const sorted = useMemo(() => sortSystems(systems, sorting), [systems, sorting]);
  return useMemo(() => {
    const terms = searchTerms(filters.text);
    return sorted.filter((row) => matchesFilters(row, filters, terms));
  }, [sorted, filters]);
}

function idOf({ id }: SystemRow): string {
  return id;
}

function nameOf({ name }: SystemRow): string {
  return name;
}

function isFaint({ archived }: SystemRow): boolean {
  return archived;
}
