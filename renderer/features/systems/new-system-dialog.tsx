import Dialog from '@mui/material/Dialog';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { DialogForm } from '#renderer/components/frames/dialog-form.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { fieldSentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { MAX_LINE } from '#shared/entities/text.ts';

type NewSystemDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
};

/** Asks for the name alone: the rest follows in the form, in any order. */
export function NewSystemDialog({ open, onClose, onCreated }: NewSystemDialogProps) {
  const titleId = useId();
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <NewSystemForm titleId={titleId} onClose={onClose} onCreated={onCreated} />
    </Dialog>
  );
}

type NewSystemFormProps = Omit<NewSystemDialogProps, 'open'> & { readonly titleId: string };

function NewSystemForm({ titleId, onClose, onCreated }: NewSystemFormProps) {
  const { t } = useTranslation('systems');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const create = useCommand('systems.create');

  async function handleSubmit(): Promise<void> {
    if (name.trim() === '') {
      setProblem(t('create.missing'));
      return;
    }
    try {
      const { changeId, system } = await create.mutateAsync({ fields: { name: name.trim() } });
      showToast({ message: t('create.created', { code: system.code }), changeId });
      onCreated(system.id);
    } catch (error) {
      setProblem(fieldSentenceOf(error, 'name'));
    }
  }

  return (
    <DialogForm
      titleId={titleId}
      title={t('create.title')}
      submit={t('create.create')}
      busy={create.isPending}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <LineInput
        label={t('create.name')}
        help={t('create.help')}
        required
        autoFocus
        maxLength={MAX_LINE}
        value={name}
        error={problem}
        onChange={(value) => {
          setName(value);
          setProblem('');
        }}
      />
    </DialogForm>
  );
}
