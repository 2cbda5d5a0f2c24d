import Box from '@mui/material/Box';
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { AssessmentNotice } from '#renderer/records/assessments/assessment-choice.tsx';
import { useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import { SaveReport } from '#renderer/records/save-report.tsx';

/** Documents that tell of a single assessment. */
const REPORTS = ['gap-analysis', 'closing-summary'] as const;

/** What is handed over about the assessment that is shown, in every format there is. */
export function ReportPage() {
  const { t } = useTranslation(['assessments', 'documents']);
  const { shown } = useShownAssessment();
  const documents = useRoute('documents.list', {});
  return (
    <Page width="reading">
      <PageHeader
        title={t('report.title')}
        description={shown && t('report.description', { code: shown.code })}
        actions={
          <LinkButton to="/documents" variant="outlined" startIcon={<FileText aria-hidden="true" />}>
            {t('report.toDocuments')}
          </LinkButton>
        }
      />
      <AssessmentNotice />
      <QueryView query={documents}>
        {(list) =>
          shown !== undefined && (
            <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
              {REPORTS.map((key) => (
                <Panel key={key} title={t(`documents:titles.${key}`)} description={t(`report.${key}`)}>
                  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
                    {list
                      .find(({ documentKey }) => documentKey === key)
                      ?.formats.map((format) => (
                        <SaveReport key={format} documentKey={key} assessment={shown} format={format} />
                      ))}
                  </Box>
                </Panel>
              ))}
              <Box sx={{ color: 'text.secondary' }}>{t('report.others')}</Box>
            </Box>
          )
        }
      </QueryView>
    </Page>
  );
}
