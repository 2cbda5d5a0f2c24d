import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Lock } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { NewPassphrase, useNewPassphrase } from './new-passphrase.tsx';
import { adoptEncryption } from './workspace-key.ts';

type PassphraseFormProps = {
  readonly encrypted: boolean;
  readonly onDone: () => void;
  readonly onCancel: (() => void) | undefined;
};

/** Sets the workspace's passphrase, or another one. */
export function PassphraseForm({ encrypted, onDone, onCancel }: PassphraseFormProps) {
  const { t } = useTranslation('protection');
  const entry = useNewPassphrase();
  const [busy, setBusy] = useState(false);

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || !entry.check()) return;
    setBusy(true);
    try {
      await flushDrafts();
      await adoptEncryption(request('workspace.setPassphrase', { passphrase: entry.passphrase }));
      showToast({ message: encrypted ? t('passphrase.changed') : t('passphrase.set') });
      onDone();
    } catch (error) {
      entry.refuse(sentenceOf(error));
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <NewPassphrase entry={entry} label={t('passphrase.new')} again={t('passphrase.again')} />
      <Box sx={{ display: 'flex', gap: 1, mt: 1.5 }}>
        <Button type="submit" variant="contained" startIcon={<Lock />} loading={busy}>
          {encrypted ? t('passphrase.change') : t('passphrase.encrypt')}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{t('common:actions.cancel')}</Button>}
      </Box>
    </form>
  );
}
