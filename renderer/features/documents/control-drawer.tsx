import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { AutosaveField } from '#renderer/components/fields/autosave.tsx';
import type { FieldWords } from '#renderer/components/fields/field-control.tsx';
import { SideDrawer } from '#renderer/components/frames/side-drawer.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { localToday } from '#renderer/components/words/format.ts';
import { useCommand } from '#renderer/host/api.ts';
import { KeptField } from '#renderer/records/form/kept-field.tsx';
import { useReadOnly } from '#renderer/records/form/record-drawer.tsx';
import { useLeftDrafts } from '#renderer/records/form/use-left-drafts.ts';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import { fieldSentenceOf } from '#renderer/session/error-sentence.ts';
import { CLASSIFICATIONS, DOCUMENT_STATUSES, type DocumentControl } from '#shared/entities/document-control.ts';
import type { Field } from '#shared/kinds/define.ts';
import { ApprovalNotice } from './approval-notice.tsx';
import { nextRevision, validateRevisions } from './control-rules.ts';
import type { ListedDocument } from './documents-table.tsx';
import { RevisionsEditor } from './revisions-editor.tsx';

const FIELDS = {
  identifier: { kind: 'line', required: true },
  version: { kind: 'line', required: true },
  status: { kind: 'choice', choices: DOCUMENT_STATUSES, blank: 'draft' },
  classification: { kind: 'choice', choices: CLASSIFICATIONS, blank: 'internal' },
  owner: { kind: 'person' },
  author: { kind: 'person' },
  approver: { kind: 'person' },
  approvedOn: { kind: 'date' },
  effectiveOn: { kind: 'date' },
  nextReviewOn: { kind: 'date' },
} as const satisfies Partial<Record<keyof DocumentControl, Field>>;

type ControlDrawerProps = {
  readonly document: ListedDocument | null;
  /** Of documents that tell of one: which is approved. */
  readonly assessmentId: string | undefined;
  /** Shows it again where it was left with something unsaved. */
  readonly onGo: (key: DocumentControl['documentKey']) => void;
  readonly onClose: () => void;
};

/** The control data of one document, saved as it is typed. */
export function ControlDrawer({ document, assessmentId, onGo, onClose }: ControlDrawerProps) {
  const { t } = useTranslation(['documentsPage', 'documents']);
  return (
    <SideDrawer
      open={document !== null}
      width="42rem"
      title={document === null ? '' : t(`documents:titles.${document.documentKey}`)}
      description={t('control.text')}
      readOnly={useReadOnly()}
      onClose={onClose}
    >
      {document !== null && (
        <ControlForm key={document.documentKey} document={document} assessmentId={assessmentId} onGo={onGo} />
      )}
    </SideDrawer>
  );
}

type ControlFormProps = Pick<ControlDrawerProps, 'assessmentId' | 'onGo'> & { readonly document: ListedDocument };

function ControlForm({ document, assessmentId, onGo }: ControlFormProps) {
  const { t } = useTranslation(['documentsPage', 'documents']);
  const { mutateAsync } = useCommand('documents.updateControl');
  const people = usePeopleNames();
  const { documentKey } = document;
  const prefix = `documents/${documentKey}/`;
  useLeftDrafts({ prefix, name: t(`documents:titles.${documentKey}`), onReturn: () => onGo(documentKey) });
  const lacksApproval = document.status === 'approved' && (document.approver === '' || document.approvedOn === '');

  async function save(changes: Partial<Omit<DocumentControl, 'documentKey'>>): Promise<void> {
    await mutateAsync({ documentKey, changes, assessmentId });
  }
  const field = (key: keyof typeof FIELDS, words: Partial<FieldWords> = {}) => (
    <KeptField
      key={key}
      prefix={prefix}
      name={key}
      field={FIELDS[key]}
      words={{ label: t(`documents:frame.${key}`), ...words }}
      value={document[key]}
      onSave={(value) => save({ [key]: value })}
    />
  );
  const line = (key: 'identifier' | 'version' | 'owner' | 'author' | 'approver') =>
    field(key, { help: t(`control.${key}Help`), people });
  const choice = (key: 'status' | 'classification', values: readonly string[]) =>
    field(key, {
      help: t(`control.${key}Help`),
      options: values.map((value) => ({ value, label: t(`documents:${key}.${value}`) })),
    });
  return (
    <>
      <ApprovalNotice document={document} assessmentId={assessmentId} />
      {lacksApproval && <Notice tone="attention">{t('control.approvedHint')}</Notice>}
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 2.5, rowGap: 2 }}>
        {line('identifier')}
        {line('version')}
        {choice('status', DOCUMENT_STATUSES)}
        {choice('classification', CLASSIFICATIONS)}
        {(['owner', 'author', 'approver'] as const).map(line)}
        {(['approvedOn', 'effectiveOn', 'nextReviewOn'] as const).map((key) => field(key))}
      </Box>
      <AutosaveField
        keepAs={`${prefix}revisions`}
        value={document.revisions}
        validate={(revisions) => validateRevisions(t, revisions)}
        explain={(error) => fieldSentenceOf(error, 'revisions')}
        onSave={(revisions) => save({ revisions })}
      >
        {(field) => <RevisionsEditor field={field} next={nextRevision(document, localToday(new Date()))} />}
      </AutosaveField>
    </>
  );
}
