import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { ViewsDialog } from '#renderer/components/frames/dialogs/views-dialog.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import { updateSettings, useSettings } from '#renderer/session/settings.ts';
import { ASSESSMENT_STATUSES } from '#shared/entities/assessment.ts';
import type { GridFilters } from './model/grid-model.ts';
import { keptView, setGridFilters, showKeptView, useGapGrid } from './model/grid-store.ts';

type GridToolbarProps = { readonly shown: number; readonly total: number; readonly onDone: () => void };

export function GridToolbar({ shown, total, onDone }: GridToolbarProps) {
  const { t, i18n } = useTranslation(['gapAnalysis', 'assessment']);
  const filters = useGapGrid((state) => state.filters);
  const { gridViews } = useSettings();
  const [viewsOpen, setViewsOpen] = useState(false);
  const statuses = ASSESSMENT_STATUSES.map((value) => ({ value, label: t(`assessment:status.${value}`) }));
  return (
    <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, pb: 1, flex: 'none' }}>
      <Box
        sx={{ flex: '1 1 12rem', maxWidth: '22rem' }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone();
        }}
      >
        <LineInput
          labelHidden
          type="search"
          label={t('search')}
          placeholder={t('search')}
          value={filters.query}
          onChange={(query) => setGridFilters({ query })}
        />
      </Box>
      <Box sx={{ flex: '0 1 10rem' }}>
        <ChoiceInput<GridFilters['status']>
          labelHidden
          label={t('filterStatus')}
          value={filters.status}
          choices={[{ value: '', label: t('anyStatus') }, ...statuses]}
          onChange={(status) => setGridFilters({ status })}
        />
      </Box>
      <Box sx={{ flex: '0 1 12rem' }}>
        <ChoiceInput<GridFilters['part']>
          labelHidden
          label={t('filterPart')}
          value={filters.part}
          choices={[
            { value: '', label: t('anyPart') },
            { value: 'clause', label: t('clauses') },
            { value: 'control', label: t('controls') },
          ]}
          onChange={(part) => setGridFilters({ part })}
        />
      </Box>
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={filters.withElements}
            onChange={(event) => setGridFilters({ withElements: event.target.checked })}
          />
        }
        label={t('withElements')}
        slotProps={{ typography: { variant: 'body2' } }}
      />
      <Button aria-haspopup="dialog" onClick={() => setViewsOpen(true)}>
        {t('common:views.button')}
      </Button>
      <ViewsDialog
        open={viewsOpen}
        views={gridViews}
        onShow={showKeptView}
        current={keptView}
        onKeep={(views) => updateSettings({ gridViews: [...views] })}
        onClose={() => setViewsOpen(false)}
      />
      <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
        {t('shown', { shown: formatNumber(shown, i18n.language), total: formatNumber(total, i18n.language) })}
      </Box>
    </Box>
  );
}
