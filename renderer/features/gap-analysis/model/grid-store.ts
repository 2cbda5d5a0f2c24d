import { createForWorkspace } from '#renderer/host/open-workspace.ts';
import type { KeptGridView } from '#shared/contract/app.ts';
import { GRID_COLUMNS, type GridFilters, type GridSorting, type GridView, NO_GRID_FILTERS } from './grid-model.ts';
import type { Cell } from './selection.ts';

/** A cell that is being written, with what stands in it so far. */
export type Editing = Cell & {
  readonly draft: string;
  /** "Not applicable" was chosen, and this cell is to say why. */
  readonly excluding?: boolean;
};

/** How the grid was left, so that a look elsewhere does not lose the place. */
export type GapGridState = {
  readonly filters: GridFilters;
  readonly sorting: GridSorting;
  readonly active: Cell;
  /** Where a selection of several cells began; null where only the active one is selected. */
  readonly anchor: Cell | null;
  readonly editing: Editing | null;
};

const AFRESH: GapGridState = {
  filters: NO_GRID_FILTERS,
  sorting: null,
  active: { key: '4.1', column: 'status' },
  anchor: null,
  editing: null,
};

export const useGapGrid = createForWorkspace(AFRESH);

export function setGridFilters(changes: Partial<GridFilters>): void {
  useGapGrid.setState(({ filters }) => ({ filters: { ...filters, ...changes }, anchor: null }));
}

/** What is shown now, for later. */
export function keptView(name: string): KeptGridView {
  const { filters, sorting } = useGapGrid.getState();
  const { status, part, withElements } = filters;
  return { name, status, part, withElements, sorting };
}

export function showKeptView({ status, part, withElements, sorting }: KeptGridView): void {
  // A column that a later version dropped sorts no more.
  const column = GRID_COLUMNS.find((known) => known === sorting?.column);
  useGapGrid.setState({
    filters: { ...NO_GRID_FILTERS, status, part, withElements },
    sorting: sorting === null || column === undefined ? null : { column, descending: sorting.descending },
    anchor: null,
  });
}

/** Up, down, and back to the standard's own order. */
export function sortGridBy(name: string): void {
  const column = GRID_COLUMNS.find((known) => known === name);
  if (column === undefined) return;
  useGapGrid.setState(({ sorting }) => {
    if (sorting?.column !== column) return { sorting: { column, descending: false }, anchor: null };
    return { sorting: sorting.descending ? null : { column, descending: true }, anchor: null };
  });
}

export function selectCell(active: Cell, extend: boolean): void {
  useGapGrid.setState((state) => ({ active, anchor: extend ? (state.anchor ?? state.active) : null }));
}

export function selectAll({ rows, columns }: Pick<GridView, 'rows' | 'columns'>): void {
  const [first, last] = [rows[0], rows.at(-1)];
  const [left, right] = [columns[0], columns.at(-1)];
  if (first === undefined || last === undefined || left === undefined || right === undefined) return;
  useGapGrid.setState({ active: { key: first.key, column: left }, anchor: { key: last.key, column: right } });
}
