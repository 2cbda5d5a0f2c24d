import { styled } from '@mui/material/styles';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { GridColumn } from '#renderer/components/grid/columns.ts';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { SCOPE_LOOKS } from '#renderer/features/systems/scope-chip.tsx';
import type { SystemRow } from '#shared/contract/domains/systems.ts';
import { LIFECYCLE_STAGES, PERSONAL_DATA, SCOPE_DECISIONS } from '#shared/entities/ai-system.ts';
import { SORTABLE_COLUMNS, type SortableColumn } from './list-model.ts';

/** How the list shows each column, in words that were looked up once: asking in every cell would slow a scroll. */
export type ListCells = {
  readonly columns: readonly GridColumn[];
  readonly cell: (system: SystemRow, column: string) => ReactNode;
  readonly wholeText: (system: SystemRow, column: string) => string | undefined;
};

const WIDTHS: Readonly<Record<SortableColumn, Omit<GridColumn, 'name' | 'label'>>> = {
  code: { rem: 5, frozen: true },
  name: { rem: 12.5, sidewaysRem: 17, grows: 3, frozen: true },
  organisationUnit: { rem: 7.5, grows: 1.6 },
  owner: { rem: 5.5, grows: 1.2 },
  lifecycleStage: { rem: 10.5 },
  scope: { rem: 6.875 },
  personalData: { rem: 7.875 },
  nextReviewOn: { rem: 6.25 },
  completeness: { rem: 6.25 },
};

export function listCells(t: TFunction<'systems'>, language: string): ListCells {
  const wordsOf = (column: 'lifecycleStage' | 'scope' | 'personalData', values: readonly string[]) =>
    new Map(values.map((value) => [value, value === '' ? '' : t(`choices.${column}.${value}`)]));
  const stages = wordsOf('lifecycleStage', LIFECYCLE_STAGES);
  const scopes = wordsOf('scope', SCOPE_DECISIONS);
  const personal = wordsOf('personalData', PERSONAL_DATA);
  const archived = t('list.archivedMark');
  const days = new Map<string, string>();
  const dayOf = (day: string) => {
    const word = days.get(day) ?? formatDate(day, language);
    days.set(day, word);
    return word;
  };
  const cells: Readonly<Record<SortableColumn, (system: SystemRow) => ReactNode>> = {
    code: ({ code }) => code,
    name: (system) => (
      <Name>
        <span className="name">{system.name}</span>
        {system.archived && <StatusChip tone="neutral" label={archived} />}
      </Name>
    ),
    organisationUnit: ({ organisationUnit }) => organisationUnit,
    owner: ({ owner }) => owner,
    lifecycleStage: ({ lifecycleStage }) => stages.get(lifecycleStage),
    scope: ({ scope }) => <StatusChip {...SCOPE_LOOKS[scope]} label={scopes.get(scope) ?? scope} variant="plain" />,
    personalData: ({ personalData }) => personal.get(personalData),
    nextReviewOn: ({ nextReviewOn }) => dayOf(nextReviewOn),
    completeness: ({ completeness }) => (
      <Share>
        <span className="bar" aria-hidden="true">
          <span style={{ width: `${completeness}%` }} />
        </span>
        {t('list.completeness', { percent: completeness })}
      </Share>
    ),
  };
  return {
    columns: SORTABLE_COLUMNS.map((name) => ({ name, label: t(`columns.${name}`), ...WIDTHS[name] })),
    cell: (system, column) => cells[column as SortableColumn](system),
    wholeText: (system, column) => {
      if (column === 'lifecycleStage') return stages.get(system.lifecycleStage) || undefined;
      return column === 'name' || column === 'organisationUnit' || column === 'owner'
        ? system[column] || undefined
        : undefined;
    },
  };
}

const Name = styled('span')({ display: 'flex', alignItems: 'center', gap: '0.5rem', height: '100%' });

/** How much of what an auditor asks for is filled in: a bar and the number beside it. */
const Share = styled('span')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: '0.5rem',
  height: '100%',
  fontVariantNumeric: 'tabular-nums',
  '& > .bar': {
    width: '2.25rem',
    height: '0.375rem',
    flex: 'none',
    borderRadius: '0.1875rem',
    overflow: 'hidden',
    backgroundColor: theme.palette.tokens.hairline,
  },
  '& > .bar > span': { display: 'block', height: '100%', backgroundColor: theme.palette.tokens.accent },
}));
