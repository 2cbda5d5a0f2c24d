import type { RowModel, SortingState, Table, TableFeatures } from '@tanstack/react-table';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import {
  matchesFilters,
  ranksOf,
  type SortableColumn,
  type SystemFilters,
  type SystemSorting,
  searchTerms,
  sortItems,
} from './list-model.ts';

/** The slices of the table's state that the row model reads. */
type Source<F extends TableFeatures> = Pick<Table<F, SystemRow>, 'getPreFilteredRowModel' | 'options'> & {
  readonly atoms: {
    readonly sorting?: { get(): SortingState };
    readonly globalFilter?: { get(): SystemFilters };
  };
};

/**
 * Which systems the table shows and in which order. In place of the library's own row models, because those filter
 * before they sort and so sort all that is left again at every keystroke; here a keystroke only filters.
 */
export function createListRowModel<F extends TableFeatures>(table: Source<F>): () => RowModel<F, SystemRow> {
  type Model = RowModel<F, SystemRow>;
  const sorted = remember((model: Model, sorting: SortingState | undefined) => {
    const [first] = sorting ?? [];
    if (first === undefined) return model.rows;
    const order: SystemSorting = { column: first.id as SortableColumn, descending: first.desc };
    return sortItems(model.rows, (row) => row.original, ranksOf(table.options.data, order.column), order);
  });
  const filtered = remember((rows: Model['rows'], model: Model, filters: SystemFilters | undefined): Model => {
    const terms = searchTerms(filters?.text ?? '');
    const left = filters === undefined ? rows : rows.filter((row) => matchesFilters(row.original, filters, terms));
    return { rows: left, flatRows: left, rowsById: model.rowsById };
  });
  return () => {
    const model = table.getPreFilteredRowModel();
    const rows = sorted(model, table.atoms.sorting?.get());
    return filtered(rows, model, table.atoms.globalFilter?.get());
  };
}

/** Gives the last answer again as long as it is asked the same. */
function remember<A extends readonly unknown[], R>(work: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly answer: R } | undefined;
  return (...args) => {
    const same = last?.args.every((arg, index) => arg === args[index]) === true;
    if (last === undefined || !same) last = { args, answer: work(...args) };
    return last.answer;
  };
}
