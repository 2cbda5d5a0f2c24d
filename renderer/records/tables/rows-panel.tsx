import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/components/words/format.ts';
import type { ImportFate, ImportRow } from '#shared/contract/import-report.ts';
import { filterRows } from './mapping.ts';
import { RowsTable } from './rows-table.tsx';

type RowsPanelProps = { readonly rows: readonly ImportRow[]; readonly fate: ImportFate | null };

/** The rows of a file with what becomes of each, all or those of one fate. */
export function RowsPanel({ rows: all, fate }: RowsPanelProps) {
  const { t, i18n } = useTranslation('importWizard');
  const [withNotes, setWithNotes] = useState(false);
  const rows = useMemo(() => filterRows(all, { fate, withNotes }), [all, fate, withNotes]);
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minHeight: '2rem', fontSize: '0.8125rem' }}>
        <Box role="status" sx={{ color: 'text.secondary' }}>
          {t('rows.count', { count: rows.length, shown: formatNumber(rows.length, i18n.language) })}
        </Box>
        <FormControlLabel
          label={t('rows.withNotes')}
          slotProps={{ typography: { variant: 'body2' } }}
          control={<Checkbox checked={withNotes} onChange={(event) => setWithNotes(event.target.checked)} />}
        />
      </Box>
      {rows.length === 0 ? (
        <Box sx={{ py: 3, color: 'text.secondary' }}>{t('rows.none')}</Box>
      ) : (
        <RowsTable rows={rows} />
      )}
    </>
  );
}
