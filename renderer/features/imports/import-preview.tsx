import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionBar } from '#renderer/components/frames/action-bar.tsx';
import { JobProgress } from '#renderer/components/signs/job-progress.tsx';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import { ColumnsTable } from '#renderer/records/tables/columns-table.tsx';
import { FateCounts } from '#renderer/records/tables/fate-counts.tsx';
import { planOf } from '#renderer/records/tables/mapping.ts';
import { RowsPanel } from '#renderer/records/tables/rows-panel.tsx';
import { ENCODINGS, type Encoding, type ImportFate, type ImportReport } from '#shared/contract/import-report.ts';
import { delimiterName, EXTERNAL_ID, MAPPING_TARGETS } from './mapping.ts';
import type { ImportWizard } from './use-import.ts';

type ImportPreviewProps = { readonly wizard: ImportWizard; readonly report: ImportReport };

/** What an import would do, row by row and column by column, before anything is changed. */
export function ImportPreview({ wizard, report }: ImportPreviewProps) {
  const { t } = useTranslation(['importWizard', 'systems']);
  const hasName = report.columns.some((column) => column.field === 'name');
  const [tab, setTab] = useState<'rows' | 'columns'>(hasName ? 'rows' : 'columns');
  const [fate, setFate] = useState<ImportFate | null>(null);
  const recognised = report.columns.filter((column) => column.field !== '').length;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0, gap: 1.25 }}>
      <FoundLine report={report} onReadAs={(encoding) => void wizard.readAs(encoding)} />
      {!report.encodingSure && (
        <Notice tone="attention">{t('encoding.unsure', { encoding: report.encoding.toUpperCase() })}</Notice>
      )}
      {wizard.state.asBefore && <Notice tone="neutral">{t('columns.asBefore')}</Notice>}
      {report.remarks.map((remark) => (
        <Notice key={remark} tone="attention">
          {remark}
        </Notice>
      ))}
      <FateCounts
        counts={report.counts}
        help={(each) => t(`fateHelp.${each}`)}
        chosen={fate}
        onChoose={(chosen) => {
          setFate(chosen);
          setTab('rows');
        }}
      />
      {!hasName && <Notice tone="attention">{t('noName')}</Notice>}
      <Tabs
        value={tab}
        onChange={(_, value: 'rows' | 'columns') => setTab(value)}
        aria-label={t('tabs.label')}
        sx={{
          minHeight: '2.25rem',
          flex: 'none',
          borderBottom: 1,
          borderColor: 'divider',
          '& button': { minHeight: '2.25rem', py: 0 },
        }}
      >
        <Tab value="rows" id="import-tab-rows" aria-controls="import-panel" label={t('tabs.rows')} />
        <Tab
          value="columns"
          id="import-tab-columns"
          aria-controls="import-panel"
          label={t('tabs.columns', { count: report.columns.length, recognised })}
        />
      </Tabs>
      <Box
        id="import-panel"
        role="tabpanel"
        aria-labelledby={`import-tab-${tab}`}
        sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: '12rem' }}
      >
        {tab === 'rows' ? (
          <RowsPanel rows={report.rows} fate={fate} />
        ) : (
          <ColumnsTable
            columns={report.columns}
            targets={MAPPING_TARGETS.map((field) => [
              field,
              field === EXTERNAL_ID ? t('columns.externalId') : t(`systems:fields.${field}.label`),
            ])}
            none={t('columns.keep')}
            mapped={Object.keys(wizard.state.mapping).length > 0}
            onGive={(heading, field) => void wizard.give(heading, field)}
            onReset={() => void wizard.recogniseAgain()}
          />
        )}
      </Box>
      <ImportBar wizard={wizard} report={report} />
    </Box>
  );
}

type FoundLineProps = { readonly report: ImportReport; readonly onReadAs: (encoding: Encoding) => void };

/** How the file was read, so that a wrong guess is seen at once, and what its characters are, to choose anew. */
function FoundLine({ report, onReadAs }: FoundLineProps) {
  const { t, i18n } = useTranslation('importWizard');
  const { format, encoding, delimiter, headingRow, total, columns } = report;
  const parts = [
    t(`found.${format}`),
    delimiter === '' ? '' : t(`found.delimiter.${delimiterName(delimiter)}`, { delimiter }),
    format === 'json' ? '' : t('found.headingRow', { row: headingRow }),
    t('found.rows', { count: total, shown: formatNumber(total, i18n.language) }),
    t('found.columns', { count: columns.length }),
  ];
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.8125rem', color: 'text.secondary' }}>
      <span>
        <strong>{report.fileName}</strong> · {parts.filter(Boolean).join(' · ')}
      </span>
      {encoding !== '' && (
        <Select
          size="small"
          variant="standard"
          value={encoding}
          onChange={(event) => onReadAs(event.target.value)}
          inputProps={{ 'aria-label': t('encoding.label') }}
          sx={{ fontSize: 'inherit' }}
        >
          {ENCODINGS.map((each) => (
            <MenuItem key={each} value={each}>
              {t(`encoding.names.${each}`)}
            </MenuItem>
          ))}
        </Select>
      )}
    </Box>
  );
}

/** The one button that changes something, saying exactly what it will do. */
function ImportBar({ wizard, report }: ImportPreviewProps) {
  const { t, i18n } = useTranslation('importWizard');
  const {
    job,
    state: { doing },
  } = wizard;
  const { counts, total } = report;
  const number = (value: number) => formatNumber(value, i18n.language);
  const plan = planOf(report);
  const name = report.fileName;
  if (job.running !== null) {
    return (
      <ActionBar>
        <Box sx={{ flex: 1 }}>
          <JobProgress job={job} label={t(doing === 'reading' ? 'reading' : 'importing', { name })} />
        </Box>
      </ActionBar>
    );
  }
  if (plan === 'refused' || plan === 'unchanged') {
    return (
      <ActionBar>
        <Box sx={{ flex: 1 }}>
          {plan === 'refused'
            ? t('action.refusedAll')
            : t('action.unchanged', { count: counts.unchanged, shown: number(counts.unchanged), total: number(total) })}
        </Box>
        {plan === 'unchanged' && (
          <LinkButton to="/systems" variant="contained">
            {t('done.toList')}
          </LinkButton>
        )}
      </ActionBar>
    );
  }
  const label = {
    new: t('action.import', { count: counts.new, shown: number(counts.new) }),
    update: t('action.update', { count: counts.update, shown: number(counts.update) }),
    both: t('action.both', { created: number(counts.new), updated: number(counts.update) }),
  }[plan];
  return (
    <ActionBar>
      <Box sx={{ flex: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>{t('action.undo')}</Box>
      <Button variant="contained" size="large" onClick={() => void wizard.start()}>
        {label}
      </Button>
    </ActionBar>
  );
}
