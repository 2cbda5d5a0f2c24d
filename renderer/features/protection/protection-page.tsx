import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceInput } from '#renderer/components/fields/fields.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { request } from '#renderer/host/api.ts';
import { confirmAction } from '#renderer/session/confirm-action.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { runCommand } from '#renderer/session/run-command.ts';
import { updateSettings, useSettings } from '#renderer/session/settings.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import { LOCK_AFTER, type Settings } from '#shared/contract/app.ts';
import { HandOverPanel } from './hand-over-panel.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import { RecoveryKey } from './recovery-key.tsx';
import { adoptEncryption } from './workspace-key.ts';

/** Who can read the workspace's file: everybody who has it, or only those with its passphrase or recovery key. */
export function ProtectionPage() {
  const { t } = useTranslation('protection');
  const workspace = useWorkspace();
  const encrypted = workspace?.encrypted === true;
  // Each passphrase that is set here brings a recovery key, which is shown at once.
  const [keys, setKeys] = useState(0);
  return (
    <Page width="reading">
      <PageHeader title={t('title')} description={t('description')} />
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        <PassphrasePanel encrypted={encrypted} onNewKey={() => setKeys(keys + 1)} />
        {encrypted && <RecoveryKey key={keys} shownFirst={keys > 0} />}
        {encrypted && <LockPanel />}
        <HandOverPanel />
        <Panel title={t('limits.title')}>
          <Box component="ul" sx={{ m: 0, pl: 2.5, '& li + li': { mt: 0.75 } }}>
            <li>{t('limits.exports')}</li>
            <li>{t('limits.copies')}</li>
            <li>{t('limits.erased')}</li>
            <li>{t('limits.forgotten')}</li>
          </Box>
        </Panel>
      </Box>
    </Page>
  );
}

type PassphrasePanelProps = { readonly encrypted: boolean; readonly onNewKey: () => void };

function PassphrasePanel({ encrypted, onNewKey }: PassphrasePanelProps) {
  const { t } = useTranslation('protection');
  const [changing, setChanging] = useState(false);
  const [removing, setRemoving] = useState(false);

  async function remove(): Promise<void> {
    const question = { title: t('remove.title'), text: t('remove.text'), confirmLabel: t('remove.confirm') };
    if (!(await confirmAction({ ...question, tone: 'problem' }))) return;
    setRemoving(true);
    try {
      await adoptEncryption(request('workspace.removePassphrase', {}));
      showToast({ message: t('remove.done') });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
    setRemoving(false);
  }

  return (
    <Panel title={t('passphrase.title')}>
      <Notice tone={encrypted ? 'ok' : 'attention'}>{encrypted ? t('state.encrypted') : t('state.clear')}</Notice>
      {encrypted && !changing ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
          <Button variant="outlined" onClick={() => setChanging(true)}>
            {t('passphrase.change')}
          </Button>
          <Button color="error" startIcon={<LockOpen />} loading={removing} onClick={() => void remove()}>
            {t('remove.button')}
          </Button>
        </Box>
      ) : (
        <Box sx={{ mt: 1.5 }}>
          <PassphraseForm
            key={String(encrypted)}
            encrypted={encrypted}
            onDone={() => {
              setChanging(false);
              onNewKey();
            }}
            onCancel={encrypted ? () => setChanging(false) : undefined}
          />
        </Box>
      )}
    </Panel>
  );
}

function LockPanel() {
  const { t } = useTranslation('protection');
  const { lockAfter } = useSettings();
  const choices = LOCK_AFTER.map((minutes) => ({
    value: String(minutes),
    label: minutes === 0 ? t('lock.never') : t('lock.minutes', { count: minutes }),
  }));
  function choose(value: string): void {
    const chosen = Number(value) as Settings['lockAfter'];
    updateSettings({ lockAfter: chosen }).catch((error: unknown) =>
      showToast({ message: sentenceOf(error), tone: 'problem' }),
    );
  }
  return (
    <Panel title={t('lock.title')}>
      <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'start', gap: 1.5 }}>
        <ChoiceInput
          label={t('lock.after')}
          help={t('lock.help')}
          value={String(lockAfter)}
          width="16rem"
          choices={choices}
          onChange={choose}
        />
        <Button variant="outlined" startIcon={<Lock />} onClick={() => runCommand('workspace.lock')}>
          {t('lock.now')}
        </Button>
      </Box>
    </Panel>
  );
}
