import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '#renderer/components/fields/day-input.tsx';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { JobProgress } from '#renderer/components/signs/job-progress.tsx';
import { localToday } from '#renderer/components/words/format.ts';
import { useWorkspace } from '#renderer/session/workspace.ts';
import type { WorkbookExchange } from './use-workbook.ts';

export function SendPanel({ exchange: { job, doing, send } }: { readonly exchange: WorkbookExchange }) {
  const { t } = useTranslation('workbookPage');
  const organisation = useWorkspace()?.organisationName ?? '';
  const [asOf, setAsOf] = useState(() => localToday(new Date()));
  return (
    <Panel title={t('send.title')}>
      <Typography sx={{ mb: 1.5 }}>{t('send.text')}</Typography>
      <DayInput label={t('send.asOf')} value={asOf} onChange={setAsOf} />
      <Box sx={{ my: 1.5 }}>
        <Button
          variant="contained"
          size="large"
          startIcon={<FileDown aria-hidden="true" />}
          disabled={asOf === '' || job.running !== null}
          onClick={() => void send(t('send.fileName', { organisation, asOf }), asOf)}
        >
          {t('send.button')}
        </Button>
      </Box>
      {job.running !== null && doing === 'writing' && <JobProgress job={job} label={t('send.writing')} />}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('send.private')}
      </Typography>
    </Panel>
  );
}
