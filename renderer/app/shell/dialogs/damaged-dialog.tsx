import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { formatInstant } from '#renderer/components/words/format.ts';
import { request } from '#renderer/host/api.ts';
import { type ChosenFile, pickFile } from '#renderer/host/files.ts';
import { type Damaged, useDamaged } from '#renderer/session/damaged.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { openChosen } from '#renderer/session/opening.ts';
import type { SalvageReport } from '#shared/contract/workspace/salvage.ts';
import { SalvageResult } from './salvage-result.tsx';

/** Stands once in the app's frame; offers the ways back from a workspace that is damaged. */
export function DamagedDialog() {
  const { t } = useTranslation('salvage');
  const { damaged } = useDamaged();
  const titleId = useId();
  return (
    <Dialog
      open={damaged !== null}
      // A click beside it is no answer.
      onClose={(_event, reason) => reason === 'escapeKeyDown' && damaged?.settle(null)}
      aria-labelledby={titleId}
      maxWidth="sm"
      fullWidth
    >
      <DialogTitle id={titleId} sx={{ overflowWrap: 'anywhere' }}>
        {t('offer.title', { name: damaged?.name })}
      </DialogTitle>
      {damaged !== null && <WaysBack damaged={damaged} />}
    </Dialog>
  );
}

type Way = 'backup' | 'salvage' | 'open';
type Done = { readonly file: ChosenFile; readonly report: SalvageReport };

function WaysBack({ damaged }: { readonly damaged: Damaged }) {
  const { t, i18n } = useTranslation('salvage');
  const [busy, setBusy] = useState<Way | null>(null);
  const [problem, setProblem] = useState('');
  const [done, setDone] = useState<Done | null>(null);
  const { backup, secret } = damaged;
  const stem = damaged.name.replace(/\.aims$/i, '');

  async function attempt(way: Way, action: () => Promise<unknown>): Promise<void> {
    setBusy(way);
    setProblem('');
    try {
      await action();
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(null);
    }
  }

  async function openBackup(): Promise<void> {
    if (backup === null) return;
    const name = t('backups:fileName', { name: stem, date: backup.at.slice(0, 10) });
    const file = await pickFile('newWorkspace', `${name}.aims`);
    if (file === null) return;
    await request('backups.saveAs', { id: backup.id, path: file.grant, recentId: backup.recentId });
    damaged.settle(await openChosen(file, secret));
  }

  async function recover(): Promise<void> {
    const file = await pickFile('newWorkspace', `${t('offer.fileName', { name: stem })}.aims`);
    if (file === null) return;
    setDone({ file, report: await damaged.salvage(file.grant, secret) });
  }

  const button = (way: Way, label: string, action: () => Promise<unknown>, first: boolean) => (
    <Button
      variant={first ? 'contained' : 'outlined'}
      loading={busy === way}
      disabled={busy !== null}
      onClick={() => void attempt(way, action)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <DialogContent>
        {done === null ? (
          <>
            <Typography sx={{ overflowWrap: 'anywhere' }}>{damaged.sentence}</Typography>
            {backup !== null && (
              <Typography sx={{ mt: 1.5 }}>
                {t('offer.backup', { at: formatInstant(backup.at, i18n.language) })}
              </Typography>
            )}
            <Typography sx={{ mt: 1.5 }}>{t('offer.text')}</Typography>
          </>
        ) : (
          <SalvageResult report={done.report} />
        )}
        {problem !== '' && (
          <Notice tone="problem" role="alert">
            {problem}
          </Notice>
        )}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap', rowGap: 1 }}>
        <Button onClick={() => damaged.settle(null)} disabled={busy !== null}>
          {t(done === null ? 'common:actions.cancel' : 'common:actions.close')}
        </Button>
        {done === null && button('salvage', t('offer.recover'), recover, backup === null)}
        {done === null && backup !== null && button('backup', t('offer.openBackup'), openBackup, true)}
        {done !== null &&
          button('open', t('offer.openNew'), async () => damaged.settle(await openChosen(done.file, secret)), true)}
      </DialogActions>
    </>
  );
}
