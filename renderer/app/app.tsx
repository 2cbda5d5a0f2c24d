import { type ReactNode, useEffect } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useSettings } from '#renderer/session/settings.ts';
import { AppTheme } from '#renderer/theme/app-theme.tsx';
import { applyLanguage } from './i18n/i18n.ts';
import { PageError } from './page-error.tsx';

/** What every page stands in: theme, language, and a last net for failures of the frame itself. */
export function App({ children }: { readonly children: ReactNode }) {
  const { language } = useSettings();
  useEffect(() => applyLanguage(language), [language]);
  return (
    <AppTheme>
      <ErrorBoundary
        fallbackRender={({ error, resetErrorBoundary }) => (
          <PageError error={error} componentStack="" onRetry={() => resetErrorBoundary()} />
        )}
      >
        {children}
      </ErrorBoundary>
    </AppTheme>
  );
}
