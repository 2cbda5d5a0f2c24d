import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AutosaveField } from '#renderer/components/fields/autosave.tsx';
import { ReadOnlyFields } from '#renderer/components/fields/field.tsx';
import { AreaInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { Disclosure } from '#renderer/components/frames/disclosure.tsx';
import { StateFields, useRequirementState } from '#renderer/features/guide/requirements/requirement-state.tsx';
import { NodeActions } from '#renderer/records/actions/node-actions.tsx';
import { statusForKey } from '#renderer/records/assessments/assessment-look.ts';
import { PrivateNote } from '#renderer/records/assessments/private-note.tsx';
import { type AssessmentAccess, resultDrafts } from '#renderer/records/assessments/use-assessment.ts';
import { useWalk } from '#renderer/records/assessments/walk-store.ts';
import { TargetEvidence } from '#renderer/records/evidence/target-evidence.tsx';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import type { NodeGuidance } from '#shared/catalogue/guidance.ts';
import { emptyResult, type ResultChanges } from '#shared/entities/assessment.ts';
import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';
import { MaturityControl } from './maturity-control.tsx';
import { Parts } from './parts.tsx';
import { usePageKeys } from './use-page-keys.ts';
import { splitQuestions } from './walk-model.ts';

type StopProps = {
  readonly node: CatalogueNode;
  readonly guidance: NodeGuidance;
  readonly access: AssessmentAccess;
  /** Who answered so far, to choose from. */
  readonly names: readonly string[];
};

/** One requirement: on one side what it means and what to ask, on the other what is found. */
export function Stop({ node, guidance, access, names }: StopProps) {
  const { t } = useTranslation(['walkThrough', 'steps']);
  const noteRef = useRef<HTMLTextAreaElement>(null);
  const privateRef = useRef<HTMLTextAreaElement>(null);
  const [adding, setAdding] = useState(false);
  const [camera, setCamera] = useState(false);
  const result = access.current().get(node.id) ?? emptyResult(node.id);
  const state = useRequirementState({ node, assessment: access }, () => {
    const answers = useWalk.getState().answers.trim();
    return answers === '' || result.interviewee !== '' ? {} : { interviewee: answers };
  });
  const prefix = resultDrafts(access, node.id);
  const change = (changes: ResultChanges) => access.set(node.id, changes);
  usePageKeys((event, writing) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey) return false;
    if (writing) {
      if (key === 'Escape' && target instanceof HTMLElement) target.blur();
      return false;
    }
    const status = statusForKey(key);
    if (status !== undefined) state.onStatus(status);
    else if (/^[fF]$/.test(key)) state.findingRef.current?.focus();
    else if (/^[nN]$/.test(key)) noteRef.current?.focus();
    else if (/^[pP]$/.test(key)) privateRef.current?.focus();
    else if (/^[aA]$/.test(key)) setAdding(true);
    else if (/^[cC]$/.test(key)) setCamera(true);
    else return false;
    return true;
  });
  return (
    <Columns>
      <Side>
        <Part title={t('plainWords')}>
          <Typography>{guidance.explanation}</Typography>
        </Part>
        <Questions guidance={guidance} />
        <Disclosure label={t('parts')} look="strong">
          <ReadOnlyFields value={access.locked}>
            <Parts nodeId={node.id} elements={guidance.elements} access={access} />
          </ReadOnlyFields>
        </Disclosure>
        <Disclosure label={t('show')} look="strong">
          <List items={guidance.evidence} />
        </Disclosure>
        <Disclosure label={t('typical')} look="strong">
          <List items={guidance.findings} />
        </Disclosure>
      </Side>
      <Side>
        <ReadOnlyFields value={access.locked}>
          <StateFields node={node} assessment={access} page="/walk-through" {...state} />
        </ReadOnlyFields>
        <NodeActions node={node} adding={adding} onAdding={setAdding} />
        <TargetEvidence target={{ target: 'node', targetId: node.id }} camera={camera} onCamera={setCamera} />
        <ReadOnlyFields value={access.locked}>
          <AutosaveField keepAs={`${prefix}note`} value={result.note} onSave={(note) => change({ note })}>
            {(field) => (
              <AreaInput label={t('note')} help={t('noteHelp')} maxLength={MAX_TEXT} inputRef={noteRef} {...field} />
            )}
          </AutosaveField>
          <PrivateNote
            prefix={prefix}
            value={result.privateNote}
            inputRef={privateRef}
            onSave={(privateNote) => change({ privateNote })}
          />
          <MaturityControl
            value={result.maturity}
            levels={guidance.maturity}
            onChoose={(maturity) => void change({ maturity })}
          />
          <AutosaveField
            keepAs={`${prefix}interviewee`}
            value={result.interviewee}
            onSave={(interviewee) => change({ interviewee })}
          >
            {(field) => <LineInput label={t('interviewee')} maxLength={MAX_LINE} suggestions={names} {...field} />}
          </AutosaveField>
        </ReadOnlyFields>
      </Side>
    </Columns>
  );
}

function Questions({ guidance }: { readonly guidance: NodeGuidance }) {
  const { t } = useTranslation(['walkThrough', 'steps']);
  const roles = useWalk((state) => state.roles);
  const { asked, others } = splitQuestions(guidance.questions, roles);
  const words = (questions: typeof asked) =>
    questions.map((question) => {
      const whom = question.roles.map((role) => t(`steps:interviewRoles.${role}`)).join(', ');
      return `${question.ask} (${whom})`;
    });
  return (
    <Part title={t('ask')}>
      {asked.length === 0 ? <Typography>{t('noQuestions')}</Typography> : <List items={words(asked)} />}
      {others.length > 0 && (
        <Disclosure label={t('otherQuestions', { count: others.length })}>
          <List items={words(others)} />
        </Disclosure>
      )}
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <Typography component="h2" variant="h4" sx={{ mb: 0.25 }}>
        {title}
      </Typography>
      {children}
    </div>
  );
}

function List({ items }: { readonly items: readonly string[] }) {
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.25, lineHeight: 1.5, '& > li': { mb: 0.375 } }}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </Box>
  );
}

/** Side by side also on a small laptop: question and answer belong into one view. */
const Columns = styled('div')({
  display: 'grid',
  gap: '1.75rem',
  alignItems: 'start',
  maxWidth: '84rem',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
  '@container page (max-width: 40rem)': { gridTemplateColumns: 'minmax(0, 1fr)', gap: '1.25rem' },
});

const Side = styled('div')({ display: 'flex', flexDirection: 'column', gap: '1rem', minWidth: 0 });
