import Button from '@mui/material/Button';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { CalendarClock, GitCompareArrows, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { showAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import type { ListedAssessment } from '#shared/contract/domains/assessments.ts';
import { AssessmentDialog } from './assessment-dialog.tsx';
import { AssessmentsTable } from './assessments-table.tsx';

const route = getRouteApi('/assessments');

/** All assessments of the workspace, and which one leads. */
export function AssessmentsPage() {
  const { t } = useTranslation('assessments');
  const list = useRoute('assessments.list', {});
  const { assessment: openId, create = false } = route.useSearch();
  const navigate = useNavigate();
  const [edited, setEdited] = useState<ListedAssessment | null>(null);
  const setCreating = (creating: boolean) =>
    void navigate({ to: '/assessments', search: creating ? { create: true } : {}, replace: true });
  useEffect(() => {
    if (openId === undefined) return;
    // An address that names one leads into it.
    void showAssessment(openId).then(() => navigate({ to: '/gap-analysis', replace: true }));
  }, [openId, navigate]);
  const all = list.data ?? [];
  return (
    <Page width="full">
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            {all.length > 1 && (
              <LinkButton to="/comparison" variant="outlined" startIcon={<GitCompareArrows aria-hidden="true" />}>
                {t('compare')}
              </LinkButton>
            )}
            <LinkButton to="/visit-plan" variant="outlined" startIcon={<CalendarClock aria-hidden="true" />}>
              {t('menu.plan')}
            </LinkButton>
            <Button variant="contained" startIcon={<Plus aria-hidden="true" />} onClick={() => setCreating(true)}>
              {t('new')}
            </Button>
          </>
        }
      />
      <QueryView query={list}>{(data) => <AssessmentsTable all={data} onEdit={setEdited} />}</QueryView>
      <AssessmentDialog
        edited={create ? 'new' : edited}
        all={all}
        onClose={() => (create ? setCreating(false) : setEdited(null))}
      />
    </Page>
  );
}
