import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Bookmark, History, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { formatInstant, formatNumber } from '#renderer/components/words/format.ts';
import { useCommand, useRoute } from '#renderer/host/api.ts';
import { askToGoBack } from '#renderer/records/changes/going-back.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { SnapshotInfo } from '#shared/contract/workspace/snapshots.ts';
import { SnapshotDialog } from './snapshot-dialog.tsx';

/** States of the workspace that somebody gave a name, and the way back to each. */
export function SnapshotsPanel() {
  const { t } = useTranslation('backups');
  const list = useRoute('snapshots.list', {});
  // What the dialog is about: a new one, or one to change.
  const [edited, setEdited] = useState<SnapshotInfo | 'new' | null>(null);
  const make = (
    <Button variant="outlined" startIcon={<Bookmark />} onClick={() => setEdited('new')}>
      {t('snapshots.make')}
    </Button>
  );
  return (
    <Panel title={t('snapshots.title')} description={t('snapshots.text')} actions={make} flush>
      <QueryView query={list}>
        {(snapshots) =>
          snapshots.length === 0 ? (
            <EmptyState icon={Bookmark} title={t('snapshots.none')} text={t('snapshots.noneText')} headingLevel="h3" />
          ) : (
            <Box component="ul" aria-label={t('snapshots.list')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {snapshots.map((snapshot) => (
                <SnapshotItem key={snapshot.id} snapshot={snapshot} onEdit={() => setEdited(snapshot)} />
              ))}
            </Box>
          )
        }
      </QueryView>
      <SnapshotDialog edited={edited} onClose={() => setEdited(null)} />
    </Panel>
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
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 2,
        py: 1,
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 18rem', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box component="strong" sx={{ fontWeight: 600 }}>
          {name}
        </Box>
        {note !== '' && <Typography sx={{ whiteSpace: 'pre-wrap' }}>{note}</Typography>}
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('snapshots.made', { at: formatInstant(madeAt, i18n.language), by: madeBy })}{' '}
          {state === 'kept' ? since : t('snapshots.elsewhere')}
        </Typography>
      </Box>
      {state === 'kept' && newer > 0 && (
        <Button
          startIcon={<History />}
          aria-label={t('goBackLabel', { name })}
          onClick={() => askToGoBack({ seq: entries, head, name: t('snapshots.quoted', { name }) })}
        >
          {t('goBack')}
        </Button>
      )}
      <Button startIcon={<Pencil />} aria-label={t('snapshots.editLabel', { name })} onClick={onEdit}>
        {t('snapshots.edit')}
      </Button>
      <Button
        startIcon={<Trash2 />}
        aria-label={t('snapshots.removeLabel', { name })}
        loading={remove.isPending}
        onClick={() => void drop()}
      >
        {t('snapshots.remove')}
      </Button>
    </Box>
  );
}
