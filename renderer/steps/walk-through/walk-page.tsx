import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, SkipForward } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BottomBar } from '#renderer/components/frames/bottom-bar.ts';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Progress } from '#renderer/components/signs/progress.tsx';
import { request, routeKey, useRoute } from '#renderer/host/api.ts';
import { AssessmentNotice } from '#renderer/records/assessments/assessment-choice.tsx';
import { useNoteMode } from '#renderer/records/assessments/note-mode.ts';
import { PresentingSwitch } from '#renderer/records/assessments/presenting.tsx';
import { useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import { type AssessmentAccess, useAssessment } from '#renderer/records/assessments/use-assessment.ts';
import { useWalk } from '#renderer/records/assessments/walk-store.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { catalogue, catalogueNode } from '#renderer/standard/catalogue.ts';
import { type Guidance, useGuidance } from '#renderer/standard/guidance.ts';
import { Room } from './room.tsx';
import { Stop } from './stop.tsx';
import { usePageKeys } from './use-page-keys.ts';
import { WalkEnd } from './walk-end.tsx';
import { isOpen, nextOpen, placeToBegin, stopsFor } from './walk-model.ts';

const route = getRouteApi('/walk-through');

/** In the address, what comes after the last requirement. */
const END = 'end';

/** Requirement by requirement with the people in the room; it goes on where it was left. */
export function WalkPage() {
  const { assessmentId } = useShownAssessment();
  const access = useAssessment(assessmentId);
  const guidance = useGuidance();
  const place = useRoute('assessment.place', {});
  useNoteMode('walk');
  return (
    <QueryView query={access.query}>
      {({ assessment }) =>
        guidance !== undefined &&
        place.data !== undefined && (
          <Walk
            key={assessment.id}
            assessmentId={assessment.id}
            access={access}
            guidance={guidance}
            left={place.data.nodeId}
          />
        )
      }
    </QueryView>
  );
}

type WalkProps = {
  readonly assessmentId: string;
  readonly access: AssessmentAccess;
  readonly guidance: Guidance;
  readonly left: string | null;
};

function Walk({ assessmentId, access, guidance, left }: WalkProps) {
  const { t } = useTranslation('walkThrough');
  const { node: asked } = route.useSearch();
  const navigate = useNavigate();
  const { roles, interview } = useWalk();
  // An interview of another visit says nothing about this one.
  const kept = interview?.assessmentId === assessmentId ? interview : null;
  const stops = useMemo(
    () => stopsFor(catalogue.nodes, guidance, roles, kept?.topics),
    [guidance, roles, kept?.topics],
  );
  const ids = stops.map(({ id }) => id);
  const names = useNames(access);
  // Where it begins stays, however much is assessed there.
  const [begun] = useState(() => placeToBegin(ids, access.results, left));
  const id = asked ?? begun;
  const node = catalogueNode(id ?? '');
  const client = useQueryClient();
  useEffect(() => {
    if (node === undefined) return;
    client.setQueryData(routeKey('assessment.place', {}), { nodeId: node.id });
    // Losing the place must not keep anybody from working.
    request('assessment.notePlace', { nodeId: node.id }).catch(() => undefined);
  }, [client, node]);
  useHeadingFocus(id);

  const at = ids.indexOf(id ?? '');
  async function go(to: string): Promise<void> {
    await flushDrafts();
    await navigate({ to: '/walk-through', search: { node: to } });
  }
  const onward = () => void go(ids[at + 1] ?? END);
  const back = () => void go(ids[Math.max(0, at - 1)] ?? END);
  const skip = () => void go(nextOpen(ids, access.results, id ?? '') ?? END);
  usePageKeys(({ key, ctrlKey, metaKey }, writing) => {
    const withCtrl = ctrlKey || metaKey;
    if (withCtrl ? key === 'Enter' : !writing && key === 'PageDown') onward();
    else if (withCtrl || writing) return false;
    else if (key === 'PageUp') back();
    else if (/^[sS]$/.test(key)) skip();
    else return false;
    return true;
  });

  if (id === END || node === undefined) return <WalkEnd stops={stops} results={access.results} />;
  const texts = guidance.get(node.id);
  const done = ids.filter((each) => !isOpen(access.results, each)).length;
  return (
    <Page width="full">
      <PageHeader
        above={
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, alignItems: 'center' }}>
            <span>{t('above', { number: at + 1, total: ids.length })}</span>
            <AppLink to="/requirements" search={{ node: node.id }}>
              {t('back')}
            </AppLink>
            <PresentingSwitch />
          </Box>
        }
        code={node.id}
        title={node.title}
      />
      <Box sx={{ mt: -1.5, mb: 1.5 }}>
        <Progress done={done} total={ids.length} label={t('progress', { done, total: ids.length })} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 0.75, alignItems: 'baseline' }}>
          <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
            {t('progress', { done, total: ids.length })}
          </Box>
          <Room names={names} interview={kept} />
        </Box>
      </Box>
      <AssessmentNotice />
      {texts !== undefined && <Stop key={node.id} node={node} guidance={texts} access={access} names={names} />}
      <BottomBar>
        <Button variant="outlined" disabled={at <= 0} startIcon={<ChevronLeft aria-hidden="true" />} onClick={back}>
          {t('previous')}
        </Button>
        <Box sx={{ flex: 1 }} />
        <Button startIcon={<SkipForward aria-hidden="true" />} title={t('skipHint')} onClick={skip}>
          {t('skip')}
        </Button>
        <Button variant="contained" endIcon={<ChevronRight aria-hidden="true" />} onClick={onward}>
          {at === ids.length - 1 ? t('finish') : t('next')}
        </Button>
      </BottomBar>
    </Page>
  );
}

/** Everybody who was interviewed or works here, to choose from. */
function useNames(access: AssessmentAccess): readonly string[] {
  const people = useRoute('people.list', {}).data?.people;
  const results = access.query.data?.results;
  return useMemo(() => {
    const names = [...(people ?? []).map(({ name }) => name), ...(results ?? []).map(({ interviewee }) => interviewee)];
    return [...new Set(names.filter((name) => name !== ''))].sort((a, b) => a.localeCompare(b));
  }, [people, results]);
}

/** A new requirement begins at its heading, before any key can have gone on from there. */
function useHeadingFocus(id: string | undefined): void {
  const before = useRef(id);
  useLayoutEffect(() => {
    if (before.current === id) return;
    before.current = id;
    const heading = document.querySelector<HTMLElement>('h1');
    heading?.focus();
    heading?.scrollIntoView({ block: 'end' });
  }, [id]);
}
