import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { Code, Unseen } from '#renderer/components/words/text.tsx';
import { STATUS_LOOKS } from '#renderer/records/assessments/assessment-look.ts';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import type { Guidance } from '#renderer/standard/guidance.ts';
import type { CellDifference } from '#shared/contract/domains/workbook.ts';
import { ASSESSMENT_STATUSES } from '#shared/entities/assessment.ts';
import { Answer, Choice, Line } from './difference-look.ts';
import { type Choice as Chosen, cellKey, type DifferenceItem } from './difference-model.ts';
import { choose } from './workbook-store.ts';

/** Where a row stands in the grid. */
type Place = {
  readonly index: number;
  readonly start: number;
  readonly measure: (element: HTMLElement | null) => void;
};

export function rowElementId(key: string): string {
  return `difference-${key.replaceAll(/[^\w.-]/g, '_')}`;
}

type RequirementRowProps = {
  readonly item: Extract<DifferenceItem, { kind: 'requirement' }>;
  readonly place: Place;
  readonly guidance: Guidance | undefined;
  readonly columns: number;
};

export function RequirementRow({ item: { key, nodeId, element }, place, guidance, columns }: RequirementRowProps) {
  const title = catalogueNode(nodeId)?.title ?? '';
  const part = element === 0 ? '' : (guidance?.get(nodeId)?.elements[element - 1] ?? '');
  return (
    <Line role="row" data-kind="requirement" {...placed(place)}>
      <div role="rowheader" aria-colspan={columns}>
        <Code>{key}</Code> <strong>{title}</strong>
        {part !== '' && <span>: {part}</span>}
      </div>
    </Line>
  );
}

type CellRowProps = {
  readonly cell: CellDifference;
  readonly place: Place;
  readonly choice: Chosen | undefined;
  readonly active: boolean;
  readonly onActivate: () => void;
};

export function CellRow({ cell, place, choice, active, onActivate }: CellRowProps) {
  const { t } = useTranslation(['workbookPage', 'workbook']);
  const { column, kind, was, here, file } = cell;
  const pick = (chosen: Chosen) => {
    onActivate();
    choose([cell], chosen);
  };
  return (
    // The keys are the grid's: it holds the focus.
    <Line
      role="row"
      id={rowElementId(cellKey(cell))}
      data-active={active}
      data-sides={was === null ? 2 : 3}
      aria-selected={choice === 'take'}
      onClick={onActivate}
      {...placed(place)}
    >
      <div role="rowheader">
        {t(`workbook:columns.${column}`)}
        {kind === 'conflict' && (
          <Box sx={{ mt: 0.25 }}>
            <StatusChip variant="plain" tone="attention" label={t('grid.conflict')} />
          </Box>
        )}
      </div>
      {was !== null && (
        <Answer role="gridcell">
          <Value column={column} answer={was} />
        </Answer>
      )}
      <Answer role="gridcell" data-stays={choice === 'keep'} data-goes={choice === 'take'}>
        <Value column={column} answer={here} />
      </Answer>
      <Answer role="gridcell" data-stays={choice === 'take'} data-goes={choice === 'keep'}>
        <Value column={column} answer={file} />
      </Answer>
      <div role="gridcell">
        <Unseen>{t('grid.choice')}</Unseen>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
          <Choice type="button" tabIndex={-1} aria-pressed={choice === 'keep'} onClick={() => pick('keep')}>
            {t('grid.keep')}
          </Choice>
          <Choice type="button" tabIndex={-1} aria-pressed={choice === 'take'} onClick={() => pick('take')}>
            {t('grid.take')}
          </Choice>
        </Box>
      </div>
    </Line>
  );
}

function Value({ column, answer }: Pick<CellDifference, 'column'> & { readonly answer: string }) {
  const { t, i18n } = useTranslation(['workbookPage', 'assessment']);
  if (column === 'status') {
    const status = ASSESSMENT_STATUSES.find((known) => known === (answer || 'notAssessed')) ?? 'notAssessed';
    const { tone, icon } = STATUS_LOOKS[status];
    return <StatusChip variant="plain" tone={tone} icon={icon} label={t(`assessment:status.${status}`)} />;
  }
  if (answer === '') return <em>{t('grid.empty')}</em>;
  return column === 'assessedOn' ? formatDate(answer, i18n.language) : answer;
}

function placed({ index, start, measure }: Place) {
  return {
    'aria-rowindex': index + 2,
    'data-index': index,
    ref: measure,
    style: { transform: `translateY(${start}px)` },
  };
}
