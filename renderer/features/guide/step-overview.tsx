import { styled } from '@mui/material/styles';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/link.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { StatusChip } from '#renderer/components/status-chip.tsx';
import type { StepProgress } from '#shared/contract/guide.ts';
import { STEPS } from '#shared/steps/steps.ts';
import { actionTarget } from './next-action.ts';
import { STEP_LOOKS } from './step-look.ts';

/** The seven steps with what each is for, how far it is, and what is next in it. */
export function StepOverview({ steps }: { readonly steps: readonly StepProgress[] }) {
  return (
    <Steps>
      {steps.map((step) => (
        <StepRow key={step.id} step={step} />
      ))}
    </Steps>
  );
}

function StepRow({ step }: { readonly step: StepProgress }) {
  const { t } = useTranslation('steps');
  const { tone, icon } = STEP_LOOKS[step.status];
  const title = t(`${step.id}.title`);
  return (
    <li>
      <Number aria-hidden="true" data-status={step.status}>
        {STEPS.find(({ id }) => id === step.id)?.number}
      </Number>
      <div>
        <AppLink
          to="/steps/$stepId"
          params={{ stepId: step.id }}
          color="inherit"
          underline="hover"
          sx={{ fontWeight: 600 }}
        >
          {title}
        </AppLink>
        <Purpose>{t(`${step.id}.purpose`)}</Purpose>
      </div>
      <Share>
        <Progress done={step.done} total={step.total} label={title} tone={step.status === 'ready' ? 'ok' : 'info'} />
        <span>{t('home.doneOf', { done: step.done, total: step.total })}</span>
      </Share>
      <State>
        <StatusChip tone={tone} icon={icon} label={t(`status.${step.status}`)} />
        {step.next !== null && (
          <AppLink {...actionTarget(step)}>
            {t(`actions.${step.next.key}`, step.next.params)}
            <ArrowRight aria-hidden="true" />
          </AppLink>
        )}
      </State>
    </li>
  );
}

const Steps = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'grid',
    gridTemplateColumns: '2rem minmax(12rem, 1fr) 9rem 15rem',
    columnGap: '1rem',
    alignItems: 'start',
    padding: '0.75rem 1rem',
    '@media (max-width: 1180px)': { gridTemplateColumns: '2rem minmax(0, 1fr) 14rem', rowGap: '0.5rem' },
    '@media (max-width: 699px)': { gridTemplateColumns: '2rem minmax(0, 1fr)' },
  },
  '& > li + li': { borderTop: `1px solid ${theme.palette.tokens.hairline}` },
}));

const Number = styled('span')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  width: '1.75rem',
  height: '1.75rem',
  borderRadius: 5,
  border: `1px solid ${theme.palette.tokens.edge}`,
  color: theme.palette.tokens.inkSoft,
  fontWeight: 600,
  '&[data-status="inProgress"]': { borderColor: theme.palette.tokens.accent, color: theme.palette.tokens.accent },
  '&[data-status="ready"]': {
    borderColor: theme.palette.tokens.tones.ok.text,
    backgroundColor: theme.palette.tokens.tones.ok.fill,
    color: theme.palette.tokens.tones.ok.text,
  },
}));

const Purpose = styled('div')(({ theme }) => ({
  color: theme.palette.tokens.inkSoft,
  fontSize: '0.8125rem',
  lineHeight: 1.45,
}));

const Share = styled('div')(({ theme }) => ({
  paddingTop: '0.4375rem',
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
  color: theme.palette.tokens.inkSoft,
  '& > span': { display: 'block', marginTop: '0.25rem' },
  '@media (max-width: 1180px)': { gridColumn: 2, gridRow: 2, maxWidth: '14rem', paddingTop: 0 },
}));

const State = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'flex-start',
  gap: '0.25rem',
  fontSize: '0.8125rem',
  '& a svg': { width: '0.875rem', height: '0.875rem', marginLeft: '0.25rem', verticalAlign: '-0.125rem' },
  '@media (max-width: 1180px)': { gridColumn: 3, gridRow: '1 / span 2' },
  '@media (max-width: 699px)': { gridColumn: 2, gridRow: 3 },
});
