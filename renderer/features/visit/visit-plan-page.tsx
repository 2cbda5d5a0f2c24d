import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CalendarClock, ListPlus, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
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
import type { InterviewFields } from '#shared/kinds/assessments/interview.ts';
import { InterviewDrawer } from './interview-drawer.tsx';
import { InterviewList } from './interview-list.tsx';
import { ProposeDialog } from './propose-dialog.tsx';

/** Whom to talk to, when and about what. */
export function VisitPlanPage() {
  const { t } = useTranslation('visit');
  const { shown } = useShownAssessment();
  const assessmentId = shown?.id ?? '';
  const interviews = useRoute('interviews.list', { of: assessmentId }, { enabled: shown !== undefined });
  const { mutateAsync } = useCommand('interviews.createMany');
  const { interview: openId } = useSearch({ from: '/visit-plan' });
  const navigate = useNavigate();
  const open = (id?: string) =>
    void navigate({ to: '/visit-plan', search: id === undefined ? {} : { interview: id }, replace: true });
  const [proposing, setProposing] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  // The button that it was begun with is gone once there are interviews.
  const [planned, setPlanned] = useState(0);
  const shows = (interviews.data?.length ?? 0) > 0;
  useEffect(() => {
    if (planned > 0 && shows) list.current?.focus({ preventScroll: true });
  }, [planned, shows]);

  async function create(wanted: readonly Partial<InterviewFields>[]): Promise<void> {
    try {
      const { ids, changeId } = await mutateAsync({ records: wanted.map((fields) => ({ ...fields, assessmentId })) });
      const [first] = ids;
      if (ids.length === 1 && first !== undefined) open(first);
      else {
        setPlanned((times) => times + 1);
        showToast({ message: t('planned', { count: ids.length }), changeId });
      }
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
              <Box ref={list} role="group" aria-label={t('title')} tabIndex={-1}>
                <InterviewList interviews={all} onOpen={open} />
              </Box>
            )}
            <InterviewDrawer
              interview={all.find(({ id }) => id === openId) ?? null}
              order={all.map(({ id }) => id)}
              readOnly={closed}
              onGo={open}
              onClose={() => open()}
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
