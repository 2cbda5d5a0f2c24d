import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import { styled } from '@mui/material/styles';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';
import { Navigation } from '../navigation/navigation.tsx';
import { useFolding } from '../navigation/use-folding.ts';
import { useWarmPages } from '../navigation/use-warm-pages.ts';
import { CoreBanner } from './banners/core-banner.tsx';
import { ReadOnlyBanner } from './banners/read-only-banner.tsx';
import { TOAST_SPACE } from './banners/toast-host.tsx';
import { TrailBanner } from './banners/trail-banner.tsx';
import { TopBar } from './top-bar.tsx';
import { useHeadingFocus } from './use-heading-focus.ts';

export type AppFrameProps = { readonly workspace: WorkspaceInfo; readonly children: ReactNode };

/** Navigation on the left, a thin bar above, the page beside it. */
export function AppFrame({ workspace, children }: AppFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  useWarmPages();
  const { folded, narrow, setFolded } = useFolding(frame);
  const [over, setOver] = useState(false);
  const close = () => setOver(false);
  return (
    <Box ref={frame} sx={{ display: 'flex', height: '100vh' }}>
      <SkipLink />
      <Navigation workspace={workspace} folded={folded} onFold={narrow ? () => setOver(true) : setFolded} />
      {narrow && (
        <Drawer open={over} onClose={close}>
          <Navigation workspace={workspace} folded={false} onFold={close} onChosen={close} />
        </Drawer>
      )}
      <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0 }}>
        <TopBar client={folded ? workspace.organisationName : null} />
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
        // What is there for ears alone is placed within it: else the document would scroll as well.
        position: 'relative',
        pb: `var(${TOAST_SPACE}, 0px)`,
        scrollPaddingBottom: `var(${TOAST_SPACE}, 0px)`,
        // There the bar makes the room itself, above it.
        '&:has([data-way-on])': { pb: 0 },
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
