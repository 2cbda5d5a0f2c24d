import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { CalendarClock, ListPlus, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { localToday } from '#renderer/components/words/format.ts';
import { useCommand, useRoute } from '#renderer/host/api.ts';
import { AssessmentNotice } from '#renderer/records/assessments/assessment-choice.tsx';
import { showAssessment, useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import { useFieldWords } from '#renderer/records/form/kind-words.tsx';
import { NewRecordDialog } from '#renderer/records/form/new-record-dialog.tsx';
import { useRecordCommands } from '#renderer/records/form/record-commands.ts';
import { useReadOnly } from '#renderer/records/form/record-drawer.tsx';
import { BulkBar } from '#renderer/records/list/bulk-bar.tsx';
import { TableMenu, TakeInTable } from '#renderer/records/tables/table-menu.tsx';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { type Interview, type InterviewFields, interview } from '#shared/kinds/assessments/interview.ts';
import { InterviewDrawer } from './interview-drawer.tsx';
import { InterviewList } from './interview-list.tsx';
import { ProposeDialog } from './propose-dialog.tsx';

const route = getRouteApi('/visit-plan');

/** Whom to talk to, when and about what. */
export function VisitPlanPage() {
  const { t } = useTranslation('visit');
  const { shown } = useShownAssessment();
  const assessmentId = shown?.id ?? '';
  const interviews = useRoute('interviews.list', { of: assessmentId }, { enabled: shown !== undefined });
  const { mutateAsync } = useCommand('interviews.createMany');
  const { interview: openId, create = false } = route.useSearch();
  const navigate = useNavigate();
  const go = (search: { interview?: string; create?: boolean }) =>
    void navigate({ to: '/visit-plan', search, replace: true });
  const [proposing, setProposing] = useState(false);
  const readOnly = useReadOnly();
  const [today] = useState(() => localToday(new Date()));
  useAssessmentOf(openId);
  const list = useRef<HTMLDivElement>(null);
  // The button that it was begun with is gone once there are interviews.
  const [planned, setPlanned] = useState(0);
  const ids = (interviews.data ?? []).map(({ id }) => id);
  const shows = ids.length > 0;
  useEffect(() => {
    if (planned > 0 && shows) list.current?.focus({ preventScroll: true });
  }, [planned, shows]);

  async function plan(wanted: readonly Partial<InterviewFields>[]): Promise<void> {
    try {
      const { ids, changeId } = await mutateAsync({ records: wanted.map((fields) => ({ ...fields, assessmentId })) });
      setPlanned((times) => times + 1);
      showToast({ message: t('planned', { count: ids.length }), changeId });
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
            {shows && (
              <TableMenu
                name="interviews"
                of={assessmentId}
                title={t('title')}
                shown={ids}
                readOnly={closed || readOnly}
              />
            )}
            {propose}
            <Button
              variant="contained"
              disabled={closed}
              startIcon={<Plus aria-hidden="true" />}
              onClick={() => go({ create: true })}
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
              <EmptyState
                icon={CalendarClock}
                title={t('empty.title')}
                text={t('empty.text')}
                actions={
                  <>
                    {propose}
                    {!closed && !readOnly && <TakeInTable name="interviews" of={assessmentId} />}
                  </>
                }
              />
            ) : (
              <Box ref={list} role="group" aria-label={t('title')} tabIndex={-1}>
                <Planned
                  interviews={all}
                  readOnly={closed || readOnly}
                  onOpen={(id) => go({ interview: id })}
                  onLeave={() => list.current?.focus({ preventScroll: true })}
                />
              </Box>
            )}
            <InterviewDrawer
              interview={all.find(({ id }) => id === openId) ?? null}
              order={ids}
              readOnly={closed}
              onGo={(id) => go({ interview: id })}
              onClose={() => go({})}
            />
          </>
        )}
      </QueryView>
      <ProposeDialog
        open={proposing}
        onClose={() => setProposing(false)}
        onPlan={async (wanted) => {
          setProposing(false);
          await plan(wanted);
        }}
      />
      <NewRecordDialog
        name="interviews"
        open={create && shown !== undefined && !closed}
        asked={['title', 'heldOn', 'startsAt', 'minutesPlanned']}
        values={{ assessmentId, heldOn: today, minutesPlanned: 45 }}
        onAdded={(id) => go({ interview: id })}
        onClose={() => go({})}
      />
    </Page>
  );
}

type PlannedProps = {
  readonly interviews: readonly Interview[];
  readonly readOnly: boolean;
  readonly onOpen: (id: string) => void;
  /** Where the focus goes once several were changed. */
  readonly onLeave: () => void;
};

/** Fields that are set for several interviews at once: above all the day that they are moved to. */
const TOGETHER = ['heldOn', 'place', 'minutesPlanned', 'held'] as const;

/** The interviews by day; those selected are moved to another day, or changed otherwise, in one step. */
function Planned({ interviews, readOnly, onOpen, onLeave }: PlannedProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const wordsOf = useFieldWords('interviews');
  const { updateMany } = useRecordCommands('interviews');
  const ids = interviews.map(({ id }) => id).filter((id) => chosen.has(id));
  function select(some: readonly string[], on: boolean): void {
    setChosen((before) => new Set([...[...before].filter((id) => !some.includes(id)), ...(on ? some : [])]));
  }
  return (
    <>
      <InterviewList
        interviews={interviews}
        selected={chosen}
        onSelect={readOnly ? undefined : select}
        onOpen={onOpen}
      />
      {ids.length > 0 && !readOnly && (
        <Box sx={{ position: 'sticky', bottom: 0, zIndex: 1, bgcolor: 'background.default', pb: 1 }}>
          <BulkBar
            count={ids.length}
            hidden={0}
            all={ids.length === interviews.length}
            begin="heldOn"
            fields={TOGETHER.map((name) => ({ name, field: interview.fields[name], words: wordsOf(name) }))}
            onApply={(changes) => updateMany(ids, changes)}
            onClear={() => setChosen(new Set())}
            onLeave={onLeave}
          />
        </Box>
      )}
    </>
  );
}

/** An interview that an address names is shown with its own assessment. */
function useAssessmentOf(interviewId: string | undefined): void {
  const { data } = useRoute('interviews.get', { id: interviewId ?? '' }, { enabled: interviewId !== undefined });
  const assessmentId = data?.assessmentId;
  useEffect(() => {
    if (assessmentId !== undefined) void showAssessment(assessmentId);
  }, [assessmentId]);
}
