import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { JobProgress } from '#renderer/components/signs/job-progress.tsx';
import type { WorkbookExchange } from './use-workbook.ts';

/** Where a workbook comes back: pick it, or drop it anywhere on the page. */
export function ReturnPanel({ exchange: { job, doing, pick } }: { readonly exchange: WorkbookExchange }) {
  const { t } = useTranslation('workbookPage');
  return (
    <Panel title={t('back.title')}>
      <Typography sx={{ mb: 1.5 }}>{t('back.text')}</Typography>
      <Box
        sx={(theme) => ({
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1.5,
          p: 2,
          mb: 1.5,
          border: `1px dashed ${theme.palette.tokens.edge}`,
          borderRadius: 1,
        })}
      >
        <Button
          variant="outlined"
          size="large"
          startIcon={<FileUp aria-hidden="true" />}
          disabled={job.running !== null}
          onClick={() => void pick()}
        >
          {t('back.button')}
        </Button>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {t('back.drop')}
        </Box>
      </Box>
      {job.running !== null && doing === 'reading' && <JobProgress job={job} label={t('back.reading')} />}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('back.others')}
      </Typography>
    </Panel>
  );
}
