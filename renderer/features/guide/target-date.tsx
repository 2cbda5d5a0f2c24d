import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { daysBetween, formatDate, localToday } from '#renderer/components/words/format.ts';
import { useRoute } from '#renderer/host/api.ts';

/** The day the certificate shall be there, and how far off it is. */
export function TargetDate() {
  const { t, i18n } = useTranslation('steps');
  const [today] = useState(() => localToday(new Date()));
  const date = useRoute('organisation.get', {}).data?.targetCertificationOn;
  return (
    <Panel title={t('home.target')}>
      {date === undefined ? null : date === '' ? (
        <Box sx={{ color: 'text.secondary' }}>
          {t('home.targetNone')} <AppLink to="/organisation">{t('home.targetSet')}</AppLink>
        </Box>
      ) : (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.25 }}>
          <Typography variant="h2" component="p">
            {formatDate(date, i18n.language)}
          </Typography>
          <DaysLeft days={daysBetween(today, date)} />
        </Box>
      )}
    </Panel>
  );
}

function DaysLeft({ days }: { readonly days: number }) {
  const { t } = useTranslation('steps');
  if (days === 0) return <StatusChip tone="attention" label={t('home.targetToday')} />;
  if (days < 0) return <StatusChip tone="problem" label={t('home.targetPast', { count: -days })} />;
  return <StatusChip tone={days < 60 ? 'attention' : 'info'} label={t('home.targetDays', { count: days })} />;
}
