import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PassphraseInput } from '#renderer/components/fields/passphrase-input.tsx';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { type Locked, useLocked } from '#renderer/session/opening.ts';

/** Stands once in the app's frame; asks for the passphrase of whatever is being opened. */
export function UnlockDialog() {
  const { t } = useTranslation('workspace');
  const { locked } = useLocked();
  const titleId = useId();
  return (
    <Dialog
      open={locked !== null}
      // A click beside it is no answer; what was typed stays.
      onClose={(_event, reason) => reason === 'escapeKeyDown' && locked?.settle(null)}
      aria-labelledby={titleId}
      maxWidth="xs"
      fullWidth
    >
      <DialogTitle id={titleId} sx={{ overflowWrap: 'anywhere' }}>
        {t('unlock.title', { name: locked?.name })}
      </DialogTitle>
      {locked !== null && <UnlockForm key={`${locked.kind} ${locked.name}`} locked={locked} />}
    </Dialog>
  );
}

function UnlockForm({ locked }: { readonly locked: Locked }) {
  const { t } = useTranslation('workspace');
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    if (secret === '') return setProblem(t('unlock.missing'));
    setBusy(true);
    try {
      locked.settle(await locked.open(secret));
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <DialogContent>
        <PassphraseInput
          label={t(`unlock.secret.${locked.kind}`)}
          help={t(`unlock.help.${locked.kind}`)}
          autoFocus
          autoComplete="current-password"
          value={secret}
          error={problem}
          onChange={(value) => {
            setSecret(value);
            setProblem('');
          }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={() => locked.settle(null)}>{t('common:actions.cancel')}</Button>
        <Button type="submit" variant="contained" loading={busy}>
          {t('unlock.open')}
        </Button>
      </DialogActions>
    </form>
  );
}
