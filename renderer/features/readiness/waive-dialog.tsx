import DialogContentText from '@mui/material/DialogContentText';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaInput } from '#renderer/components/fields/fields.tsx';
import { DialogForm } from '#renderer/components/frames/dialogs/dialog-form.tsx';
import { FormDialog } from '#renderer/components/frames/dialogs/form-dialog.tsx';
import { formatNumber } from '#renderer/components/words/format.ts';
import { useCommand } from '#renderer/host/api.ts';
import { SignedBy, useSigning } from '#renderer/records/signing/signing.tsx';
import { fieldSentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { MAX_TEXT } from '#shared/entities/text.ts';
import { useReadinessWords } from './use-readiness-words.ts';
import type { Waivable } from './use-waivers.ts';

type WaiveDialogProps = {
  readonly waivable: Waivable | null;
  readonly onClose: () => void;
  readonly onGone: () => void;
};

/** Asks for the reason why a finding may stay. */
export function WaiveDialog({ waivable, onClose, onGone }: WaiveDialogProps) {
  return (
    <FormDialog about={waivable} onClose={onClose} onGone={onGone}>
      {(about, titleId) => <WaiveForm waivable={about} titleId={titleId} onClose={onClose} />}
    </FormDialog>
  );
}

type WaiveFormProps = { readonly waivable: Waivable; readonly titleId: string; readonly onClose: () => void };

function WaiveForm({ waivable: { finding, subject }, titleId, onClose }: WaiveFormProps) {
  const { t, i18n } = useTranslation('readiness');
  const words = useReadinessWords();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const signing = useSigning();
  const waive = useCommand('readiness.waive');
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => input.current?.focus(), []);

  async function handleSubmit(): Promise<void> {
    if (reason.trim() === '') {
      setProblem(t('waive.reasonMissing'));
      return;
    }
    const key = subject === null ? null : { entity: subject.entity, id: subject.id };
    try {
      const by = await signing.sign();
      if (by === null) return;
      const { changeId } = await waive.mutateAsync({ rule: finding.rule, subject: key, reason, by });
      showToast({ message: t('waive.done'), changeId });
      onClose();
    } catch (error) {
      setProblem(fieldSentenceOf(error, 'reason'));
    }
  }

  const { total } = finding;
  return (
    <DialogForm
      titleId={titleId}
      title={subject === null ? t('waive.title') : t('waive.titleOne', { name: words.name(subject) })}
      submit={t('waive.confirm')}
      touched={reason !== ''}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <DialogContentText sx={{ color: 'text.primary', mb: -1 }}>{words.sentence(finding)}</DialogContentText>
      <DialogContentText variant="body2">
        {t('waive.text')}{' '}
        {subject === null && t('waive.whole', { count: total, shown: formatNumber(total, i18n.language) })}
      </DialogContentText>
      <AreaInput
        label={t('waive.reason')}
        help={t('waive.reasonHelp')}
        required
        inputRef={input}
        maxLength={MAX_TEXT}
        value={reason}
        error={problem}
        onChange={(value) => {
          setReason(value);
          setProblem('');
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) input.current?.form?.requestSubmit();
        }}
      />
      <SignedBy signing={signing} />
    </DialogForm>
  );
}
