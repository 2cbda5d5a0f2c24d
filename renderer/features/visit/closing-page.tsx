import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { AutosaveField } from '#renderer/components/fields/autosave.tsx';
import { AreaInput } from '#renderer/components/fields/fields.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { formatDate } from '#renderer/components/words/format.ts';
import { useCommand, useRoute } from '#renderer/host/api.ts';
import { AssessmentNotice } from '#renderer/records/assessments/assessment-choice.tsx';
import { useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import { useLeftDrafts } from '#renderer/records/form/use-left-drafts.ts';
import { SaveReport } from '#renderer/records/save-report.tsx';
import { catalogue } from '#renderer/standard/catalogue.ts';
import type { ListedAssessment } from '#shared/contract/domains/assessments.ts';
import { MAX_TEXT } from '#shared/entities/text.ts';
import { closingOf } from '#shared/rules/closing.ts';
import { Acknowledgement } from './acknowledgement.tsx';
import { ClosingLists } from './closing-lists.tsx';

/** What is read out at the end of a visit, and acknowledged by name. */
export function ClosingPage() {
  const { t } = useTranslation('visit');
  const { shown } = useShownAssessment();
  return (
    <Page width="reading">
      <PageHeader
        title={t('closing.title')}
        description={t('closing.description')}
        actions={
          <>
            {shown !== undefined && (
              <>
                <SaveReport documentKey="gap-analysis" assessment={shown} />
                <SaveReport documentKey="closing-summary" assessment={shown} />
              </>
            )}
          </>
        }
      />
      <AssessmentNotice />
      {shown !== undefined && <Summary key={shown.id} assessment={shown} />}
    </Page>
  );
}

function Summary({ assessment }: { readonly assessment: ListedAssessment }) {
  const { t, i18n } = useTranslation('visit');
  const { id, code, title } = assessment;
  const answer = useRoute('assessment.get', { assessmentId: id });
  const actions = useRoute('assessments.actions', { id });
  const interviews = useRoute('interviews.list', { of: id });
  const { mutateAsync } = useCommand('assessments.update');
  const { show } = useShownAssessment();
  const prefix = `closing/${id}/`;
  useLeftDrafts({ prefix, name: `${code} ${title}`, onReturn: () => show(id) });
  const { nodes } = catalogue;
  return (
    <QueryView query={answer}>
      {({ results }) => {
        const found = { nodes, results, actions: actions.data ?? [], interviews: interviews.data ?? [] };
        const closing = closingOf(found);
        const { score, from, to, people } = closing;
        const day = (date: string) => formatDate(date, i18n.language);
        return (
          <>
            <Typography sx={{ fontSize: '1.0625rem', lineHeight: 1.6 }}>
              {t('closing.opening', { code, title })}{' '}
              {from !== '' && t(from === to ? 'closing.day' : 'closing.days', { from: day(from), to: day(to) })}{' '}
              {people.length > 0 && t('closing.people', { names: people.join(', ') })}{' '}
              {score.score === null
                ? t('closing.noScore')
                : t('closing.score', {
                    score: score.score,
                    done: nodes.length - score.notAssessed,
                    total: nodes.length,
                  })}
            </Typography>
            <Box sx={{ my: 2.5 }}>
              <AutosaveField
                keepAs={`${prefix}closingText`}
                value={assessment.closingText}
                onSave={(closingText) => mutateAsync({ id, changes: { closingText } })}
              >
                {(field) => (
                  <AreaInput {...field} label={t('closing.text')} help={t('closing.textHelp')} maxLength={MAX_TEXT} />
                )}
              </AutosaveField>
            </Box>
            <ClosingLists closing={closing} />
            <Acknowledgement assessment={assessment} />
          </>
        );
      }}
    </QueryView>
  );
}
