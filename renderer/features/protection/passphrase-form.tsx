import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Lock } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/components/error-sentence.ts';
import { PassphraseInput } from '#renderer/components/passphrase-input.tsx';
import { flushDrafts } from '#renderer/components/save-state.ts';
import { showToast } from '#renderer/components/toasts.ts';
import { request } from '#renderer/host/api.ts';
import { MIN_PASSPHRASE } from '#shared/contract/workspace.ts';
import { adoptEncryption } from './workspace-key.ts';

type PassphraseFormProps = {
  readonly encrypted: boolean;
  readonly onDone: () => void;
  readonly onCancel: (() => void) | undefined;
};

type Problems = { readonly passphrase: string; readonly again: string };
const NONE: Problems = { passphrase: '', again: '' };

/** Asks for a new passphrase twice: one that was mistyped once would shut its owner out. */
export function PassphraseForm({ encrypted, onDone, onCancel }: PassphraseFormProps) {
  const { t } = useTranslation('protection');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problems, setProblems] = useState(NONE);
  const [busy, setBusy] = useState(false);

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const short = passphrase.length < MIN_PASSPHRASE ? t('passphrase.short', { count: MIN_PASSPHRASE }) : '';
    const other = passphrase === again ? '' : t('passphrase.differs');
    setProblems({ passphrase: short, again: other });
    if (short !== '' || other !== '') return;
    setBusy(true);
    try {
      await flushDrafts();
      await adoptEncryption(request('workspace.setPassphrase', { passphrase }));
      showToast({ message: encrypted ? t('passphrase.changed') : t('passphrase.set') });
      onDone();
    } catch (error) {
      setProblems({ passphrase: sentenceOf(error), again: '' });
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, maxWidth: '28rem' }}>
        <PassphraseInput
          label={t('passphrase.new')}
          help={t('passphrase.help', { count: MIN_PASSPHRASE })}
          autoComplete="new-password"
          value={passphrase}
          error={problems.passphrase}
          onChange={(value) => {
            setPassphrase(value);
            setProblems(NONE);
          }}
        />
        <PassphraseInput
          label={t('passphrase.again')}
          autoComplete="new-password"
          value={again}
          error={problems.again}
          onChange={(value) => {
            setAgain(value);
            setProblems(NONE);
          }}
        />
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button type="submit" variant="contained" startIcon={<Lock />} loading={busy}>
            {encrypted ? t('passphrase.change') : t('passphrase.encrypt')}
          </Button>
          {onCancel !== undefined && <Button onClick={onCancel}>{t('common:actions.cancel')}</Button>}
        </Box>
      </Box>
    </form>
  );
}
