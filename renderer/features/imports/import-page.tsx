import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { AppLink } from '#renderer/components/link.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { Page, PageHeader } from '#renderer/components/page.tsx';
import { FileChoice } from './file-choice.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportResult } from './import-result.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { type ImportWizard, useImport } from './use-import.ts';

/** Brings an inventory in: choose a file, see what would happen, do it, and be able to take it back. */
export function ImportPage() {
  const { t } = useTranslation(['importWizard', 'systems']);
  const wizard = useImport();
  const { over, handlers } = useFileDrop((files) => void wizard.drop(files));
  const { state, job } = wizard;
  return (
    <Box
      {...handlers}
      sx={{ position: 'relative', minHeight: '100%', height: state.preview === null ? 'auto' : '100%' }}
    >
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
      {over && (
        <Box
          sx={(theme) => ({
            position: 'absolute',
            inset: '0.5rem',
            zIndex: 3,
            display: 'grid',
            placeContent: 'center',
            border: `2px dashed ${theme.palette.tokens.accent}`,
            borderRadius: 1,
            bgcolor: theme.palette.tokens.selected,
            color: theme.palette.tokens.accent,
            fontWeight: 600,
            pointerEvents: 'none',
          })}
        >
          {t('choose.dropNow')}
        </Box>
      )}
    </Box>
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
