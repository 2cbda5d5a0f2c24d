import Box from '@mui/material/Box';
import { getRouteApi } from '@tanstack/react-router';
import { ArrowRight, ChevronLeft, ChevronRight, Footprints, MessagesSquare, Table2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NotFound } from '#renderer/components/frames/not-found.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { AppLink, LinkButton } from '#renderer/components/signs/link.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { Progress } from '#renderer/components/signs/progress.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { actionTarget } from '#renderer/features/guide/next-action.ts';
import { RequirementBrowser } from '#renderer/features/guide/requirements/requirement-browser.tsx';
import { StepFact, StepFacts } from '#renderer/features/guide/step-facts.tsx';
import { STEP_LOOKS } from '#renderer/features/guide/step-look.ts';
import { useRoute } from '#renderer/host/api.ts';
import { ClosedNotice } from '#renderer/records/assessments/assessment-choice.tsx';
import { useAssessment } from '#renderer/records/assessments/use-assessment.ts';
import { catalogue } from '#renderer/standard/catalogue.ts';
import type { StepProgress } from '#shared/contract/domains/guide.ts';
import { leftOf } from '#shared/steps/left.ts';
import { STEPS, type Step } from '#shared/steps/steps.ts';
import { StepRequirements } from './step-requirements.tsx';

const route = getRouteApi('/steps/$stepId');

/** One of the seven steps: what it is for, who takes part, and the requirements it brings about. */
export function StepPage() {
  const { stepId } = route.useParams();
  const step = STEPS.find(({ id }) => id === stepId);
  return step === undefined ? <NotFound /> : <KnownStep key={step.id} step={step} />;
}

function KnownStep({ step }: { readonly step: Step }) {
  const { t } = useTranslation('steps');
  const progress = useRoute('guide.overview', {}).data?.steps.find(({ id }) => id === step.id);
  const judging = step.nodes.length === 0;
  return (
    <Page width={judging ? 'full' : 'wide'} fill={judging}>
      <PageHeader
        above={<span>{t('stepNumber', { number: step.number })}</span>}
        title={t(`${step.id}.title`)}
        description={t(`${step.id}.purpose`)}
        status={progress && <StatusChip {...STEP_LOOKS[progress.status]} label={t(`status.${progress.status}`)} />}
        actions={
          <>
            {progress && <Begin step={step} progress={progress} />}
            {step.id === 'gapAnalysis' && (
              <>
                <LinkButton to="/walk-through" variant="outlined" startIcon={<MessagesSquare aria-hidden="true" />}>
                  {t('page.walkThrough')}
                </LinkButton>
                <LinkButton to="/gap-analysis" variant="outlined" startIcon={<Table2 aria-hidden="true" />}>
                  {t('page.asTable')}
                </LinkButton>
              </>
            )}
            <Neighbours step={step} />
          </>
        }
      />
      <Box sx={{ mb: 2.5, flex: 'none' }}>
        <StepFacts step={step}>
          {progress && (
            <StepFact title={t('page.next')}>
              <Next step={progress} />
            </StepFact>
          )}
        </StepFacts>
      </Box>
      {progress?.status === 'blocked' && (
        <Box sx={{ mb: 1.5 }}>
          <Notice tone="attention">{t('page.blockedText')}</Notice>
        </Box>
      )}
      {judging ? <Judging /> : <StepRequirements step={step} progress={progress} />}
    </Page>
  );
}

/** Only the gap analysis asks how far a requirement is met; the other steps are told by their records. */
function Judging() {
  const assessment = useAssessment();
  return (
    <QueryView query={assessment.query}>
      {({ assessment: judgement }) => (
        <>
          <ClosedNotice assessment={judgement} />
          <RequirementBrowser nodes={catalogue.nodes} assessment={assessment} />
        </>
      )}
    </QueryView>
  );
}

function Next({ step }: { readonly step: StepProgress }) {
  const { t } = useTranslation('steps');
  return (
    <>
      {step.next === null ? (
        leftOf(step, (key, params) => t(key, params ?? {}))
      ) : (
        <AppLink {...actionTarget(step)}>
          {t(`actions.${step.next.key}`, step.next.params)}
          <ArrowRight size="0.875rem" aria-hidden="true" style={{ marginLeft: 4, verticalAlign: '-0.125rem' }} />
        </AppLink>
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 0.5 }}>
        <Box sx={{ flex: 1, maxWidth: '10rem' }}>
          <Progress
            done={step.done}
            total={step.total}
            label={t(`${step.id}.title`)}
            tone={step.status === 'ready' ? 'ok' : 'info'}
          />
        </Box>
        <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', color: 'text.secondary' }}>
          {t('home.doneOf', { done: step.done, total: step.total })}
        </Box>
      </Box>
    </>
  );
}

/** Into the wizard, at the first page that lacks something. */
function Begin({ step, progress }: { readonly step: Step; readonly progress: StepProgress }) {
  const { t } = useTranslation('wizard');
  const words = progress.next === null ? 'lookAgain' : progress.status === 'notStarted' ? 'begin' : 'goOn';
  const pageId = progress.next?.pageId ?? progress.pages[0]?.id ?? 'review';
  return (
    <LinkButton
      to="/steps/$stepId/$pageId"
      params={{ stepId: step.id, pageId }}
      variant="contained"
      startIcon={<Footprints />}
    >
      {t(`frame.${words}`)}
    </LinkButton>
  );
}

function Neighbours({ step }: { readonly step: Step }) {
  const { t } = useTranslation('steps');
  const before = STEPS.find(({ number }) => number === step.number - 1);
  const after = STEPS.find(({ number }) => number === step.number + 1);
  return (
    <>
      {before && (
        <LinkButton
          to="/steps/$stepId"
          params={{ stepId: before.id }}
          variant="outlined"
          startIcon={<ChevronLeft />}
          title={t(`${before.id}.title`)}
        >
          {t('page.previousStep')}
        </LinkButton>
      )}
      {after && (
        <LinkButton
          to="/steps/$stepId"
          params={{ stepId: after.id }}
          variant="outlined"
          endIcon={<ChevronRight />}
          title={t(`${after.id}.title`)}
        >
          {t('page.nextStep')}
        </LinkButton>
      )}
    </>
  );
}
