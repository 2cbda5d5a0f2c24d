import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { FileUp } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { DropArea } from '#renderer/components/frames/drop-area.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { AssessmentNotice } from '#renderer/records/assessments/assessment-choice.tsx';
import { useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import { DifferenceView } from './difference-view.tsx';
import { ReturnPanel } from './return-panel.tsx';
import { SendPanel } from './send-panel.tsx';
import { useWorkbook } from './use-workbook.ts';
import { enterPlace, forgetFile, useWorkbookStore } from './workbook-store.ts';

/** The gap analysis to and from a client: a workbook goes out, and what comes back is looked at cell by cell. */
export function WorkbookPage() {
  const { t } = useTranslation('workbookPage');
  const workspaceId = useWorkspace()?.id ?? null;
  const { assessmentId } = useShownAssessment();
  // Before anything of another one is drawn.
  useLayoutEffect(() => enterPlace(workspaceId, assessmentId), [workspaceId, assessmentId]);
  const exchange = useWorkbook();
  const { comparison, problem } = useWorkbookStore();
  const comparing = comparison !== null;
  return (
    <DropArea label={t('back.dropNow')} onDrop={(files) => void exchange.drop(files)} fill={comparing}>
      <Page width={comparing ? 'full' : 'wide'} fill={comparing}>
        <PageHeader
          title={t('title')}
          description={comparing ? undefined : t('description')}
          actions={
            comparing && (
              <>
                <Button onClick={forgetFile}>{t('forget')}</Button>
                <Button
                  variant="outlined"
                  startIcon={<FileUp aria-hidden="true" />}
                  disabled={exchange.job.running !== null}
                  onClick={() => void exchange.pick()}
                >
                  {t('other')}
                </Button>
              </>
            )
          }
        />
        <AssessmentNotice />
        {problem !== '' && (
          <Box sx={{ mb: 2, maxWidth: '60rem', flex: 'none' }}>
            <Notice tone="problem" role="alert">
              {problem}
            </Notice>
          </Box>
        )}
        {comparing ? (
          <DifferenceView comparison={comparison} exchange={exchange} />
        ) : (
          <Box
            sx={{
              display: 'grid',
              gridTemplateColumns: 'repeat(auto-fit, minmax(min(24rem, 100%), 1fr))',
              alignItems: 'start',
              gap: 2,
            }}
          >
            <SendPanel exchange={exchange} />
            <ReturnPanel exchange={exchange} />
          </Box>
        )}
      </Page>
    </DropArea>
  );
}
