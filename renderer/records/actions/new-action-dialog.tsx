import Dialog from '@mui/material/Dialog';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { AreaInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { DialogForm } from '#renderer/components/frames/dialog-form.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { fieldSentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';
import { usePeopleNames } from '../use-people-names.ts';

type NewActionDialogProps = {
  readonly open: boolean;
  /** The requirement whose gap it closes; null for one that belongs to none. */
  readonly node: CatalogueNode | null;
  readonly onClose: () => void;
};

/** What, who and until when; everything else can wait. */
export function NewActionDialog({ open, node, onClose }: NewActionDialogProps) {
  const titleId = useId();
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      {open && <NewActionForm node={node} titleId={titleId} onClose={onClose} />}
    </Dialog>
  );
}

type FormProps = Omit<NewActionDialogProps, 'open'> & { readonly titleId: string };

function NewActionForm({ node, titleId, onClose }: FormProps) {
  const { t } = useTranslation(['actions', 'common']);
  const people = usePeopleNames();
  const [fields, setFields] = useState({
    title: node === null ? '' : t('proposal', { title: node.title }),
    description: '',
    owner: '',
    dueOn: '',
  });
  const [problem, setProblem] = useState('');
  const create = useCommand('actions.create');
  const set = (changes: Partial<typeof fields>) => {
    setFields({ ...fields, ...changes });
    setProblem('');
  };

  async function handleSubmit(): Promise<void> {
    if (fields.title.trim() === '') return setProblem(t('titleMissing'));
    try {
      const { changeId, record } = await create.mutateAsync({ fields: { ...fields, nodeId: node?.id ?? '' } });
      showToast({ message: t('added', { code: record.code }), changeId });
      onClose();
    } catch (error) {
      setProblem(fieldSentenceOf(error, 'title'));
    }
  }

  return (
    <DialogForm
      titleId={titleId}
      title={node === null ? t('new') : t('newFor', { id: node.id })}
      submit={t('common:actions.add')}
      busy={create.isPending}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <LineInput
        label={t('fields.title')}
        required
        autoFocus
        maxLength={MAX_LINE}
        value={fields.title}
        error={problem}
        onChange={(title) => set({ title })}
      />
      <AreaInput
        label={t('fields.description')}
        maxLength={MAX_TEXT}
        value={fields.description}
        onChange={(description) => set({ description })}
      />
      <LineInput
        label={t('fields.owner')}
        maxLength={MAX_LINE}
        suggestions={people}
        value={fields.owner}
        onChange={(owner) => set({ owner })}
      />
      <DayInput label={t('fields.dueOn')} value={fields.dueOn} onChange={(dueOn) => set({ dueOn })} />
    </DialogForm>
  );
}
