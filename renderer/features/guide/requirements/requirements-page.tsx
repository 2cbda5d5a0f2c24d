import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { AssessmentChoice, AssessmentNotice } from '#renderer/records/assessments/assessment-choice.tsx';
import { useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import { useAssessment } from '#renderer/records/assessments/use-assessment.ts';
import { catalogue } from '#renderer/standard/catalogue.ts';
import { RequirementBrowser } from './requirement-browser.tsx';

const route = getRouteApi('/requirements');

/** All 70 requirements and controls, with search and filters. */
export function RequirementsPage() {
  const { t } = useTranslation('steps');
  const { assessmentId } = useShownAssessment();
  const assessment = useAssessment(assessmentId);
  const { node, group } = route.useSearch();
  return (
    <Page width="full" fill>
      <PageHeader
        above={<AssessmentChoice />}
        title={t('requirements.title')}
        description={t('requirements.description', { standard: catalogue.standard })}
      />
      <AssessmentNotice />
      <QueryView query={assessment.query}>
        {({ assessment: { id } }) => (
          <RequirementBrowser
            key={`${id} ${node ?? ''} ${group ?? ''}`}
            nodes={catalogue.nodes}
            assessment={assessment}
            initial={node}
            grouping={group}
          />
        )}
      </QueryView>
    </Page>
  );
}
