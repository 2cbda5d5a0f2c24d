import Button from '@mui/material/Button';
import { CalendarClock, ListPlus, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { localToday } from '#renderer/components/words/format.ts';
import { useCommand, useRoute } from '#renderer/host/api.ts';
import { AssessmentNotice } from '#renderer/records/assessments/assessment-choice.tsx';
import { useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { InterviewFields } from '#shared/entities/interview.ts';
import { InterviewDrawer } from './interview-drawer.tsx';
import { InterviewList } from './interview-list.tsx';
import { ProposeDialog } from './propose-dialog.tsx';

/** Whom to talk to, when and about what. */
export function VisitPlanPage() {
  const { t } = useTranslation('visit');
  const { assessmentId, shown } = useShownAssessment();
  const ofShown = assessmentId === undefined ? {} : { assessmentId };
  const interviews = useRoute('interviews.list', ofShown);
  const { mutateAsync } = useCommand('interviews.create');
  const [openId, setOpenId] = useState<string | null>(null);
  const [proposing, setProposing] = useState(false);

  async function create(wanted: readonly Partial<InterviewFields>[]): Promise<void> {
    try {
      const made = await mutateAsync({ ...ofShown, interviews: [...wanted] });
      const [first] = made.interviews;
      if (made.interviews.length === 1 && first !== undefined) setOpenId(first.id);
      else showToast({ message: t('planned', { count: made.interviews.length }), changeId: made.changeId });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  const closed = shown !== undefined && shown.closedOn !== '';
  const propose = (
    <Button
      variant="outlined"
      disabled={closed}
      startIcon={<ListPlus aria-hidden="true" />}
      onClick={() => setProposing(true)}
    >
      {t('propose.button')}
    </Button>
  );
  return (
    <Page width="wide">
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            {propose}
            <Button
              variant="contained"
              disabled={closed}
              startIcon={<Plus aria-hidden="true" />}
              onClick={() => void create([{ heldOn: localToday(new Date()) }])}
            >
              {t('add')}
            </Button>
          </>
        }
      />
      <AssessmentNotice />
      <QueryView query={interviews}>
        {(all) => (
          <>
            {all.length === 0 ? (
              <EmptyState icon={CalendarClock} title={t('empty.title')} text={t('empty.text')} actions={propose} />
            ) : (
              <InterviewList interviews={all} onOpen={setOpenId} />
            )}
            <InterviewDrawer
              interview={all.find(({ id }) => id === openId) ?? null}
              readOnly={closed}
              onClose={() => setOpenId(null)}
            />
          </>
        )}
      </QueryView>
      <ProposeDialog
        open={proposing}
        onClose={() => setProposing(false)}
        onPlan={async (wanted) => {
          setProposing(false);
          await create(wanted);
        }}
      />
    </Page>
  );
}
