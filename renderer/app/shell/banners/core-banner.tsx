import Box from '@mui/material/Box';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { bridge } from '#renderer/host/bridge.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { setShell, useShell } from '../shell-state.ts';

/** Says that the process which keeps the workspace is away, for as long as it is. */
export function CoreBanner() {
  const { t } = useTranslation();
  const core = useShell((shell) => shell.core);
  useEffect(
    () =>
      bridge.on('core.state', ({ state }) => {
        setShell({ core: state === 'back' ? 'running' : state });
        if (state === 'back') showToast({ message: t('core.back'), tone: 'ok' });
      }),
    [t],
  );
  return (
    <Box role="status" sx={{ flex: 'none' }}>
      {core !== 'running' && (
        <Box sx={{ px: { xs: 2, md: 4 }, pt: 1.5 }}>
          <Notice tone={core === 'lost' ? 'attention' : 'problem'}>{t(`core.${core}`)}</Notice>
        </Box>
      )}
    </Box>
  );
}
