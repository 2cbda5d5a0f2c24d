import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { ChevronDown, ChevronUp, FileText } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ReadOnlyFields } from '#renderer/components/fields/field.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import { NodeActions } from '#renderer/records/actions/node-actions.tsx';
import type { AssessmentAccess } from '#renderer/records/assessments/use-assessment.ts';
import { TargetEvidence } from '#renderer/records/evidence/target-evidence.tsx';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import type { AssessmentStatus, NodeResult } from '#shared/entities/assessment.ts';
import { STEPS } from '#shared/steps/steps.ts';
import { RequirementCrosswalks } from './requirement-crosswalks.tsx';
import { RequirementGuidance } from './requirement-guidance.tsx';
import { StateFields } from './requirement-state.tsx';

export type RequirementDetailProps = {
  readonly node: CatalogueNode;
  readonly assessment: AssessmentAccess;
  readonly result: NodeResult;
  /** Whether the judgement can be read and no more. */
  readonly locked: boolean;
  /** "Not applicable" was chosen, and the reason it needs is still missing. */
  readonly awaitingReason: boolean;
  readonly findingRef: RefObject<HTMLTextAreaElement | null>;
  readonly onStatus: (status: AssessmentStatus) => void;
  readonly onFinding: (finding: string) => Promise<unknown>;
  readonly onMove: (move: 1 | -1) => void;
  /** Escape, or Ctrl+Enter with the next requirement. */
  readonly onLeaveFinding: (next: boolean) => void;
  /** What is said before the guidance. */
  readonly note?: ReactNode;
  /** Below the finding: what else is written about it. */
  readonly own?: ReactNode;
};

/** One requirement: its state and finding on top, since they are written on site; below, what it means. */
export function RequirementDetail(props: RequirementDetailProps) {
  const {
    node,
    assessment,
    result,
    locked,
    awaitingReason,
    findingRef,
    onStatus,
    onFinding,
    onMove,
    onLeaveFinding,
    note,
    own,
  } = props;
  const { t } = useTranslation('steps');
  const headingId = useId();
  function handleKey(event: KeyboardEvent): void {
    const next = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && !next) return;
    event.preventDefault();
    onLeaveFinding(next);
  }
  return (
    <Box component="section" aria-labelledby={headingId} sx={{ px: 2.5, pt: 1.75, pb: 4 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, mb: 1.5 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography id={headingId} component="h2" variant="h2">
            <Box component={Code} sx={{ color: 'text.secondary', mr: 0.5, fontWeight: 400, fontSize: '0.85em' }}>
              {node.id}
            </Box>{' '}
            {node.title}
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5, mt: 0.75 }}>
            {node.documented && <StatusChip tone="neutral" icon={FileText} label={t('requirements.documented')} />}
            <StepOf nodeId={node.id} />
          </Box>
        </Box>
        <Tooltip title={t('requirements.previous')}>
          <IconButton aria-label={t('requirements.previous')} onClick={() => onMove(-1)}>
            <ChevronUp size="1.125rem" />
          </IconButton>
        </Tooltip>
        <Tooltip title={t('requirements.next')}>
          <IconButton aria-label={t('requirements.next')} onClick={() => onMove(1)}>
            <ChevronDown size="1.125rem" />
          </IconButton>
        </Tooltip>
      </Box>
      <ReadOnlyFields value={locked}>
        <StateFields
          node={node}
          assessment={assessment}
          result={result}
          awaitingReason={awaitingReason}
          findingRef={findingRef}
          onStatus={onStatus}
          onFinding={onFinding}
          onFindingKey={handleKey}
        />
        {own !== undefined && <Box sx={{ mt: 1.5 }}>{own}</Box>}
      </ReadOnlyFields>
      <NodeActions node={node} />
      <TargetEvidence target={{ target: 'node', targetId: node.id }} />
      {note}
      <RequirementGuidance node={node} />
      <RequirementCrosswalks nodeId={node.id} />
    </Box>
  );
}

function StepOf({ nodeId }: { readonly nodeId: string }) {
  const { t } = useTranslation('steps');
  const step = STEPS.find(({ nodes }) => nodes.includes(nodeId));
  if (step === undefined) return null;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {t('requirements.step')}{' '}
      <AppLink to="/steps/$stepId" params={{ stepId: step.id }}>
        {t('stepNumber', { number: step.number })}, {t(`${step.id}.title`)}
      </AppLink>
    </Typography>
  );
}
