import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionBar } from '#renderer/components/frames/action-bar.tsx';
import { JobProgress } from '#renderer/components/signs/job-progress.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { formatDate, formatNumber } from '#renderer/components/words/format.ts';
import type { WorkbookComparison } from '#shared/contract/domains/workbook.ts';
import { DifferenceGrid } from './difference-grid.tsx';
import { cellKey, countViews, itemsOf, takenCells, undecidedOf } from './difference-model.ts';
import { MissingList, RefusedTable } from './left-out.tsx';
import type { WorkbookExchange } from './use-workbook.ts';
import { ViewCounts } from './view-counts.tsx';
import { choose, useWorkbookStore } from './workbook-store.ts';

type DifferenceViewProps = { readonly comparison: WorkbookComparison; readonly exchange: WorkbookExchange };

/** What a file would change, cell by cell, and the one button that changes it. */
export function DifferenceView({ comparison, exchange }: DifferenceViewProps) {
  const { t } = useTranslation('workbookPage');
  const view = useWorkbookStore((state) => state.view);
  const gridRef = useRef<HTMLDivElement>(null);
  const { cells, refused, missing, remarks } = comparison;
  const items = useMemo(() => itemsOf(cells, view), [cells, view]);
  const threeWay = comparison.issuedOn !== '';
  const counts = useMemo(() => countViews(comparison), [comparison]);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0, gap: 1.25 }}>
      <FoundLine comparison={comparison} />
      <SheetChoice comparison={comparison} exchange={exchange} />
      {remarks.length > 0 && (
        <Notice tone="attention">
          {remarks.map((remark) => (
            <div key={remark}>{remark}</div>
          ))}
        </Notice>
      )}
      <ViewCounts
        counts={counts}
        chosen={view}
        threeWay={threeWay}
        onChoose={(chosen) => useWorkbookStore.setState({ view: chosen })}
      />
      {view === 'refused' && <RefusedTable comparison={comparison} />}
      {view === 'missing' && <MissingList missing={missing} />}
      {view !== 'refused' && view !== 'missing' && items.length === 0 && (
        <Box sx={{ py: 3, flex: 1 }}>
          <strong>{t('empty.title')}</strong> {t(refused.length > 0 ? 'empty.refused' : 'empty.text')}
        </Box>
      )}
      {view !== 'refused' && view !== 'missing' && items.length > 0 && (
        <>
          <BulkChoices comparison={comparison} />
          <DifferenceGrid items={items} gridRef={gridRef} threeWay={threeWay} />
        </>
      )}
      <TakeBar comparison={comparison} exchange={exchange} onUndecided={() => gridRef.current?.focus()} />
    </Box>
  );
}

/** How the file was read, so that a wrong file is seen at once. */
function FoundLine({ comparison }: { readonly comparison: WorkbookComparison }) {
  const { t, i18n } = useTranslation('workbookPage');
  const { fileName, format, issuedOn, rows, unchanged } = comparison;
  const number = (value: number) => formatNumber(value, i18n.language);
  const parts = [
    t(`found.${format}`),
    issuedOn === '' ? t('found.notIssued') : t('found.issuedOn', { date: formatDate(issuedOn, i18n.language) }),
    t('found.rows', { count: rows, shown: number(rows) }),
    t('found.unchanged', { count: unchanged, shown: number(unchanged) }),
  ];
  return (
    <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
      <strong>{fileName}</strong> · {parts.join(' · ')}
    </Box>
  );
}

/** Where sheets answer for the same requirements, one of them can be read instead of another. */
function SheetChoice({ comparison: { sheets }, exchange }: DifferenceViewProps) {
  const { t } = useTranslation('workbookPage');
  const sheet = useWorkbookStore((state) => state.sheet);
  if (!sheets.some(({ state }) => state === 'overlaps' || state === 'notChosen')) return null;
  const label = t('sheet.label');
  return (
    <Box>
      <Select
        size="small"
        displayEmpty
        value={sheet}
        disabled={exchange.job.running !== null}
        onChange={({ target }) => void exchange.chooseSheet(target.value)}
        inputProps={{ 'aria-label': label }}
        renderValue={(chosen) => `${label}: ${chosen === '' ? t('sheet.together') : chosen}`}
      >
        <MenuItem value="">{t('sheet.together')}</MenuItem>
        {sheets.map(({ name, state }) =>
          state === 'beyond' ? null : (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ),
        )}
      </Select>
    </Box>
  );
}

function BulkChoices({ comparison: { cells } }: { readonly comparison: WorkbookComparison }) {
  const { t } = useTranslation('workbookPage');
  const view = useWorkbookStore((state) => state.view);
  const offered = cells.filter(({ kind }) => kind === 'offered');
  const conflicts = cells.filter(({ kind }) => kind === 'conflict');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5, alignItems: 'center' }}>
      {offered.length > 0 && view !== 'conflict' && (
        <Box role="group" aria-label={t('bulk.offered')} sx={GROUP}>
          <span>{t('bulk.offered')}</span>
          <Button size="small" variant="outlined" onClick={() => choose(offered, 'take')}>
            {t('bulk.takeAll')}
          </Button>
          <Button size="small" variant="outlined" onClick={() => choose(offered, 'keep')}>
            {t('bulk.takeNone')}
          </Button>
        </Box>
      )}
      {conflicts.length > 0 && view !== 'offered' && (
        <Box role="group" aria-label={t('bulk.conflicts')} sx={GROUP}>
          <span>{t('bulk.conflicts')}</span>
          <Button size="small" variant="outlined" onClick={() => choose(conflicts, 'keep')}>
            {t('bulk.keepHere')}
          </Button>
          <Button size="small" variant="outlined" onClick={() => choose(conflicts, 'take')}>
            {t('bulk.takeFile')}
          </Button>
        </Box>
      )}
    </Box>
  );
}

const GROUP = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, fontSize: '0.8125rem' };

type TakeBarProps = DifferenceViewProps & { readonly onUndecided: () => void };

/** The one button that changes something, saying how much; undecided conflicts are shown before it does. */
function TakeBar({ comparison, exchange, onUndecided }: TakeBarProps) {
  const { t, i18n } = useTranslation('workbookPage');
  const choices = useWorkbookStore((state) => state.choices);
  const [asked, setAsked] = useState(false);
  const { job, taking } = exchange;
  const { cells } = comparison;
  if (job.running !== null) return <JobProgress job={job} label={t('back.reading')} />;
  const undecided = undecidedOf(cells, choices);
  const [first] = undecided;
  const count = takenCells(cells, choices).length;
  const shown = formatNumber(count, i18n.language);

  function take(): void {
    if (first === undefined) return void exchange.take();
    setAsked(true);
    useWorkbookStore.setState({ view: null, activeKey: cellKey(first) });
    onUndecided();
  }

  return (
    <ActionBar>
      <Box role="status" sx={{ flex: '1 1 16rem', fontSize: '0.8125rem', color: 'text.secondary' }}>
        {undecided.length === 0 ? (
          t(count === 0 ? 'take.nothing' : 'take.undo')
        ) : (
          <Box component="span" sx={asked ? { color: 'text.primary', fontWeight: 600 } : {}}>
            {t('take.undecided', { count: undecided.length, shown: formatNumber(undecided.length, i18n.language) })}
          </Box>
        )}
      </Box>
      <Button
        variant="contained"
        size="large"
        disabled={count === 0 && first === undefined}
        loading={taking}
        onClick={take}
      >
        {t('take.button', { count, shown })}
      </Button>
    </ActionBar>
  );
}
