import Dialog from '@mui/material/Dialog';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { DialogForm } from '#renderer/components/frames/dialog-form.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { fieldSentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { Person } from '#shared/entities/person.ts';
import { MAX_LINE } from '#shared/entities/text.ts';

type Edited = Person | 'new';
type PersonDialogProps = { readonly edited: Edited | null; readonly onClose: () => void };

/** Asks who somebody is, and what they do. */
export function PersonDialog({ edited, onClose }: PersonDialogProps) {
  const titleId = useId();
  // While the dialog fades out it still shows what it was about.
  const [last, setLast] = useState<Edited | null>(edited);
  if (edited !== null && edited !== last) setLast(edited);
  return (
    <Dialog
      open={edited !== null}
      onClose={onClose}
      aria-labelledby={titleId}
      maxWidth="sm"
      fullWidth
      slotProps={{ transition: { onExited: () => setLast(null) } }}
    >
      {last !== null && (
        <PersonForm key={last === 'new' ? last : last.id} edited={last} titleId={titleId} onClose={onClose} />
      )}
    </Dialog>
  );
}

type PersonFormProps = { readonly edited: Edited; readonly titleId: string; readonly onClose: () => void };

function PersonForm({ edited, titleId, onClose }: PersonFormProps) {
  const { t } = useTranslation('people');
  const known = edited === 'new' ? null : edited;
  const [fields, setFields] = useState({
    name: known?.name ?? '',
    role: known?.role ?? '',
    email: known?.email ?? '',
  });
  const [problem, setProblem] = useState('');
  const add = useCommand('people.add');
  const update = useCommand('people.update');
  const busy = add.isPending || update.isPending;
  const set = (changes: Partial<typeof fields>) => {
    setFields({ ...fields, ...changes });
    setProblem('');
  };

  async function handleSubmit(): Promise<void> {
    if (fields.name.trim() === '') return setProblem(t('nameMissing'));
    try {
      const { changeId } =
        known === null ? await add.mutateAsync(fields) : await update.mutateAsync({ id: known.id, changes: fields });
      showToast({ message: t(known === null ? 'added' : 'changed', { name: fields.name.trim() }), changeId });
      onClose();
    } catch (error) {
      setProblem(fieldSentenceOf(error, 'name'));
    }
  }

  return (
    <DialogForm
      titleId={titleId}
      title={known === null ? t('addTitle') : t('editTitle', { name: known.name })}
      submit={t(known === null ? 'common:actions.add' : 'common:actions.save')}
      busy={busy}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <LineInput
        label={t('name')}
        help={t('nameHelp')}
        required
        autoFocus
        maxLength={MAX_LINE}
        value={fields.name}
        error={problem}
        onChange={(name) => set({ name })}
      />
      <LineInput
        label={t('role')}
        help={t('roleHelp')}
        maxLength={MAX_LINE}
        value={fields.role}
        onChange={(role) => set({ role })}
      />
      <LineInput
        label={t('email')}
        type="email"
        maxLength={MAX_LINE}
        value={fields.email}
        onChange={(email) => set({ email })}
      />
    </DialogForm>
  );
}
