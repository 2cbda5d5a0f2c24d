import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionBar } from '#renderer/components/frames/action-bar.tsx';
import { AskingDialog, useTouched } from '#renderer/components/frames/dialogs/asking-dialog.tsx';
import { Disclosure } from '#renderer/components/frames/disclosure.tsx';
import { JobProgress } from '#renderer/components/signs/job-progress.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import { useRecordWords } from '#renderer/records/use-words.ts';
import type { ImportFate, TableReport } from '#shared/contract/import-report.ts';
import type { Kind } from '#shared/kinds/define.ts';
import { type KindName, kinds } from '#shared/kinds/registry.ts';
import { tableFields } from '#shared/kinds/table-fields.ts';
import { ColumnsTable } from './columns-table.tsx';
import { FateCounts } from './fate-counts.tsx';
import { RowsPanel } from './rows-panel.tsx';
import type { TakeIn } from './use-take-in.ts';

type TakeInDialogProps = { readonly name: KindName; readonly takeIn: TakeIn };

/** What taking in a table would do, row by row and column by column, before anything is changed. */
export function TakeInDialog({ name, takeIn }: TakeInDialogProps) {
  const { t } = useTranslation(['tables', 'common']);
  const titleId = useId();
  const { state, job } = takeIn;
  // Fading out, it still shows what it was about.
  const [last, setLast] = useState(state);
  if (state !== null && state !== last) setLast(state);
  const shown = state ?? last;
  return (
    <AskingDialog
      open={state !== null}
      onClose={takeIn.close}
      aria-labelledby={titleId}
      maxWidth="lg"
      fullWidth
      slotProps={{ paper: { sx: { height: '100%', p: 2.5, gap: 1.25 } } }}
    >
      <WorthAsking touched={job.running !== null || takeIn.isMapped} />
      <Typography id={titleId} component="h2" variant="h2">
        {t('takeIn')}
      </Typography>
      {shown !== null && shown.problem !== '' && (
        <Notice tone="problem" role="alert">
          {shown.problem}
        </Notice>
      )}
      {shown?.preview != null ? (
        <Preview name={name} takeIn={takeIn} report={shown.preview} />
      ) : (
        <Box sx={{ flex: 1 }}>
          <JobProgress job={job} label={t('reading', { name: shown?.file.name ?? '' })} />
        </Box>
      )}
      <ActionBar>
        {shown?.preview != null && job.running !== null && (
          <Box sx={{ flex: 1 }}>
            <JobProgress job={job} label={t('taking', { name: shown.file.name })} />
          </Box>
        )}
        {shown?.preview != null && job.running === null && <Outlook report={shown.preview} />}
        <Button onClick={takeIn.close}>{t('common:actions.cancel')}</Button>
        {shown?.preview != null && job.running === null && <Start takeIn={takeIn} report={shown.preview} />}
      </ActionBar>
    </AskingDialog>
  );
}

/** Escape and a click beside it ask first, once columns were given or a file is being taken in. */
function WorthAsking({ touched }: { readonly touched: boolean }) {
  useTouched(touched);
  return null;
}

type ReportProps = { readonly report: TableReport };

function Preview({ name, takeIn, report }: TakeInDialogProps & ReportProps) {
  const { t } = useTranslation(['tables', 'importWizard']);
  const panelId = useId();
  const [tab, setTab] = useState<'rows' | 'columns'>('rows');
  const [fate, setFate] = useState<ImportFate | null>(null);
  const { field: labelOf } = useRecordWords();
  const kind: Kind = kinds[name];
  const recognised = report.columns.filter((column) => column.field !== '').length;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0, gap: 1.25, overflow: 'auto' }}>
      <Found report={report} />
      <FateCounts
        counts={report.counts}
        help={(each) => t(`fateHelp.${each}`)}
        chosen={fate}
        onChoose={(chosen) => {
          setFate(chosen);
          setTab('rows');
        }}
      />
      <Warnings report={report} />
      <Tabs
        value={tab}
        onChange={(_, value: 'rows' | 'columns') => setTab(value)}
        aria-label={t('importWizard:tabs.label')}
        sx={{
          minHeight: '2.25rem',
          flex: 'none',
          borderBottom: 1,
          borderColor: 'divider',
          '& button': { minHeight: '2.25rem', py: 0 },
        }}
      >
        <Tab value="rows" id={`${panelId}-rows`} aria-controls={panelId} label={t('importWizard:tabs.rows')} />
        <Tab
          value="columns"
          id={`${panelId}-columns`}
          aria-controls={panelId}
          label={t('importWizard:tabs.columns', { count: report.columns.length, recognised })}
        />
      </Tabs>
      <Box
        id={panelId}
        role="tabpanel"
        aria-labelledby={`${panelId}-${tab}`}
        sx={{ display: 'flex', flexDirection: 'column', flex: '1 0 12rem', minHeight: 0 }}
      >
        {tab === 'rows' ? (
          <RowsPanel rows={report.rows} fate={fate} />
        ) : (
          <ColumnsTable
            columns={report.columns}
            targets={['code', ...tableFields(kind).map(([key]) => key)].map((key) => [key, labelOf(kind.entity, key)])}
            none={t('noField')}
            mapped={takeIn.isMapped}
            onGive={(heading, field) => void takeIn.give(heading, field)}
            onReset={() => void takeIn.recogniseAgain()}
          />
        )}
      </Box>
    </Box>
  );
}

/** How the file was read, so that a wrong guess is seen at once. */
function Found({ report }: ReportProps) {
  const { t, i18n } = useTranslation(['importWizard', 'tables']);
  const { fileName, format, sheet, headingRow, total, columns } = report;
  const parts = [
    t(`found.${format}`),
    sheet === '' ? '' : t('tables:sheet', { sheet }),
    t('found.headingRow', { row: headingRow }),
    t('found.rows', { count: total, shown: formatNumber(total, i18n.language) }),
    t('found.columns', { count: columns.length }),
  ];
  return (
    <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
      <strong>{fileName}</strong> · {parts.filter(Boolean).join(' · ')}
      <Disclosure label={t('tables:ruleTitle')}>{t('tables:rule')}</Disclosure>
    </Box>
  );
}

function Warnings({ report }: ReportProps) {
  const { t, i18n } = useTranslation('tables');
  const untaken = report.columns.filter(({ field }) => field === '').map(({ heading }) => heading);
  const { emptied, left, remarks } = report;
  return (
    <>
      {remarks.map((remark) => (
        <Notice key={remark} tone="attention">
          {remark}
        </Notice>
      ))}
      {emptied > 0 && (
        <Notice tone="attention">
          {t('emptiedAll', { count: emptied, shown: formatNumber(emptied, i18n.language) })}
        </Notice>
      )}
      {untaken.length > 0 && (
        <Notice tone="attention">{t('untaken', { count: untaken.length, names: untaken.join(', ') })}</Notice>
      )}
      {left.length > 0 && (
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>{t('left', { names: left.join(', ') })}</Box>
      )}
    </>
  );
}

function Outlook({ report: { counts, total } }: ReportProps) {
  const { t } = useTranslation('tables');
  const changing = counts.new + counts.update;
  const said = changing > 0 ? 'undo' : counts.refused === total ? 'refusedAll' : 'nothing';
  return <Box sx={{ flex: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>{t(said)}</Box>;
}

function Start({ takeIn, report: { counts } }: ReportProps & Pick<TakeInDialogProps, 'takeIn'>) {
  const { t, i18n } = useTranslation('tables');
  const count = counts.new + counts.update;
  return (
    <Button variant="contained" disabled={count === 0} onClick={() => void takeIn.start()}>
      {t('action', { count, shown: formatNumber(count, i18n.language) })}
    </Button>
  );
}
