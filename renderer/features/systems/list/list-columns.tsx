import {
  columnFilteringFeature,
  createColumnHelper,
  globalFilteringFeature,
  type Row,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import { useListWords } from '../list-words.ts';
import { SCOPE_LOOKS } from '../scope-chip.tsx';
import { createListRowModel } from './list-row-model.ts';

const filtering = { columnFilteringFeature, globalFilteringFeature, filteredRowModel: createListRowModel };
export const listFeatures = tableFeatures({ ...filtering, rowSortingFeature, rowSelectionFeature });
export type ListFeatures = typeof listFeatures;
export type ListRow = Row<ListFeatures, SystemRow>;

const helper = createColumnHelper<ListFeatures, SystemRow>();

export const listColumns = helper.columns([
  helper.accessor('code', { cell: (cell) => cell.getValue() }),
  helper.accessor('name', { cell: (cell) => <NameCell system={cell.row.original} /> }),
  helper.accessor('organisationUnit', {
    cell: (cell) => cell.getValue(),
  }),
  helper.accessor('owner', {
    cell: (cell) => cell.getValue(),
  }),
  helper.accessor('lifecycleStage', { cell: (cell) => <ChoiceWord column="lifecycleStage" value={cell.getValue()} /> }),
  helper.accessor('scope', { cell: (cell) => <ScopeWord scope={cell.getValue()} /> }),
  helper.accessor('personalData', { cell: (cell) => <ChoiceWord column="personalData" value={cell.getValue()} /> }),
  helper.accessor('nextReviewOn', { cell: (cell) => <DayWord day={cell.getValue()} /> }),
  helper.accessor('completeness', { cell: (cell) => <CompletenessBar percent={cell.getValue()} /> }),
]);

function NameCell({ system }: { readonly system: SystemRow }) {
  const { archived } = useListWords();
  return (
    <>
      <span className="name">{system.name}</span>
      {system.archived && <StatusChip tone="neutral" label={archived} />}
    </>
  );
}

function ChoiceWord({ column, value }: { readonly column: 'lifecycleStage' | 'personalData'; readonly value: string }) {
  return useListWords().choices[column][value];
}

function ScopeWord({ scope }: { readonly scope: SystemRow['scope'] }) {
  const { choices } = useListWords();
  return <StatusChip {...SCOPE_LOOKS[scope]} label={choices.scope[scope] ?? scope} variant="plain" />;
}

function DayWord({ day }: { readonly day: string }) {
  return useListWords().day(day);
}

/** How much of what an auditor asks for is filled in: a bar and the number beside it. */
function CompletenessBar({ percent }: { readonly percent: number }) {
  const words = useListWords();
  return (
    <>
      <span className="bar" aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </span>
      {words.percent(percent)}
    </>
  );
}
