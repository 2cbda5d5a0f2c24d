import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useLocation } from '@tanstack/react-router';
import { ArrowLeft, ArrowRight, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '#renderer/components/signs/link.tsx';
import { LogoMark } from '#renderer/components/signs/logo.tsx';
import { useWorkspace } from '#renderer/session/workspace.ts';
import { Main, SkipLink } from './app-frame.tsx';
import { CoreBanner } from './banners/core-banner.tsx';

/** What stands around the pages that need no workspace. */
export function StartFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const workspace = useWorkspace();
  const { pathname } = useLocation();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100vh' }}>
      <SkipLink />
      <Box
        component="header"
        sx={{ display: 'flex', alignItems: 'center', gap: 1.25, flex: 'none', px: { xs: 2, md: 4 }, py: 1 }}
      >
        <LogoMark size="1.75rem" />
        <Typography sx={{ fontWeight: 600 }}>{t('appName')}</Typography>
        <Box sx={{ flex: 1 }} />
        {pathname === '/settings' ? (
          <LinkButton to="/start" color="inherit" startIcon={<ArrowLeft />}>
            {t('nav.start')}
          </LinkButton>
        ) : (
          <LinkButton to="/settings" color="inherit" startIcon={<Settings />}>
            {t('nav.settings')}
          </LinkButton>
        )}
        {workspace !== null && workspace !== undefined && (
          <LinkButton to="/" color="inherit" endIcon={<ArrowRight />}>
            {t('workspace:continue', { organisation: workspace.organisationName })}
          </LinkButton>
        )}
      </Box>
      <CoreBanner />
      <Main>{children}</Main>
    </Box>
  );
}
