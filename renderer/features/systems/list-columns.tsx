import {
  columnFilteringFeature,
  createColumnHelper,
  createFilteredRowModel,
  type FilterFn,
  globalFilteringFeature,
  metaHelper,
  type Row,
  rowSelectionFeature,
  tableFeatures,
} from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#renderer/components/format.ts';
import { StatusChip } from '#renderer/components/status-chip.tsx';
import { Code } from '#renderer/components/text.tsx';
import type { SystemRow } from '#shared/contract/systems.ts';
import { CompletenessBar } from './completeness-bar.tsx';
import { type ArchivedChoice, matchesArchived, matchesTerms, type SortableColumn, searchTerms } from './list-model.ts';
import { ScopeChip } from './scope-chip.tsx';

type ColumnMeta = {
  /** Width as a track of the grid. */
  readonly track: string;
  /** Stays at the left when the table is scrolled sideways. */
  readonly frozen?: 'code' | 'name';
};

const filtering = { columnFilteringFeature, globalFilteringFeature, filteredRowModel: createFilteredRowModel() };
/** Sorting is done before the table (sortRows), so that a keystroke in the filter does not sort 10,000 rows again. */
export const listFeatures = tableFeatures({ ...filtering, rowSelectionFeature, columnMeta: metaHelper<ColumnMeta>() });
export type ListFeatures = typeof listFeatures;
export type ListRow = Row<ListFeatures, SystemRow>;

const helper = createColumnHelper<ListFeatures, SystemRow>();

const sameValue: FilterFn<ListFeatures, SystemRow> = (row, columnId, value: unknown) =>
  row.getValue(columnId) === value;

const archivedAs: FilterFn<ListFeatures, SystemRow> = (row, _columnId, choice: ArchivedChoice) =>
  matchesArchived(row.original, choice);

/** The quick filter: words of the text, looked for in several columns at once. */
export const textFilter: FilterFn<ListFeatures, SystemRow> = Object.assign(
  (row: ListRow, _columnId: string, terms: readonly string[]) => matchesTerms(row.original, terms),
  { resolveFilterValue: (text: string) => searchTerms(text) },
);

export const listColumns = helper.columns([
  helper.accessor('code', {
    meta: { track: '5.75rem', frozen: 'code' },
    cell: (cell) => <Code>{cell.getValue()}</Code>,
  }),
  helper.accessor('name', {
    meta: { track: 'minmax(13rem, 3fr)', frozen: 'name' },
    cell: (cell) => <NameCell system={cell.row.original} />,
  }),
  helper.accessor('organisationUnit', { meta: { track: 'minmax(8rem, 1.6fr)' }, cell: (cell) => cell.getValue() }),
  helper.accessor('owner', { meta: { track: 'minmax(7rem, 1.2fr)' }, cell: (cell) => cell.getValue() }),
  helper.accessor('lifecycleStage', {
    meta: { track: '11.5rem' },
    filterFn: sameValue,
    cell: (cell) => <ChoiceWord column="lifecycleStage" value={cell.getValue()} />,
  }),
  helper.accessor('scope', {
    meta: { track: '7.5rem' },
    filterFn: sameValue,
    cell: (cell) => <ScopeChip scope={cell.getValue()} variant="plain" />,
  }),
  helper.accessor('personalData', {
    meta: { track: '9rem' },
    filterFn: sameValue,
    cell: (cell) => <ChoiceWord column="personalData" value={cell.getValue()} />,
  }),
  helper.accessor('nextReviewOn', {
    meta: { track: '7.25rem' },
    cell: (cell) => <DayWord day={cell.getValue()} />,
  }),
  helper.accessor('completeness', {
    meta: { track: '7rem' },
    cell: (cell) => <CompletenessBar percent={cell.getValue()} />,
  }),
  // Filters only; archived systems carry a mark beside their name.
  helper.accessor('archived', { meta: { track: '' }, filterFn: archivedAs }),
]);

export const SHOWN_COLUMNS: readonly SortableColumn[] = [
  'code',
  'name',
  'organisationUnit',
  'owner',
  'lifecycleStage',
  'scope',
  'personalData',
  'nextReviewOn',
  'completeness',
];

function NameCell({ system }: { readonly system: SystemRow }) {
  const { t } = useTranslation('systems');
  return (
    <>
      <span className="name">{system.name}</span>
      {system.archived && <StatusChip tone="neutral" label={t('list.archivedMark')} />}
    </>
  );
}

function ChoiceWord({ column, value }: { readonly column: 'lifecycleStage' | 'personalData'; readonly value: string }) {
  const { t } = useTranslation('systems');
  return value === '' ? null : t(`choices.${column}.${value}`);
}

function DayWord({ day }: { readonly day: string }) {
  const { i18n } = useTranslation();
  return formatDate(day, i18n.language);
}
