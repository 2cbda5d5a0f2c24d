import { styled } from '@mui/material/styles';
import { CircleCheck, Clock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { Provenance } from '#renderer/components/signs/provenance.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { daysBetween, formatDate, localToday } from '#renderer/components/words/format.ts';
import type { LoadedAiAct } from '#renderer/standard/ai-act.ts';
import type { AiActDate } from '#shared/catalogue/ai-act.ts';
import { knownAsOf } from '#shared/catalogue/known-as-of.ts';

/** When what applies, past and ahead of today, with what the date was before the amendment. */
export function DatesPanel({ act }: { readonly act: LoadedAiAct }) {
  const { t } = useTranslation('aiAct');
  const dates = [...act.dates].sort((a, b) => a.date.localeCompare(b.date));
  return (
    <Panel title={t('dates.title')} description={t('dates.description', { amendedBy: act.amendedBy })}>
      <Timeline>
        {dates.map((date) => (
          <Entry key={date.id} act={act} date={date} />
        ))}
      </Timeline>
    </Panel>
  );
}

function Entry({ act, date }: { readonly act: LoadedAiAct; readonly date: AiActDate }) {
  const { t, i18n } = useTranslation('aiAct');
  const past = useDaysUntil(date.date) <= 0;
  return (
    <li data-past={past}>
      <div>
        <Day dateTime={date.date}>{formatDate(date.date, i18n.language)}</Day>
        <DateState date={date.date} />
      </div>
      <div>
        {act.texts.dates[date.id]} <Soft>{date.ref}</Soft>
        {date.was !== null && <Was>{t('dates.was', { date: formatDate(date.was, i18n.language) })}</Was>}
        <Provenance sources={date.sources} confidence={date.confidence} knownAsOf={knownAsOf(act, date)} />
      </div>
    </li>
  );
}

/** Whether a date is past, in words; how far ahead it is otherwise. */
export function DateState({ date }: { readonly date: string }) {
  const { t } = useTranslation('aiAct');
  const ahead = useDaysUntil(date);
  return ahead <= 0 ? (
    <StatusChip variant="plain" tone="ok" icon={CircleCheck} label={t('dates.past')} />
  ) : (
    <StatusChip variant="plain" tone="info" icon={Clock} label={t('dates.ahead', { count: ahead })} />
  );
}

/** Whole days from today, where the reader is; 0 or less for a date that was reached. */
function useDaysUntil(date: string): number {
  const [today] = useState(() => localToday(new Date()));
  return daysBetween(today, date);
}

const Timeline = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '9rem minmax(0, 1fr)',
    columnGap: '1rem',
    padding: '0.5rem 0 0.5rem 1.25rem',
    borderLeft: `2px solid ${theme.palette.tokens.hairline}`,
    marginLeft: '0.375rem',
    '@container page (max-width: 36rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  '& > li[data-past="true"]': { borderLeftColor: theme.palette.tokens.tones.ok.line },
  '& > li::before': {
    content: '""',
    position: 'absolute',
    left: '-0.375rem',
    top: '0.875rem',
    width: '0.625rem',
    height: '0.625rem',
    borderRadius: '50%',
    border: `2px solid ${theme.palette.tokens.edge}`,
    backgroundColor: theme.palette.tokens.surface,
  },
  '& > li[data-past="true"]::before': {
    borderColor: theme.palette.tokens.tones.ok.line,
    backgroundColor: theme.palette.tokens.tones.ok.line,
  },
}));

const Day = styled('time')({ display: 'block', fontWeight: 600, fontVariantNumeric: 'tabular-nums' });

const Soft = styled('span')(({ theme }) => ({
  color: theme.palette.tokens.inkFaint,
  fontSize: '0.8125rem',
  whiteSpace: 'nowrap',
}));

const Was = styled('div')(({ theme }) => ({ color: theme.palette.tokens.inkSoft, fontSize: '0.875rem' }));
