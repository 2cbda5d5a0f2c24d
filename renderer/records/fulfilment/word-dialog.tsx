import DialogContentText from '@mui/material/DialogContentText';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaInput } from '#renderer/components/fields/fields.tsx';
import { AskingDialog } from '#renderer/components/frames/dialogs/asking-dialog.tsx';
import { DialogForm } from '#renderer/components/frames/dialogs/dialog-form.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { SignedBy, useSigning } from '#renderer/records/signing/signing.tsx';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { MAX_TEXT } from '#shared/entities/text.ts';

export type Word = 'confirm' | 'object' | 'state';

type WordDialogProps = {
  readonly word: Word;
  readonly nodeId: string;
  /** What was stated before. */
  readonly before: string;
  readonly onClose: () => void;
  /** The word was said: what it was asked with may be gone. */
  readonly onSaid: () => void;
};

const DONE = { confirm: 'confirmed', object: 'objected', state: 'stated' } as const;

/** A person's word on a requirement: confirms what the records show, objects to it, or states what has no records. */
export function WordDialog({ word, nodeId, before, onClose, onSaid }: WordDialogProps) {
  const { t } = useTranslation('fulfilment');
  const titleId = useId();
  const signing = useSigning();
  const [text, setText] = useState(before);
  const [problem, setProblem] = useState('');
  const decide = useCommand('fulfilment.decide');
  const state = useCommand('fulfilment.state');
  async function handleSubmit(): Promise<void> {
    if (word !== 'confirm' && text.trim() === '') {
      return setProblem(t(word === 'state' ? 'dialog.textMissing' : 'dialog.reasonMissing'));
    }
    try {
      const by = await signing.sign();
      if (by === null) return;
      const { changeId } =
        word === 'state'
          ? await state.mutateAsync({ nodeId, text, by })
          : await decide.mutateAsync({
              ...{ nodeId, reason: text, by },
              verdict: word === 'confirm' ? 'confirmed' : 'objected',
            });
      showToast({ message: t(`dialog.${DONE[word]}`), changeId });
      onSaid();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  }
  const label = { confirm: 'reasonOptional', object: 'reason', state: 'text' }[word];
  return (
    <AskingDialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogForm
        titleId={titleId}
        title={t(`dialog.${word}Title`, { id: nodeId })}
        submit={t(`panel.${word}`)}
        touched={text !== before}
        onSubmit={handleSubmit}
        onClose={onClose}
      >
        <DialogContentText variant="body2">{t(`dialog.${word}Text`)}</DialogContentText>
        <AreaInput
          label={t(`dialog.${label}`)}
          {...(word === 'state' && { help: t('dialog.textHelp') })}
          required={word !== 'confirm'}
          inputRef={focus}
          maxLength={MAX_TEXT}
          value={text}
          error={problem}
          onChange={(value) => {
            setText(value);
            setProblem('');
          }}
        />
        <SignedBy signing={signing} />
      </DialogForm>
    </AskingDialog>
  );
}

/** The dialog opens for this field. */
function focus(field: HTMLTextAreaElement | null): void {
  field?.focus();
}
