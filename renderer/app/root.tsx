import { Outlet, useLocation, useNavigate, useRouterState } from '@tanstack/react-router';
import { type ErrorInfo, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { ConfirmHost } from '#renderer/components/frames/dialogs/confirm.tsx';
import { Waiting } from '#renderer/components/frames/query-view.tsx';
import { RestoreDialog } from '#renderer/records/changes/restore-dialog.tsx';
import { useWorkspace } from '#renderer/session/workspace.ts';
import { PageError } from './page-error.tsx';
import { isFreePage } from './pages.ts';
import { router } from './router-instance.ts';
import { AppFrame } from './shell/app-frame.tsx';
import { ToastHost } from './shell/banners/toast-host.tsx';
import { DamagedDialog } from './shell/dialogs/damaged-dialog.tsx';
import { ShortcutHelp } from './shell/dialogs/shortcut-help.tsx';
import { UnlockDialog } from './shell/dialogs/unlock-dialog.tsx';
import { WhoDialog } from './shell/dialogs/who-dialog.tsx';
import { Palette } from './shell/palette/palette.tsx';
import { StartFrame } from './shell/start-frame.tsx';
import { useIdleLock } from './use-idle-lock.ts';
import { useShellEvents } from './use-shell-events.ts';

const StartPage = lazy(async () => ({
  default: (await import('#renderer/features/workspace/start-page.tsx')).StartPage,
}));

/** The frame around every page: with a workspace the whole app, without one the start page. */
export function Root() {
  const workspace = useWorkspace();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  // The page that stands there, not the one on its way: a failed page would else be tried again and stay.
  const shownPage = useRouterState({ select: (state) => state.matches.at(-1)?.id ?? '' });
  useShellEvents();
  useIdleLock(workspace?.encrypted === true);
  const workspaceId = workspace?.id;
  const shownId = useRef<string | undefined>(undefined);
  useEffect(() => {
    const before = shownId.current;
    shownId.current = workspaceId;
    if (workspaceId === undefined || before === workspaceId) return;
    // The first one is where the address leads; a later one begins at its own Home.
    if (before !== undefined || router().state.location.pathname === '/start') void navigate({ to: '/' });
  }, [workspaceId, navigate]);
  useEffect(() => {
    if (workspace === null && !isFreePage(pathname)) void navigate({ to: '/start', replace: true });
  }, [workspace, pathname, navigate]);
  if (workspace === undefined) return <Waiting />;
  const page = (
    <PageBoundary resetKey={shownPage}>
      <Suspense fallback={<Waiting />}>
        {workspace === null && !isFreePage(pathname) ? <StartPage /> : <Outlet />}
      </Suspense>
    </PageBoundary>
  );
  return (
    <>
      {workspace === null || pathname === '/start' ? (
        <StartFrame>{page}</StartFrame>
      ) : (
        <AppFrame key={workspace.id} workspace={workspace}>
          {page}
        </AppFrame>
      )}
      <Palette />
      <ShortcutHelp />
      <ConfirmHost />
      <RestoreDialog />
      <UnlockDialog />
      <DamagedDialog />
      {/* Beside the frame, which has the id alone for its key: of two alike React would keep what is gone. */}
      {workspace !== null && <WhoDialog key={`who ${workspace.id}`} workspace={workspace} />}
      <ToastHost />
    </>
  );
}

/** A failure on one page stays on that page and ends when another is opened. */
function PageBoundary({ resetKey, children }: { readonly resetKey: string; readonly children: ReactNode }) {
  const [componentStack, setComponentStack] = useState('');
  return (
    <ErrorBoundary
      resetKeys={[resetKey]}
      onError={(_error: unknown, info: ErrorInfo) => setComponentStack(info.componentStack ?? '')}
      fallbackRender={({ error, resetErrorBoundary }) => (
        <PageError error={error} componentStack={componentStack} onRetry={() => resetErrorBoundary()} />
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
