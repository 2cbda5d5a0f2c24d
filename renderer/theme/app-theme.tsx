import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useSettings } from '#renderer/session/settings.ts';
import { createAppTheme } from './theme.ts';
import { ROOT_FONT_SIZE } from './tokens.ts';

/** The policy of the page lets in only styles with the nonce that the host wrote into this load of it. */
const cache = createCache({
  key: 'ag',
  nonce: document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '',
  prepend: true,
});

export function AppTheme({ children }: { readonly children: ReactNode }) {
  const { theme, textSize } = useSettings();
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true });
  const mode = theme === 'system' ? (systemDark ? 'dark' : 'light') : theme;
  const appTheme = useMemo(() => createAppTheme(mode), [mode]);
  useEffect(() => {
    const root = document.documentElement;
    root.style.fontSize = ROOT_FONT_SIZE[textSize];
    root.style.colorScheme = mode;
    root.dataset.theme = mode;
  }, [textSize, mode]);
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={appTheme}>
        <CssBaseline />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
