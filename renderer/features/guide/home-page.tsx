import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { useAssessment } from '#renderer/records/assessments/use-assessment.ts';
import { SquareLegend } from '#renderer/records/fulfilment/state-squares.tsx';
import { ReadinessPanel } from '#renderer/records/readiness-panel.tsx';
import type { StepProgress } from '#shared/contract/domains/guide.ts';
import { CatalogueNotice } from './catalogue-notice.tsx';
import { NextActionPanel } from './next-action-panel.tsx';
import { OverallPicture } from './overall-picture.tsx';
import { StepOverview } from './step-overview.tsx';
import { TargetDate } from './target-date.tsx';

/** Where the organisation stands on its way, and the one thing to do next. */
export function HomePage() {
  const { t } = useTranslation(['steps', 'fulfilment']);
  const overview = useRoute('guide.overview', {});
  const assessment = useAssessment();
  const [detailed, setDetailed] = useState(false);
  return (
    <Page>
      <PageHeader title={t('home.title')} description={t('home.anyOrder')} />
      <QueryView query={overview}>
        {({ steps, mode }) => (
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
            <CatalogueNotice results={assessment.results} />
            <Box
              sx={{
                display: 'grid',
                gap: 2,
                gridTemplateColumns: 'minmax(0, 1fr) 18rem',
                '@container page (max-width: 50rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
              }}
            >
              <NextActionPanel steps={steps} mode={mode} />
              <TargetDate />
            </Box>
            <Panel
              title={t('title')}
              description={t('fulfilment:home.sum', sumOf(steps))}
              flush
              actions={
                <>
                  <SquareLegend />
                  <Button aria-expanded={detailed} onClick={() => setDetailed(!detailed)}>
                    {detailed ? t('home.lessDetail') : t('home.moreDetail')}
                  </Button>
                </>
              }
            >
              <StepOverview steps={steps} mode={mode} detailed={detailed} />
            </Panel>
            <ReadinessPanel />
            <QueryView query={assessment.query}>
              {({ assessment: { code, title, closedOn } }) => (
                <OverallPicture results={assessment.results} judgement={{ code, title, closedOn }} />
              )}
            </QueryView>
          </Box>
        )}
      </QueryView>
    </Page>
  );
}

/** All requirements of the steps 2 to 7 by state; each belongs to one of them, so that the sum is true. */
function sumOf(steps: readonly StepProgress[]) {
  const all = { shown: 0, stated: 0, begun: 0, nothing: 0, total: 0 };
  for (const { counts, nodes } of steps) {
    all.total += nodes.length;
    for (const state of ['shown', 'stated', 'begun', 'nothing'] as const) all[state] += counts[state];
  }
  return all;
}
