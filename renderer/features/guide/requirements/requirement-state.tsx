import Box from '@mui/material/Box';
import { type KeyboardEvent, type Ref, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AutosaveField } from '#renderer/components/fields/autosave.tsx';
import { ReadOnlyFields } from '#renderer/components/fields/field.tsx';
import { AreaInput } from '#renderer/components/fields/fields.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import { type AssessmentAccess, resultDrafts } from '#renderer/records/assessments/use-assessment.ts';
import { useLeftDrafts } from '#renderer/records/form/use-left-drafts.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import type { AssessmentStatus, NodeResult, ResultChanges } from '#shared/entities/assessment.ts';
import { MAX_TEXT } from '#shared/entities/text.ts';
import { resultOf } from './requirement-model.ts';
import { StatusControl } from './status-control.tsx';

export type RequirementStateProps = {
  readonly node: CatalogueNode;
  readonly assessment: AssessmentAccess;
};

/** State and finding of one requirement by itself. */
export function RequirementState({ node, assessment }: RequirementStateProps) {
  const state = useRequirementState({ node, assessment });
  return (
    <ReadOnlyFields value={assessment.locked}>
      <StateFields node={node} assessment={assessment} {...state} />
    </ReadOnlyFields>
  );
}

/** "Not applicable" waits for its reason and is saved with it. `along` says what else is kept with a judgement. */
export function useRequirementState({ node, assessment }: RequirementStateProps, along: () => ResultChanges = none) {
  const result = resultOf(assessment.results, node.id);
  const [awaitingReason, setAwaitingReason] = useState(false);
  const findingRef = useRef<HTMLTextAreaElement>(null);
  function onStatus(status: AssessmentStatus): void {
    if (assessment.locked) return;
    const wantsReason = status === 'notApplicable' && result.finding.trim() === '';
    setAwaitingReason(wantsReason);
    if (wantsReason) findingRef.current?.focus();
    else {
      assessment
        .set(node.id, { ...along(), status })
        .catch((error: unknown) => showToast({ message: sentenceOf(error), tone: 'problem' }));
    }
  }
  async function onFinding(finding: string): Promise<void> {
    await assessment.set(node.id, { finding, ...(awaitingReason && { ...along(), status: 'notApplicable' as const }) });
    setAwaitingReason(false);
  }
  return { result, awaitingReason, findingRef, onStatus, onFinding };
}

function none(): ResultChanges {
  return {};
}

export type StateFieldsProps = {
  readonly node: CatalogueNode;
  readonly assessment: AssessmentAccess;
  readonly result: NodeResult;
  /** "Not applicable" was chosen, and the reason it needs is still missing. */
  readonly awaitingReason: boolean;
  readonly findingRef: Ref<HTMLTextAreaElement>;
  readonly onStatus: (status: AssessmentStatus) => void;
  readonly onFinding: (finding: string) => Promise<unknown>;
  readonly onFindingKey?: (event: KeyboardEvent) => void;
  /** The page that shows one requirement, to lead back to. */
  readonly page?: '/requirements' | '/walk-through';
};

export function StateFields(props: StateFieldsProps) {
  const { node, assessment, result, awaitingReason, findingRef, onStatus, onFinding, onFindingKey } = props;
  const { page = '/requirements' } = props;
  const { t } = useTranslation('steps');
  const prefix = resultDrafts(assessment, node.id);
  const id = assessment.query.data?.assessment.id ?? '';
  const { show } = useShownAssessment();
  useLeftDrafts({
    prefix,
    name: `${node.id} ${node.title}`,
    onReturn: () => show(id),
    address: `${page}?node=${node.id}`,
  });
  const excluded = awaitingReason || result.status === 'notApplicable';
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <StatusControl value={awaitingReason ? 'notApplicable' : result.status} onChoose={onStatus} />
      {excluded && node.kind === 'clause' && <Notice tone="attention">{t('requirements.clauseExclusion')}</Notice>}
      {awaitingReason && (
        <Notice tone="attention" role="alert">
          {t('requirements.reasonNeeded')}
        </Notice>
      )}
      <AutosaveField
        keepAs={`${prefix}finding`}
        value={result.finding}
        onSave={onFinding}
        validate={(finding) => (excluded && finding.trim() === '' ? t('requirements.reasonNeeded') : '')}
      >
        {(field) => (
          <AreaInput
            label={excluded ? t('requirements.reason') : t('requirements.finding')}
            help={excluded ? t('requirements.reasonHelp') : t('requirements.findingHelp')}
            required={excluded}
            maxLength={MAX_TEXT}
            inputRef={findingRef}
            {...(onFindingKey && { onKeyDown: onFindingKey })}
            {...field}
          />
        )}
      </AutosaveField>
    </Box>
  );
}
