import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { ASSESSMENT_STATUSES } from '#shared/entities/assessment.ts';
import type { RequirementFilter } from './requirement-model.ts';

export type RequirementFiltersProps = {
  readonly filter: RequirementFilter;
  readonly shown: number;
  readonly total: number;
  /** Whether both clauses and controls are there to choose between. */
  readonly withParts: boolean;
  readonly onChange: (filter: RequirementFilter) => void;
  /** Enter in the search: go on to the list. */
  readonly onDone: () => void;
  /** Further choices at the end. */
  readonly children?: ReactNode;
};

export function RequirementFilters({
  filter,
  shown,
  total,
  withParts,
  onChange,
  onDone,
  children,
}: RequirementFiltersProps) {
  const { t } = useTranslation(['steps', 'assessment']);
  const statuses = ASSESSMENT_STATUSES.map((status) => ({
    value: status as RequirementFilter['status'],
    label: t(`assessment:status.${status}`),
  }));
  return (
    <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, pb: 1, flex: 'none' }}>
      <Box
        sx={{ flex: '1 1 14rem', maxWidth: '24rem' }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone();
        }}
      >
        <LineInput
          labelHidden
          type="search"
          label={t('requirements.search')}
          placeholder={t('requirements.search')}
          value={filter.query}
          onChange={(query) => onChange({ ...filter, query })}
        />
      </Box>
      <Box sx={{ flex: '0 1 11rem' }}>
        <ChoiceInput<RequirementFilter['status']>
          labelHidden
          label={t('requirements.filterStatus')}
          value={filter.status}
          choices={[{ value: '', label: t('requirements.anyStatus') }, ...statuses]}
          onChange={(status) => onChange({ ...filter, status })}
        />
      </Box>
      {withParts && (
        <Box sx={{ flex: '0 1 11rem' }}>
          <ChoiceInput<RequirementFilter['part']>
            labelHidden
            label={t('requirements.filterGroup')}
            value={filter.part}
            choices={[
              { value: '', label: t('requirements.anyGroup') },
              { value: 'clause', label: t('requirements.clausePart') },
              { value: 'control', label: t('requirements.controlPart') },
            ]}
            onChange={(part) => onChange({ ...filter, part })}
          />
        </Box>
      )}
      {children}
      <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
        {t('requirements.shown', { shown, total })}
      </Box>
    </Box>
  );
}
