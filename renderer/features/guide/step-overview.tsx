import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Progress } from '#renderer/components/signs/progress.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { StateSquares } from '#renderer/records/fulfilment/state-squares.tsx';
import type { GuideMode, StepProgress } from '#shared/contract/domains/guide.ts';
import { STEPS } from '#shared/steps/steps.ts';
import { actionTarget } from './next-action.ts';
import { StepFacts } from './step-facts.tsx';
import { STEP_LOOKS } from './step-look.ts';

export type StepOverviewProps = {
  readonly steps: readonly StepProgress[];
  readonly mode: GuideMode | null;
  /** With what comes out, who takes part and which clauses. */
  readonly detailed: boolean;
};

/** The seven steps with what each is for, how far it is, and what is next in it. */
export function StepOverview({ steps, mode, detailed }: StepOverviewProps) {
  return (
    <Steps>
      {steps.map((step) => (
        <StepRow key={step.id} progress={step} mode={mode} detailed={detailed} />
      ))}
    </Steps>
  );
}

type StepRowProps = Omit<StepOverviewProps, 'steps'> & { readonly progress: StepProgress };

function StepRow({ progress: step, mode, detailed }: StepRowProps) {
  const { t } = useTranslation('steps');
  const { tone, icon } = STEP_LOOKS[step.status];
  const title = t(`${step.id}.title`);
  const definition = STEPS.find(({ id }) => id === step.id);
  return (
    <li>
      <Number aria-hidden="true" data-status={step.status}>
        {definition?.number}
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
        {step.judgement === null ? <StateSquares {...step} /> : <Judgement progress={step} label={title} />}
      </Share>
      <Standing>
        <StatusChip tone={tone} icon={icon} label={t(`status.${step.status}`)} />
        <Next>
          {step.next !== null && (
            <AppLink {...actionTarget(step, mode)}>{t(`actions.${step.next.key}`, step.next.params)}</AppLink>
          )}
        </Next>
      </Standing>
      {detailed && definition && (
        <Details>
          <StepFacts step={definition} />
        </Details>
      )}
    </li>
  );
}

/** The gap analysis stands apart: what was judged, in which assessment, and since when nothing changes it. */
function Judgement({ progress, label }: { readonly progress: StepProgress; readonly label: string }) {
  const { t, i18n } = useTranslation('fulfilment');
  const { judgement, done, total, status } = progress;
  if (judgement === null) return null;
  const { code, closedOn } = judgement;
  const closed = closedOn !== '';
  return (
    <>
      {!closed && <Progress done={done} total={total} label={label} tone={status === 'ready' ? 'ok' : 'info'} />}
      <span>
        {t(closed ? 'home.judgedClosed' : 'home.judgedOpen', {
          ...{ done, total, code },
          date: closed ? formatDate(closedOn, i18n.language) : '',
        })}
      </span>
    </>
  );
}

/** Below these widths of the page the row folds into two columns, then one. */
const MEDIUM = '@container page (max-width: 60rem)';
const NARROW = '@container page (max-width: 36rem)';

const Steps = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  display: 'grid',
  // Columns at the edges are sized by what is in them: the rows' own padding is part of it.
  gridTemplateColumns: 'max-content minmax(12rem, 1fr) 11.5rem max-content fit-content(13.5rem)',
  columnGap: '1rem',
  margin: 0,
  padding: 0,
  [MEDIUM]: { gridTemplateColumns: 'max-content minmax(0, 1fr) minmax(0, 14rem)' },
  [NARROW]: { gridTemplateColumns: 'max-content minmax(0, 1fr)' },
  '& > li': {
    display: 'grid',
    gridColumn: '1 / -1',
    gridTemplateColumns: 'subgrid',
    alignItems: 'start',
    padding: '0.625rem 1rem',
    [MEDIUM]: { rowGap: '0.375rem' },
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
  lineHeight: 1.4,
  fontVariantNumeric: 'tabular-nums',
  color: theme.palette.tokens.inkSoft,
  '& > span:last-child': { display: 'block', marginTop: '0.25rem' },
  [MEDIUM]: {
    gridColumn: 2,
    gridRow: 2,
    display: 'flex',
    alignItems: 'center',
    gap: '0.75rem',
    padding: 0,
    '& > div': { flex: '0 1 14rem' },
    '& > span:last-child': { margin: 0 },
  },
}));

/** State and next action: two columns where there is room, one below the other where there is not. */
const Standing = styled('div')({
  display: 'grid',
  gridColumn: 'span 2',
  gridTemplateColumns: 'subgrid',
  alignItems: 'start',
  justifyItems: 'start',
  [MEDIUM]: { gridColumn: 3, gridRow: '1 / span 2', gridTemplateColumns: '1fr', rowGap: '0.375rem' },
  [NARROW]: { gridColumn: 2, gridRow: 3 },
});

const Details = styled('div')({
  gridColumn: '2 / -1',
  paddingTop: '0.625rem',
  paddingBottom: '0.25rem',
});

const Next = styled('div')({
  paddingTop: '0.125rem',
  fontSize: '0.8125rem',
  lineHeight: 1.45,
});
