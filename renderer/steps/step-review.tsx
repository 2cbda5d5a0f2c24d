import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#renderer/components/frames/page.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { STEP_LOOKS } from '#renderer/features/guide/step-look.ts';
import { ReadinessPanel } from '#renderer/records/readiness-panel.tsx';
import type { StepProgress } from '#shared/contract/domains/guide.ts';
import type { PageState } from '#shared/steps/progress.ts';
import type { Step, StepStatus } from '#shared/steps/steps.ts';
import { useMissingSentence } from './missing-list.tsx';

/** Sentences a page gives before "and n more": a review is read, not counted. */
const SHOWN = 3;

/** The end of a wizard: page by page what is there and what is not. */
export function StepReview({ step, progress }: { readonly step: Step; readonly progress: StepProgress }) {
  const { t } = useTranslation(['wizard', 'steps']);
  const sentence = useMissingSentence(step);
  const title = t(`steps:${step.id}.title`);
  return (
    <>
      <PageHeader
        above={t('frame.reviewOf', { number: step.number })}
        title={t('review.title', { number: step.number, title })}
        description={t('review.text')}
        status={<StatusChip {...STEP_LOOKS[progress.status]} label={t(`steps:status.${progress.status}`)} />}
      />
      {progress.next === null && <Notice tone="ok">{t('review.complete')}</Notice>}
      <Panel flush>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('review.page')}</TableCell>
              <TableCell>{t('review.state')}</TableCell>
              <TableCell>{t('review.missing')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {progress.pages.map((page) => {
              const status = statusOf(page);
              const left = page.missing.length - SHOWN;
              return (
                <TableRow key={page.id}>
                  <TableCell component="th" scope="row">
                    <AppLink to="/steps/$stepId/$pageId" params={{ stepId: step.id, pageId: page.id }}>
                      {t(`pages.${step.id}.${page.id}.title`)}
                    </AppLink>
                  </TableCell>
                  <TableCell>
                    <StatusChip
                      {...STEP_LOOKS[status]}
                      variant="plain"
                      label={t('steps:home.doneOf', { done: page.done, total: page.total })}
                    />
                  </TableCell>
                  <TableCell>
                    {page.missing.length === 0 && t('missing.none')}
                    {page.missing.slice(0, SHOWN).map((item) => (
                      <div key={JSON.stringify(item)}>{sentence(item)}</div>
                    ))}
                    {left > 0 && <div>{t('review.more', { count: left })}</div>}
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </Panel>
      <Box sx={{ mt: 2 }}>
        <ReadinessPanel step={step.id} />
      </Box>
    </>
  );
}

function statusOf({ done, total }: PageState): StepStatus {
  return done === total ? 'ready' : done === 0 ? 'notStarted' : 'inProgress';
}
