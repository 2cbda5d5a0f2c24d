import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldSentenceOf } from '#renderer/components/error-sentence.ts';
import { LineInput } from '#renderer/components/fields.tsx';
import { showToast } from '#renderer/components/toasts.ts';
import { useCommand } from '#renderer/host/api.ts';
import { MAX_LINE } from '#shared/entities/text.ts';

type NewSystemDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
};

/** Asks for the name alone: the rest follows in the form, in any order. */
export function NewSystemDialog({ open, onClose, onCreated }: NewSystemDialogProps) {
  const { t } = useTranslation('systems');
  const titleId = useId();
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{t('create.title')}</DialogTitle>
      <NewSystemForm onClose={onClose} onCreated={onCreated} />
    </Dialog>
  );
}

function NewSystemForm({ onClose, onCreated }: Omit<NewSystemDialogProps, 'open'>) {
  const { t } = useTranslation('systems');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const create = useCommand('systems.create');

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (create.isPending) return;
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
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <DialogContent>
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
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
        <Button type="submit" variant="contained" loading={create.isPending}>
          {t('create.create')}
        </Button>
      </DialogActions>
    </form>
  );
}
