import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { ChoiceInput } from '#renderer/components/fields/fields.tsx';
import { SEVERITIES } from '#shared/rules/readiness/rule.ts';
import { STEPS } from '#shared/steps/steps.ts';
import type { ReadinessFilter } from './readiness-model.ts';

type ReadinessFiltersProps = {
  readonly filter: ReadinessFilter;
  readonly shown: number;
  readonly total: number;
  readonly onChange: (filter: ReadinessFilter) => void;
};

export function ReadinessFilters({ filter, shown, total, onChange }: ReadinessFiltersProps) {
  const { t } = useTranslation(['readiness', 'steps']);
  const steps = STEPS.map(({ id, number }) => ({
    value: id as ReadinessFilter['step'],
    label: `${number}. ${t(`steps:${id}.title`)}`,
  }));
  const severities = SEVERITIES.map((severity) => ({
    value: severity as ReadinessFilter['severity'],
    label: t(`severity.${severity}`),
  }));
  return (
    <Box
      role="search"
      aria-label={t('filters.label')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}
    >
      <Box sx={{ flex: '0 1 16rem' }}>
        <ChoiceInput<ReadinessFilter['step']>
          labelHidden
          label={t('filters.step')}
          value={filter.step}
          choices={[{ value: '', label: t('filters.anyStep') }, ...steps]}
          onChange={(step) => onChange({ ...filter, step })}
        />
      </Box>
      <Box sx={{ flex: '0 1 11rem' }}>
        <ChoiceInput<ReadinessFilter['severity']>
          labelHidden
          label={t('filters.severity')}
          value={filter.severity}
          choices={[{ value: '', label: t('filters.anySeverity') }, ...severities]}
          onChange={(severity) => onChange({ ...filter, severity })}
        />
      </Box>
      <Box sx={{ flex: '0 1 11rem' }}>
        <ChoiceInput<ReadinessFilter['state']>
          labelHidden
          label={t('filters.waived')}
          value={filter.state}
          choices={[
            { value: '', label: t('filters.withWaived') },
            { value: 'open', label: t('filters.openOnly') },
            { value: 'waived', label: t('filters.waivedOnly') },
          ]}
          onChange={(state) => onChange({ ...filter, state })}
        />
      </Box>
      <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
        {t('filters.shown', { shown, total })}
      </Box>
    </Box>
  );
}
