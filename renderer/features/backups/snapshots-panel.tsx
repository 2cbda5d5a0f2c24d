import { Bookmark, History, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldsForm } from '#renderer/components/frames/dialogs/fields-form.tsx';
import { FormDialog } from '#renderer/components/frames/dialogs/form-dialog.tsx';
import { Item, ItemsPanel } from '#renderer/components/frames/items-panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { formatInstant, formatNumber } from '#renderer/components/words/format.ts';
import { useCommand, useRoute } from '#renderer/host/api.ts';
import { askToGoBack } from '#renderer/records/changes/going-back.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { SnapshotInfo } from '#shared/contract/workspace/snapshots.ts';

type Edited = SnapshotInfo | 'new';

/** States of the workspace that somebody gave a name, and the way back to each. */
export function SnapshotsPanel() {
  const { t } = useTranslation('backups');
  const list = useRoute('snapshots.list', {});
  const [edited, setEdited] = useState<Edited | null>(null);
  const close = () => setEdited(null);
  return (
    <>
      <QueryView query={list}>
        {(snapshots) => (
          <ItemsPanel
            title={t('snapshots.title')}
            text={t('snapshots.text')}
            add={{ icon: Bookmark, label: t('snapshots.make'), onAdd: () => setEdited('new') }}
            none={{ title: t('snapshots.none'), text: t('snapshots.noneText') }}
            label={t('snapshots.list')}
            items={snapshots.map((snapshot) => (
              <SnapshotItem key={snapshot.id} snapshot={snapshot} onEdit={() => setEdited(snapshot)} />
            ))}
          />
        )}
      </QueryView>
      <FormDialog about={edited} onClose={close}>
        {(about, titleId) => <SnapshotForm edited={about} titleId={titleId} onClose={close} />}
      </FormDialog>
    </>
  );
}

type SnapshotItemProps = { readonly snapshot: SnapshotInfo; readonly onEdit: () => void };

function SnapshotItem({ snapshot, onEdit }: SnapshotItemProps) {
  const { t, i18n } = useTranslation('backups');
  const remove = useCommand('snapshots.remove');
  const { id, name, note, entries, head, madeBy, madeAt, newer, state } = snapshot;
  async function drop(): Promise<void> {
    try {
      const { changeId } = await remove.mutateAsync({ id });
      showToast({ message: t('snapshots.removed', { name }), changeId });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  const since =
    newer === 0
      ? t('snapshots.same')
      : t('snapshots.since', { count: newer, shown: formatNumber(newer, i18n.language) });
  const made = t('snapshots.made', { at: formatInstant(madeAt, i18n.language), by: madeBy });
  return (
    <Item
      name={name}
      note={note}
      facts={`${made} ${state === 'kept' ? since : t('snapshots.elsewhere')}`}
      actions={[
        state === 'kept' && newer > 0
          ? {
              icon: History,
              label: t('goBack'),
              fullLabel: t('goBackLabel', { name }),
              onAct: () => askToGoBack({ seq: entries, head, name: t('snapshots.quoted', { name }) }),
            }
          : null,
        { icon: Pencil, label: t('snapshots.edit'), fullLabel: t('snapshots.editLabel', { name }), onAct: onEdit },
        {
          icon: Trash2,
          label: t('snapshots.remove'),
          fullLabel: t('snapshots.removeLabel', { name }),
          busy: remove.isPending,
          onAct: () => void drop(),
        },
      ]}
    />
  );
}

type SnapshotFormProps = { readonly edited: Edited; readonly titleId: string; readonly onClose: () => void };

/** Asks what a snapshot is called, and what for. */
function SnapshotForm({ edited, titleId, onClose }: SnapshotFormProps) {
  const { t } = useTranslation('backups');
  const known = edited === 'new' ? null : edited;
  const add = useCommand('snapshots.add');
  const update = useCommand('snapshots.update');
  async function keep({ name, note }: { readonly name: string; readonly note: string }): Promise<void> {
    const { changeId } =
      known === null
        ? await add.mutateAsync({ name, note })
        : await update.mutateAsync({ id: known.id, changes: { name, note } });
    showToast({ message: t(known === null ? 'snapshots.done' : 'snapshots.changed', { name: name.trim() }), changeId });
    onClose();
  }
  return (
    <FieldsForm
      titleId={titleId}
      title={t(known === null ? 'snapshots.makeTitle' : 'snapshots.editTitle')}
      submit={t(known === null ? 'snapshots.make' : 'common:actions.save')}
      fields={[
        {
          name: 'name',
          field: { kind: 'line', required: true },
          words: { label: t('snapshots.name'), help: t('snapshots.nameHelp') },
          value: known?.name,
        },
        { name: 'note', field: { kind: 'text' }, words: { label: t('snapshots.note') }, value: known?.note },
      ]}
      onSubmit={(values) => keep({ name: String(values['name']), note: String(values['note']) })}
      onClose={onClose}
    />
  );
}
