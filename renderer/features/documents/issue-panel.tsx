import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { PackageCheck } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { JobProgress } from '#renderer/components/signs/job-progress.tsx';
import type { Job } from '#renderer/host/use-job.ts';

type IssuePanelProps = {
  readonly asOf: string;
  readonly onAsOf: (day: string) => void;
  readonly onDesktop: boolean;
  readonly job: Job;
  readonly making: string;
  readonly onPack: (options: { readonly zip: boolean; readonly withTrail: boolean }) => void;
};

/** The date of issue for everything on the page, the pack, and the progress of what is being written. */
export function IssuePanel({ asOf, onAsOf, onDesktop, job, making, onPack }: IssuePanelProps) {
  const { t } = useTranslation('documentsPage');
  const [zip, setZip] = useState(true);
  const trailHelpId = useId();
  const [withTrail, setWithTrail] = useState(false);
  return (
    <Panel title={t('issue.title')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', columnGap: 5, rowGap: 2 }}>
        <Box sx={{ flex: '1 1 16rem', maxWidth: '24rem' }}>
          <DayInput label={t('issue.asOf')} help={t('issue.asOfHelp')} value={asOf} onChange={onAsOf} required />
        </Box>
        <Box sx={{ flex: '2 1 22rem' }}>
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              alignItems: 'center',
              columnGap: 2,
              rowGap: 1,
              minHeight: '3.375rem',
            }}
          >
            <Button
              variant="contained"
              size="large"
              startIcon={<PackageCheck aria-hidden="true" />}
              disabled={asOf === '' || job.running !== null}
              onClick={() => onPack({ zip: zip || !onDesktop, withTrail })}
            >
              {t('issue.pack')}
            </Button>
            <FormControlLabel
              label={t('issue.zip')}
              slotProps={{ typography: { variant: 'body2' } }}
              control={
                <Switch
                  size="small"
                  checked={zip || !onDesktop}
                  disabled={!onDesktop}
                  onChange={(event) => setZip(event.target.checked)}
                />
              }
            />
            <FormControlLabel
              label={t('issue.withTrail')}
              slotProps={{ typography: { variant: 'body2' } }}
              control={
                <Switch
                  size="small"
                  checked={withTrail}
                  onChange={(event) => setWithTrail(event.target.checked)}
                  slotProps={{ input: { 'aria-describedby': trailHelpId } }}
                />
              }
            />
          </Box>
          <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
            {t('issue.packText')} {onDesktop ? t('issue.zipHelp') : t('issue.zipOnly')}{' '}
            <span id={trailHelpId}>{t('issue.withTrailHelp')}</span>
          </Box>
        </Box>
      </Box>
      {job.running !== null && (
        <Box sx={{ mt: 2 }}>
          <JobProgress job={job} label={making} />
        </Box>
      )}
    </Panel>
  );
}
