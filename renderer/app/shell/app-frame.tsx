import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { Menu } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrowerThan } from '#renderer/components/measures/use-width.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';
import { CoreBanner } from './banners/core-banner.tsx';
import { ReadOnlyBanner } from './banners/read-only-banner.tsx';
import { TOAST_SPACE } from './banners/toast-host.tsx';
import { TrailBanner } from './banners/trail-banner.tsx';
import { SaveIndicator } from './save-indicator.tsx';
import { SearchButton } from './search-button.tsx';
import { setShell, useShell } from './shell-state.ts';
import { SideNav } from './side-nav.tsx';
import { useHeadingFocus } from './use-heading-focus.ts';
import { WhoButton } from './who-button.tsx';
import { WorkspaceButton } from './workspace-button.tsx';

const NAV_WIDTH = '15rem';

export type AppFrameProps = { readonly workspace: WorkspaceInfo; readonly children: ReactNode };

/** Navigation on the left, a thin bar above, the page beside it; the navigation becomes a drawer where it is narrow. */
export function AppFrame({ workspace, children }: AppFrameProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const narrow = useNarrowerThan(frame, 56);
  const navOpen = useShell((shell) => shell.navOpen);
  const navigation = (
    <>
      <Box sx={{ p: 1, flex: 'none' }}>
        <WorkspaceButton workspace={workspace} />
      </Box>
      <SideNav />
    </>
  );
  return (
    <Box ref={frame} sx={{ display: 'flex', height: '100vh' }}>
      <SkipLink />
      {narrow ? (
        <Drawer
          open={navOpen}
          onClose={() => setShell({ navOpen: false })}
          slotProps={{ paper: { sx: { width: NAV_WIDTH, maxWidth: '85vw', bgcolor: sunken } } }}
        >
          {navigation}
        </Drawer>
      ) : (
        <Box
          sx={{
            display: 'flex',
            flexDirection: 'column',
            flex: 'none',
            width: NAV_WIDTH,
            borderRight: 1,
            borderColor: 'divider',
            bgcolor: sunken,
          }}
        >
          {navigation}
        </Box>
      )}
      <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0 }}>
        <Box
          component="header"
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 2,
            flex: 'none',
            minHeight: '2.75rem',
            px: { xs: 2, md: 4 },
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          {narrow && (
            <IconButton aria-label={t('nav.open')} onClick={() => setShell({ navOpen: true })} sx={{ ml: -1 }}>
              <Menu size="1.125rem" />
            </IconButton>
          )}
          <SearchButton />
          <Box sx={{ flex: 1 }} />
          <WhoButton />
          <SaveIndicator />
        </Box>
        <CoreBanner />
        <ReadOnlyBanner workspace={workspace} />
        <TrailBanner workspace={workspace} />
        <Main>{children}</Main>
      </Box>
    </Box>
  );
}

/** The page's landmark. While messages lie over its foot, its last rows stay within reach above them. */
export function Main({ children }: { readonly children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  useHeadingFocus(main);
  return (
    <Box
      component="main"
      id="content"
      ref={main}
      tabIndex={-1}
      sx={{
        flex: 1,
        minHeight: 0,
        overflow: 'auto',
        pb: `var(${TOAST_SPACE}, 0px)`,
        scrollPaddingBottom: `var(${TOAST_SPACE}, 0px)`,
        containerType: 'inline-size',
        containerName: 'page',
        '&:focus-visible': { outline: 'none' },
      }}
    >
      {children}
    </Box>
  );
}

export function SkipLink() {
  const { t } = useTranslation();
  return (
    <SkipAnchor
      href="#content"
      onClick={(event) => {
        // The address belongs to the router; only the focus shall move.
        event.preventDefault();
        document.getElementById('content')?.focus();
      }}
    >
      {t('skipToContent')}
    </SkipAnchor>
  );
}

function sunken(theme: { palette: { tokens: { sunken: string } } }): string {
  return theme.palette.tokens.sunken;
}

const SkipAnchor = styled('a')(({ theme }) => ({
  position: 'fixed',
  top: '0.5rem',
  left: '0.5rem',
  zIndex: theme.zIndex.tooltip,
  padding: '0.5rem 0.875rem',
  borderRadius: 6,
  backgroundColor: theme.palette.tokens.accent,
  color: theme.palette.tokens.onAccent,
  fontWeight: 600,
  transform: 'translateY(-200%)',
  '&:focus': { transform: 'none' },
}));
