import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { PackageOpen } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { JobProgress } from '#renderer/components/signs/job-progress.tsx';
import { request } from '#renderer/host/api.ts';
import { deliverExport, pickFile } from '#renderer/host/files.ts';
import { useJob } from '#renderer/host/use-job.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import { NewPassphrase, useNewPassphrase } from './new-passphrase.tsx';

/** The workspace and its pack as one encrypted file, for whoever goes on with the work. */
export function HandOverPanel() {
  const { t } = useTranslation('protection');
  const workspace = useWorkspace();
  const job = useJob();
  const entry = useNewPassphrase();
  const [withTrail, setWithTrail] = useState(false);
  const [withPrivateNotes, setWithPrivateNotes] = useState(false);

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (job.running !== null || !entry.check()) return;
    const asOf = new Date().toISOString().slice(0, 10);
    const name = (workspace?.name ?? '').replace(/\.aims$/i, '');
    try {
      const file = await pickFile('exportDocument', `${t('handOver.fileName', { name, asOf })}.age`);
      if (file === null) return;
      await flushDrafts();
      const { passphrase } = entry;
      await job.run((jobId) =>
        request('bundle.make', { path: file.grant, passphrase, asOf, withTrail, withPrivateNotes, jobId }),
      );
      deliverExport(file);
      entry.clear();
      showToast({ message: t('handOver.made', { name: file.name }), tone: 'ok' });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }

  return (
    <Panel title={t('handOver.title')} description={t('handOver.text')}>
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'start', gap: 1.5 }}>
          <NewPassphrase entry={entry} label={t('handOver.passphrase')} again={t('handOver.again')} />
          <FormControlLabel
            label={t('handOver.withTrail')}
            control={<Checkbox checked={withTrail} onChange={(_, checked) => setWithTrail(checked)} />}
          />
          <FormControlLabel
            label={t('handOver.withPrivateNotes')}
            control={<Checkbox checked={withPrivateNotes} onChange={(_, checked) => setWithPrivateNotes(checked)} />}
          />
          <Button type="submit" variant="outlined" startIcon={<PackageOpen />} disabled={job.running !== null}>
            {t('handOver.make')}
          </Button>
        </Box>
      </form>
      {job.running !== null && (
        <Box sx={{ mt: 1.5 }}>
          <JobProgress job={job} label={t('handOver.running')} />
        </Box>
      )}
    </Panel>
  );
}
