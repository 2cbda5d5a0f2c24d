import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DropArea } from '#renderer/components/frames/drop-area.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { JobProgress } from '#renderer/components/signs/job-progress.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { FileChoice } from './file-choice.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportResult } from './import-result.tsx';
import { type ImportWizard, useImport } from './use-import.ts';

/** Brings an inventory in: choose a file, see what would happen, do it, and be able to take it back. */
export function ImportPage() {
  const { t } = useTranslation(['importWizard', 'systems']);
  const wizard = useImport();
  const { state, job } = wizard;
  return (
    <DropArea label={t('choose.dropNow')} onDrop={(files) => void wizard.drop(files)} fill={state.preview !== null}>
      <Page width="full" fill={state.preview !== null}>
        <PageHeader
          title={t('title')}
          description={state.preview === null ? t('description') : undefined}
          above={<AppLink to="/systems">{t('systems:title')}</AppLink>}
          actions={
            state.preview !== null &&
            state.result === null && (
              <Button
                variant="outlined"
                startIcon={<FileUp aria-hidden="true" />}
                disabled={job.running !== null}
                onClick={() => void wizard.pick()}
              >
                {t('other')}
              </Button>
            )
          }
        />
        {state.problem !== '' && (
          <Box sx={{ mb: 2, maxWidth: '46rem' }}>
            <Notice tone="problem" role="alert">
              {state.problem}
            </Notice>
          </Box>
        )}
        <Content wizard={wizard} />
      </Page>
    </DropArea>
  );
}

function Content({ wizard }: { readonly wizard: ImportWizard }) {
  const { t } = useTranslation('importWizard');
  const { state, job } = wizard;
  if (state.result !== null) return <ImportResult wizard={wizard} result={state.result} />;
  if (state.preview !== null) return <ImportPreview wizard={wizard} report={state.preview} />;
  if (job.running !== null) {
    return (
      <Box sx={{ maxWidth: '46rem' }}>
        <JobProgress job={job} label={t('reading', { name: state.file?.name ?? '' })} />
      </Box>
    );
  }
  return <FileChoice onPick={() => void wizard.pick()} />;
}
