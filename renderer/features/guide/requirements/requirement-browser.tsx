import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ArrowLeft, SearchX } from 'lucide-react';
import { useDeferredValue, useRef, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { useNarrowerThan } from '#renderer/components/measures/use-width.ts';
import { Kbd, Unseen } from '#renderer/components/words/text.tsx';
import { PrivateNote } from '#renderer/records/assessments/private-note.tsx';
import { type AssessmentAccess, resultDrafts } from '#renderer/records/assessments/use-assessment.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { catalogue } from '#renderer/standard/catalogue.ts';
import { useGuidance } from '#renderer/standard/guidance.ts';
import { useReference } from '#renderer/standard/reference.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import type { AssessmentStatus } from '#shared/entities/assessment.ts';
import { RequirementDetail } from './requirement-detail.tsx';
import { RequirementFilters } from './requirement-filters.tsx';
import { DomainNote, GroupingChoice, GroupingNote } from './requirement-grouping.tsx';
import { RequirementList } from './requirement-list.tsx';
import {
  type Grouping,
  groupByDomain,
  groupRequirements,
  moveInList,
  NO_FILTER,
  resultOf,
} from './requirement-model.ts';

export type RequirementBrowserProps = {
  readonly nodes: readonly CatalogueNode[];
  readonly assessment: AssessmentAccess;
  /** The one to begin with; the first where left out or not among the nodes. */
  readonly initial?: string | undefined;
  /** The grouping to begin with. */
  readonly grouping?: Grouping | undefined;
};

/** List and detail side by side: choose on the left, assess and read on the right, never leave the keyboard. */
export function RequirementBrowser({
  nodes,
  assessment,
  initial,
  grouping: first = 'published',
}: RequirementBrowserProps) {
  const { t } = useTranslation(['steps', 'assessment']);
  const frameRef = useRef<HTMLDivElement>(null);
  const narrow = useNarrowerThan(frameRef, 42);
  const [filter, setFilter] = useState(NO_FILTER);
  const [chosen, setChosen] = useState<string | null>(initial ?? null);
  const [detailOpen, setDetailOpen] = useState(initial !== undefined);
  const [awaitingReason, setAwaitingReason] = useState<string | null>(null);
  const [spoken, setSpoken] = useState('');
  const [grouping, setGrouping] = useState<Grouping>(first);
  const listRef = useRef<HTMLDivElement>(null);
  const findingRef = useRef<HTMLTextAreaElement>(null);

  const { results, locked } = assessment;
  const reference = useReference();
  const published = groupRequirements(catalogue, nodes, useDeferredValue(filter), results, useGuidance());
  const domains = grouping === 'guideDomains' ? reference?.guideDomains : undefined;
  const groups = domains === undefined ? published : groupByDomain(published, domains);
  const shown = groups.flatMap((group) => group.nodes);
  const ids = shown.map(({ id }) => id);
  const node = shown.find(({ id }) => id === chosen) ?? shown[0];
  const selected = node?.id ?? null;

  function select(nodeId: string): void {
    setChosen(nodeId);
    setAwaitingReason(null);
    setDetailOpen(true);
  }

  function write(): void {
    setDetailOpen(true);
    // The field may only now come to be, in a narrow window.
    requestAnimationFrame(() => findingRef.current?.focus());
  }

  async function save(nodeId: string, changes: Parameters<AssessmentAccess['set']>[1]): Promise<void> {
    await assessment.set(nodeId, changes);
    setAwaitingReason(null);
  }

  function setStatus(nodeId: string, status: AssessmentStatus): void {
    if (locked) {
      setSpoken(t('requirements.locked'));
      return;
    }
    const { finding } = resultOf(results, nodeId);
    if (status === 'notApplicable' && finding.trim() === '') {
      setAwaitingReason(nodeId);
      write();
      return;
    }
    setAwaitingReason(null);
    setSpoken(t('requirements.statusSet', { id: nodeId, status: t(`assessment:status.${status}`) }));
    save(nodeId, { status }).catch((error: unknown) => showToast({ message: sentenceOf(error), tone: 'problem' }));
  }

  function move(by: number): void {
    const next = moveInList(ids, selected, by);
    if (next !== null) select(next);
  }

  function leaveFinding(next: boolean): void {
    if (next) move(1);
    if (narrow && !next) setDetailOpen(false);
    requestAnimationFrame(() => (listRef.current ?? findingRef.current)?.focus());
  }

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }}>
      <RequirementFilters
        filter={filter}
        shown={shown.length}
        total={nodes.length}
        withParts={nodes.some(({ kind }) => kind === 'clause') && nodes.some(({ kind }) => kind === 'control')}
        onChange={setFilter}
        onDone={() => listRef.current?.focus()}
      >
        {nodes.some(({ kind }) => kind === 'control') && <GroupingChoice value={grouping} onChange={setGrouping} />}
      </RequirementFilters>
      {domains !== undefined && (!narrow || !detailOpen) && <GroupingNote domains={domains} />}
      <Unseen role="status">{spoken}</Unseen>
      <Box ref={frameRef} sx={frame}>
        {shown.length === 0 && (
          <Box sx={{ flex: 1 }}>
            <EmptyState
              icon={SearchX}
              title={t('requirements.none')}
              text={t('requirements.noneText')}
              actions={
                <Button variant="outlined" onClick={() => setFilter(NO_FILTER)}>
                  {t('requirements.clearFilters')}
                </Button>
              }
            />
          </Box>
        )}
        {shown.length > 0 && (!narrow || !detailOpen) && (
          <Box sx={{ ...listPane, flex: narrow ? 1 : '0 1 46%', borderRight: narrow ? 0 : 1, borderColor: 'divider' }}>
            <RequirementList
              key={grouping}
              groups={groups}
              results={results}
              selected={selected}
              listRef={listRef}
              onSelect={select}
              onStatus={setStatus}
              onWrite={write}
            />
          </Box>
        )}
        {node !== undefined && (!narrow || detailOpen) && (
          <Box key={node.id} sx={{ flex: '1 1 54%', minWidth: 0, overflowY: 'auto' }}>
            {narrow && (
              <Button startIcon={<ArrowLeft />} onClick={() => setDetailOpen(false)} sx={{ m: 1, mb: 0 }}>
                {t('requirements.backToList')}
              </Button>
            )}
            <RequirementDetail
              node={node}
              assessment={assessment}
              result={resultOf(results, node.id)}
              locked={locked}
              awaitingReason={awaitingReason === node.id}
              findingRef={findingRef}
              onStatus={(status) => setStatus(node.id, status)}
              onFinding={(finding) =>
                save(node.id, { finding, ...(awaitingReason === node.id && { status: 'notApplicable' }) })
              }
              onMove={move}
              onLeaveFinding={leaveFinding}
              own={
                <PrivateNote
                  prefix={resultDrafts(assessment, node.id)}
                  value={assessment.current().get(node.id)?.privateNote ?? ''}
                  onSave={(privateNote) => assessment.set(node.id, { privateNote })}
                />
              }
              note={domains !== undefined && <DomainNote domains={domains} node={node} />}
            />
          </Box>
        )}
      </Box>
      {!narrow && !locked && (
        <Box sx={{ flex: 'none', pt: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>
          <Trans i18nKey="requirements.keyHint" ns="steps" components={{ k: <Kbd /> }} />
        </Box>
      )}
    </Box>
  );
}

/** The list's focus ring lies above it: headings that stick would cover one of its own. */
const listPane = {
  position: 'relative',
  minWidth: 0,
  '&:has([role="listbox"]:focus-visible)::after': {
    content: '""',
    position: 'absolute',
    inset: 0,
    zIndex: 2,
    border: '2px solid',
    borderColor: 'primary.main',
    pointerEvents: 'none',
  },
} as const;

const frame = {
  display: 'flex',
  flex: 1,
  minHeight: '18rem',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  bgcolor: 'background.paper',
  overflow: 'hidden',
} as const;
