import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useTranslation } from 'react-i18next';
import type { Job } from '#renderer/host/use-job.ts';

type JobProgressProps = {
  readonly job: Pick<Job, 'running' | 'cancel'>;
  /** What is going on, until the core names a stage. */
  readonly label: string;
};

/** How far a long job is, and the way to end it; nothing when none runs. */
export function JobProgress({ job, label }: JobProgressProps) {
  const { t } = useTranslation('jobs');
  const { running } = job;
  if (running === null) return null;
  const { progress } = running;
  const known = progress !== null && progress.total > 0;
  const percent = known ? Math.floor((progress.done / progress.total) * 100) : 0;
  const stage =
    progress === null || progress.stage === '' ? label : t(progress.stage, { defaultValue: progress.stage });
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minWidth: 0 }}>
      <Box sx={{ flex: 1, minWidth: '8rem' }}>
        <Box role="status" sx={{ mb: 0.5, fontSize: '0.8125rem', color: 'text.secondary' }}>
          {known ? t('progress', { stage, percent }) : stage}
        </Box>
        <LinearProgress
          variant={known ? 'determinate' : 'indeterminate'}
          {...(known && { value: percent })}
          aria-label={stage}
        />
      </Box>
      <Button variant="outlined" onClick={job.cancel} loading={running.cancelling}>
        {t('cancel')}
      </Button>
    </Box>
  );
}
