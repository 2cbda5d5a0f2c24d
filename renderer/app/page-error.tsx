import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Copy, House, RotateCcw } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { MONO } from '#renderer/theme/tokens.ts';
import { browserName, errorReport } from './error-report.ts';

export type PageErrorProps = {
  readonly error: unknown;
  readonly componentStack: string;
  readonly onRetry: () => void;
};

/** Stands in for a page that failed; navigation and everything else stay usable. */
export function PageError({ error, componentStack, onRetry }: PageErrorProps) {
  const { t } = useTranslation();
  const info = useRoute('app.info', {}).data;
  const reportId = useId();
  const report = errorReport(error, componentStack, {
    app: info?.version ?? '?',
    host: info?.host ?? '?',
    browser: browserName(navigator.userAgent),
  });
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(report);
    showToast({ message: t('errorPage.copied') });
  }
  return (
    <Page width="reading">
      <Box role="alert">
        <PageHeader title={t('errorPage.title')} description={t('errorPage.text')} />
      </Box>
      <Box sx={{ display: 'flex', gap: 1, mb: 3 }}>
        <Button variant="contained" startIcon={<RotateCcw />} onClick={onRetry}>
          {t('errorPage.tryAgain')}
        </Button>
        <Button variant="outlined" startIcon={<House />} href="#/" onClick={onRetry}>
          {t('errorPage.goHome')}
        </Button>
      </Box>
      <Typography component="h2" variant="h3" id={reportId}>
        {t('errorPage.report')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {t('errorPage.reportText')}
      </Typography>
      <Box
        component="pre"
        tabIndex={0}
        aria-labelledby={reportId}
        sx={{
          m: 0,
          mb: 1,
          p: 1.5,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'background.paper',
          fontFamily: MONO,
          fontSize: '0.75rem',
          maxHeight: '18rem',
          overflow: 'auto',
        }}
      >
        {report}
      </Box>
      <Button variant="outlined" startIcon={<Copy />} onClick={() => void copy()}>
        {t('errorPage.copy')}
      </Button>
    </Page>
  );
}
