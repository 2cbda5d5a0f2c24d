import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AutosaveField } from '#renderer/components/fields/autosave.tsx';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { ChoiceInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { localToday } from '#renderer/components/words/format.ts';
import { useCommand } from '#renderer/host/api.ts';
import { usePeopleNames } from '#renderer/records/use-people-names.ts';
import { confirmAction } from '#renderer/session/confirm-action.ts';
import { fieldSentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts, useSaveState } from '#renderer/session/save-state.ts';
import { CLASSIFICATIONS, DOCUMENT_STATUSES, type DocumentControl } from '#shared/entities/document-control.ts';
import { nextRevision, validateLine, validateRevisions } from './control-rules.ts';
import type { ListedDocument } from './documents-table.tsx';
import { RevisionsEditor } from './revisions-editor.tsx';

type ControlDrawerProps = { readonly document: ListedDocument | null; readonly onClose: () => void };

/** The control data of one document, saved as it is typed. */
export function ControlDrawer({ document, onClose }: ControlDrawerProps) {
  const { t } = useTranslation('documentsPage');
  const titleId = useId();
  async function handleClose(): Promise<void> {
    await flushDrafts();
    const unsaved = useSaveState.getState().open.size > 0;
    const question = {
      title: t('control.leaveTitle'),
      text: t('control.leaveText'),
      confirmLabel: t('control.leaveConfirm'),
      tone: 'problem',
    } as const;
    if (!unsaved || (await confirmAction(question))) onClose();
  }
  return (
    <Drawer
      anchor="right"
      open={document !== null}
      onClose={() => void handleClose()}
      slotProps={{
        paper: { sx: { width: 'min(42rem, 100vw)' }, role: 'dialog', 'aria-modal': true, 'aria-labelledby': titleId },
      }}
    >
      {document !== null && <ControlForm document={document} titleId={titleId} onClose={() => void handleClose()} />}
    </Drawer>
  );
}

type ControlFormProps = {
  readonly document: ListedDocument;
  readonly titleId: string;
  readonly onClose: () => void;
};

function ControlForm({ document, titleId, onClose }: ControlFormProps) {
  const { t } = useTranslation(['documentsPage', 'documents', 'common']);
  const { mutateAsync } = useCommand('documents.updateControl');
  const people = usePeopleNames();
  const { documentKey } = document;
  const lacksApproval = document.status === 'approved' && (document.approver === '' || document.approvedOn === '');

  async function save(changes: Partial<Omit<DocumentControl, 'documentKey'>>): Promise<void> {
    await mutateAsync({ documentKey, changes });
  }
  const line = (key: 'identifier' | 'version' | 'owner' | 'author' | 'approver', required = false) => (
    <AutosaveField
      value={document[key]}
      validate={(value) => validateLine(t, value, required)}
      explain={(error) => fieldSentenceOf(error, key)}
      onSave={(value) => save({ [key]: value })}
    >
      {(field) => (
        <LineInput
          {...field}
          label={t(`documents:frame.${key}`)}
          help={t(`control.${key}Help`)}
          required={required}
          suggestions={key === 'identifier' || key === 'version' ? [] : people}
        />
      )}
    </AutosaveField>
  );
  const day = (key: 'approvedOn' | 'effectiveOn' | 'nextReviewOn') => (
    <AutosaveField
      value={document[key]}
      explain={(error) => fieldSentenceOf(error, key)}
      onSave={(value) => save({ [key]: value })}
    >
      {(field) => <DayInput {...field} label={t(`documents:frame.${key}`)} />}
    </AutosaveField>
  );
  return (
    <Box sx={{ px: 3, py: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2, mb: 2 }}>
        <Box sx={{ flex: 1 }}>
          <Typography id={titleId} component="h2" variant="h2">
            {t(`documents:titles.${documentKey}`)}
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('control.text')}
          </Typography>
        </Box>
        <IconButton aria-label={t('common:actions.close')} onClick={onClose} autoFocus>
          <X size="1.125rem" aria-hidden="true" />
        </IconButton>
      </Box>
      {lacksApproval && (
        <Box sx={{ mb: 2 }}>
          <Notice tone="attention">{t('control.approvedHint')}</Notice>
        </Box>
      )}
      <Box
        sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 2.5, rowGap: 2, mb: 3 }}
      >
        {line('identifier', true)}
        {line('version', true)}
        <AutosaveField
          value={document.status}
          explain={(error) => fieldSentenceOf(error, 'status')}
          onSave={(status) => save({ status })}
        >
          {(field) => (
            <ChoiceInput
              {...field}
              label={t('documents:frame.status')}
              help={t('control.statusHelp')}
              choices={DOCUMENT_STATUSES.map((value) => ({ value, label: t(`documents:status.${value}`) }))}
            />
          )}
        </AutosaveField>
        <AutosaveField
          value={document.classification}
          explain={(error) => fieldSentenceOf(error, 'classification')}
          onSave={(classification) => save({ classification })}
        >
          {(field) => (
            <ChoiceInput
              {...field}
              label={t('documents:frame.classification')}
              help={t('control.classificationHelp')}
              choices={CLASSIFICATIONS.map((value) => ({ value, label: t(`documents:classification.${value}`) }))}
            />
          )}
        </AutosaveField>
        {line('owner')}
        {line('author')}
        {line('approver')}
        {day('approvedOn')}
        {day('effectiveOn')}
        {day('nextReviewOn')}
      </Box>
      <AutosaveField
        value={document.revisions}
        validate={(revisions) => validateRevisions(t, revisions)}
        explain={(error) => fieldSentenceOf(error, 'revisions')}
        onSave={(revisions) => save({ revisions })}
      >
        {(field) => <RevisionsEditor field={field} next={nextRevision(document, localToday(new Date()))} />}
      </AutosaveField>
    </Box>
  );
}
