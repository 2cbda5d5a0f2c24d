import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { getRouteApi } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BottomBar } from '#renderer/components/frames/bottom-bar.ts';
import { NotFound } from '#renderer/components/frames/not-found.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { useNoteMode } from '#renderer/records/assessments/note-mode.ts';
import type { StepProgress } from '#shared/contract/domains/guide.ts';
import { nodesOfPage, WIZARDS, type WizardPage as WizardPageDefinition } from '#shared/steps/pages.ts';
import { STEPS, type Step } from '#shared/steps/steps.ts';
import { MissingList } from './missing-list.tsx';
import { StepReview } from './step-review.tsx';
import { Task } from './tasks/task.tsx';
import { WizardHelp } from './wizard-help.tsx';
import { WizardRail } from './wizard-rail.tsx';

/** In the address, the page at the end of every wizard. */
export const REVIEW = 'review';

const route = getRouteApi('/steps/$stepId/$pageId');

/**
 * A step taken page by page: purpose, question, the work, help beside it, what is missing, and a review at the end.
 * The pages are declared in shared/steps/pages.ts; this draws any of them.
 */
export function WizardPage() {
  const { stepId, pageId } = route.useParams();
  const overview = useRoute('guide.overview', {});
  useNoteMode(stepId === 'gapAnalysis' ? 'page' : null);
  const step = STEPS.find(({ id }) => id === stepId);
  if (step === undefined) return <NotFound />;
  const page = WIZARDS[step.id].find(({ id }) => id === pageId);
  if (page === undefined && pageId !== REVIEW) return <NotFound />;
  return (
    <QueryView query={overview}>
      {({ steps }) => {
        const progress = steps.find(({ id }) => id === step.id);
        if (progress === undefined) return <NotFound />;
        return (
          <Page width="full" key={`${stepId}/${pageId}`}>
            <Layout>
              <WizardRail step={step} progress={progress} />
              {page === undefined ? (
                <Main>
                  <StepReview step={step} progress={progress} />
                  <Footer step={step} index={WIZARDS[step.id].length} />
                </Main>
              ) : (
                <Sheet step={step} page={page} progress={progress} />
              )}
            </Layout>
          </Page>
        );
      }}
    </QueryView>
  );
}

type SheetProps = {
  readonly step: Step;
  readonly page: WizardPageDefinition;
  readonly progress: StepProgress;
};

function Sheet({ step, page, progress }: SheetProps) {
  const { t } = useTranslation('wizard');
  const index = WIZARDS[step.id].indexOf(page);
  const state = progress.pages.find(({ id }) => id === page.id);
  const nodes = nodesOfPage(page);
  const [helpNode, setHelpNode] = useState(nodes[0]);
  const words = `pages.${step.id}.${page.id}`;
  return (
    <>
      <Main>
        <PageHeader
          above={t('frame.pageOf', { number: step.number, page: index + 1, total: WIZARDS[step.id].length })}
          title={t(`${words}.title`)}
          description={t(`${words}.purpose`)}
        />
        <Question>
          <Typography component="h2" variant="body2" sx={{ color: 'text.secondary' }}>
            {t('frame.question')}
          </Typography>
          <Typography sx={{ fontWeight: 600, fontSize: '1.0625rem', lineHeight: 1.4 }}>
            {t(`${words}.question`)}
          </Typography>
        </Question>
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          {page.tasks.map((task) => (
            <Task key={task.kind} task={task} onNode={setHelpNode} />
          ))}
          <MissingList step={step} page={page} missing={state?.missing ?? []} />
        </Box>
        <Footer step={step} index={index} />
      </Main>
      <WizardHelp example={t(`${words}.example`)} nodes={nodes} current={helpNode} onChoose={setHelpNode} />
    </>
  );
}

/** Back, later, on. `index` is the page's place; the review comes after the last. */
function Footer({ step, index }: { readonly step: Step; readonly index: number }) {
  const { t } = useTranslation('wizard');
  const pages = WIZARDS[step.id];
  const before = pages[index - 1];
  const after = pages[index + 1];
  const to = (pageId: string) => ({ to: '/steps/$stepId/$pageId', params: { stepId: step.id, pageId } }) as const;
  const nextStep = STEPS.find(({ number }) => number === step.number + 1);
  return (
    <BottomBar>
      {before === undefined ? (
        <LinkButton
          to="/steps/$stepId"
          params={{ stepId: step.id }}
          variant="outlined"
          startIcon={<ChevronLeft />}
          aria-label={`${t('frame.back')}: ${t('rail.overview')}`}
        >
          {t('frame.back')}
        </LinkButton>
      ) : (
        <LinkButton {...to(before.id)} variant="outlined" startIcon={<ChevronLeft />}>
          {t('frame.back')}
        </LinkButton>
      )}
      <Box sx={{ flex: 1 }} />
      <LinkButton to="/" title={t('frame.laterHint')}>
        {t('frame.later')}
      </LinkButton>
      {index >= pages.length ? (
        nextStep && (
          <LinkButton
            to="/steps/$stepId"
            params={{ stepId: nextStep.id }}
            variant="contained"
            endIcon={<ChevronRight />}
          >
            {t('review.nextStep', { number: nextStep.number })}
          </LinkButton>
        )
      ) : (
        <LinkButton {...to(after?.id ?? REVIEW)} variant="contained" endIcon={<ChevronRight />}>
          {after === undefined ? t('frame.toReview') : t('frame.next')}
        </LinkButton>
      )}
    </BottomBar>
  );
}

/** Three columns; below these widths of the page the help, then the rail, move under and above the work. */
const Layout = styled('div')({
  display: 'grid',
  gap: '1.75rem',
  alignItems: 'start',
  maxWidth: '92rem',
  gridTemplateColumns: 'minmax(10.5rem, 14rem) minmax(0, 46rem) minmax(14rem, 1fr)',
  '@container page (max-width: 80rem)': { gridTemplateColumns: '11rem minmax(0, 2fr) minmax(14rem, 1fr)' },
  '@container page (max-width: 58rem)': { gridTemplateColumns: '11rem minmax(0, 1fr)' },
  '@container page (max-width: 46rem)': { gridTemplateColumns: 'minmax(0, 1fr)', gap: '1rem' },
});

const Main = styled('div')({ minWidth: 0 });

const Question = styled('div')(({ theme }) => ({
  marginBottom: '1rem',
  padding: '0.75rem 1rem',
  borderLeft: `3px solid ${theme.palette.tokens.accent}`,
  backgroundColor: theme.palette.tokens.selected,
}));
