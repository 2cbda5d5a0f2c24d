import Dialog from '@mui/material/Dialog';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { DialogForm } from '#renderer/components/frames/dialog-form.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { SnapshotInfo } from '#shared/contract/workspace/snapshots.ts';
import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';

type Edited = SnapshotInfo | 'new';
type SnapshotDialogProps = { readonly edited: Edited | null; readonly onClose: () => void };

/** Asks what a snapshot is called, and what for. */
export function SnapshotDialog({ edited, onClose }: SnapshotDialogProps) {
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
        <SnapshotForm key={last === 'new' ? last : last.id} edited={last} titleId={titleId} onClose={onClose} />
      )}
    </Dialog>
  );
}

type SnapshotFormProps = { readonly edited: Edited; readonly titleId: string; readonly onClose: () => void };

function SnapshotForm({ edited, titleId, onClose }: SnapshotFormProps) {
  const { t } = useTranslation('backups');
  const known = edited === 'new' ? null : edited;
  const [name, setName] = useState(known?.name ?? '');
  const [note, setNote] = useState(known?.note ?? '');
  const [problem, setProblem] = useState('');
  const add = useCommand('snapshots.add');
  const update = useCommand('snapshots.update');
  const busy = add.isPending || update.isPending;

  async function handleSubmit(): Promise<void> {
    if (name.trim() === '') return setProblem(t('snapshots.nameMissing'));
    try {
      await flushDrafts();
      const { changeId } =
        known === null
          ? await add.mutateAsync({ name, note })
          : await update.mutateAsync({ id: known.id, changes: { name, note } });
      showToast({
        message: t(known === null ? 'snapshots.done' : 'snapshots.changed', { name: name.trim() }),
        changeId,
      });
      onClose();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  }

  return (
    <DialogForm
      titleId={titleId}
      title={t(known === null ? 'snapshots.makeTitle' : 'snapshots.editTitle')}
      submit={t(known === null ? 'snapshots.make' : 'common:actions.save')}
      busy={busy}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <LineInput
        label={t('snapshots.name')}
        help={t('snapshots.nameHelp')}
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
      <AreaInput label={t('snapshots.note')} maxLength={MAX_TEXT} value={note} onChange={setNote} />
    </DialogForm>
  );
}
