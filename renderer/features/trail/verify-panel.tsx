import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { Copy, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/components/error-sentence.ts';
import { formatNumber } from '#renderer/components/format.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { Code } from '#renderer/components/text.tsx';
import { showToast } from '#renderer/components/toasts.ts';
import { request } from '#renderer/host/api.ts';
import type { RouteOutput } from '#shared/contract/registry.ts';

type Verified = RouteOutput<'trail.verify'>;

/** Recomputes the chain on demand and keeps the answer until it is asked again. */
export function useVerify() {
  const [result, setResult] = useState<Verified | null>(null);
  const [running, setRunning] = useState(false);
  async function verify(): Promise<void> {
    setRunning(true);
    try {
      setResult(await request('trail.verify', {}));
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
    setRunning(false);
  }
  return { result, running, verify };
}

type VerifyButtonProps = { readonly running: boolean; readonly onVerify: () => void };

export function VerifyButton({ running, onVerify }: VerifyButtonProps) {
  const { t } = useTranslation('trail');
  return (
    <Button variant="outlined" startIcon={<ShieldCheck aria-hidden="true" />} loading={running} onClick={onVerify}>
      {t('verify.action')}
    </Button>
  );
}

/** Whether the chain holds, and the hash that can be kept elsewhere to show a cut tail. */
export function VerifyResult({ result }: { readonly result: Verified }) {
  const { t, i18n } = useTranslation('trail');
  const { entries, head, brokenAt } = result;
  const shown = formatNumber(entries, i18n.language);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(head);
    showToast({ message: t('verify.copied') });
  }
  return (
    <Notice tone={brokenAt === null ? 'ok' : 'problem'} role={brokenAt === null ? 'status' : 'alert'}>
      {brokenAt === null
        ? t('verify.holds', { count: entries, shown })
        : t('verify.broken', { seq: formatNumber(brokenAt, i18n.language) })}
      <Box sx={{ mt: 0.5, fontSize: '0.8125rem' }}>
        {t('verify.head')}:{' '}
        <Box component={Code} sx={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
          {head}
        </Box>
        <IconButton aria-label={t('common:actions.copy')} onClick={() => void copy()} sx={{ ml: 0.5, p: 0.5 }}>
          <Copy size="0.9375rem" aria-hidden="true" />
        </IconButton>
      </Box>
      <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>{t('verify.headHelp')}</Box>
    </Notice>
  );
}
