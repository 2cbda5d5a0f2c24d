import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useTranslation } from 'react-i18next';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { cancelTakeIn, dismissTakeIn, type TakeIn, useTakeIns } from './take-in.ts';

/** Files that are on their way in, each with its progress and a way to stop it, and those that could not be taken in. */
export function TakeInList() {
  const takeIns = useTakeIns((state) => state.takeIns);
  if (takeIns.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, my: 1 }}>
      {takeIns.map((takeIn) =>
        takeIn.state === 'failed' ? (
          <Failed key={takeIn.jobId} takeIn={takeIn} />
        ) : (
          <Running key={takeIn.jobId} takeIn={takeIn} />
        ),
      )}
    </Box>
  );
}

function Running({ takeIn: { jobId, name, share, stage, state } }: { readonly takeIn: TakeIn }) {
  const { t } = useTranslation(['evidence', 'common']);
  const percent = share === null ? 0 : Math.floor(share * 100);
  const label =
    state === 'waiting'
      ? t('takeIn.waiting', { name })
      : share === null
        ? t('takeIn.running', { name })
        : t('takeIn.progress', { name, stage, percent });
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary', overflowWrap: 'anywhere' }}>{label}</Box>
        <LinearProgress
          variant={share === null ? 'indeterminate' : 'determinate'}
          {...(share !== null && { value: percent })}
          aria-label={label}
        />
      </Box>
      <Button size="small" onClick={() => cancelTakeIn(jobId)} aria-label={t('takeIn.cancel', { name })}>
        {t('common:actions.cancel')}
      </Button>
    </Box>
  );
}

function Failed({ takeIn: { jobId, sentence, name } }: { readonly takeIn: TakeIn }) {
  const { t } = useTranslation(['evidence', 'common']);
  return (
    <Notice tone="problem" role="alert">
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
        <Box sx={{ flex: 1 }}>{sentence}</Box>
        <Button size="small" onClick={() => dismissTakeIn(jobId)} aria-label={t('takeIn.dismiss', { name })}>
          {t('common:actions.close')}
        </Button>
      </Box>
    </Notice>
  );
}
