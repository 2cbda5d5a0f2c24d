import './zod-setup.ts';
import '../theme/fonts.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import i18next from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createSampleWorkspace, openWorkspace, saveCopy } from '#renderer/features/workspace/workspace-actions.ts';
import { request, routeKey, routeQuery } from '#renderer/host/api.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { closeWorkspace, lockWorkspace } from '#renderer/session/opening.ts';
import { followCore, queryClient } from '#renderer/session/query.ts';
import { setCommands } from '#renderer/session/run-command.ts';
import { updateSettings } from '#renderer/session/settings.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { redoLast, undoLast } from '#renderer/session/undo.ts';
import { DEFAULT_SETTINGS, type Settings } from '#shared/contract/app.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';
import { App } from './app.tsx';
import { createCommands } from './commands.ts';
import { startI18n } from './i18n/i18n.ts';
import { startRouter } from './router.tsx';
import { router, setRouter } from './router-instance.ts';
import { setShell } from './shell/shell-state.ts';

void start();

async function start(): Promise<void> {
  // Asked before the first paint, so that neither the theme nor the language jumps, and no page is fetched in vain.
  followCore();
  const [settings, workspace] = await Promise.all([
    readSettings(),
    queryClient.fetchQuery(routeQuery(queryClient, 'workspace.current', {})).catch(() => undefined),
  ]);
  queryClient.setQueryData(routeKey('settings.get', {}), settings);
  startI18n(settings.language);
  const started = startRouter(workspace !== null);
  setRouter(started);
  setCommands(
    createCommands({
      go: (path, search = {}) => void router().navigate({ to: path, search: search as never }),
      openPalette: () => setShell({ paletteOpen: true }),
      openShortcuts: () => setShell({ shortcutsOpen: true }),
      newWorkspace: () => void router().navigate({ to: '/start', search: { create: true } }),
      openWorkspace: () => void attempt(async () => (await openWorkspace()) !== null && goHome()),
      openSample: () => void attempt(async () => (await createSampleWorkspace()) !== null && goHome()),
      saveCopy: () => void attempt(copyWorkspace),
      // Without a passphrase there is nothing to lock with: the page says how to set one.
      lockWorkspace: () =>
        void attempt(async () => {
          const { encrypted } = (await request('workspace.current', {})) ?? { encrypted: false };
          await (encrypted ? lockWorkspace() : router().navigate({ to: '/protection' }));
        }),
      closeWorkspace: () =>
        void attempt(async () => {
          await closeWorkspace();
          await router().navigate({ to: '/start' });
        }),
      choosePerson: () => setShell({ whoOpen: true }),
      newSystem: () => void router().navigate({ to: '/systems', search: { create: true } }),
      togglePresenting: () => void attempt(togglePresenting),
      undo: () => void undoLast(),
      redo: () => void redoLast(),
      setTheme: (theme) => void attempt(() => updateSettings({ theme })),
    }),
  );
  const container = document.getElementById('root');
  if (container === null) throw new Error('index.html has no #root');
  createRoot(container).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App>
          <RouterProvider router={started} />
        </App>
      </QueryClientProvider>
    </StrictMode>,
  );
}

async function readSettings(): Promise<Settings> {
  try {
    return await request('settings.get', {});
  } catch {
    return DEFAULT_SETTINGS;
  }
}

async function copyWorkspace(): Promise<void> {
  const name = queryClient.getQueryData<WorkspaceInfo>(['workspace.current', {}])?.name ?? '';
  const file = await saveCopy(name);
  if (file === null) return;
  showToast({ message: i18next.t('workspace:copy.done', { name: file.name }), tone: 'ok' });
}

/** Said aloud, since on most pages nothing else shows it. */
async function togglePresenting(): Promise<void> {
  const { presenting } = await readSettings();
  await updateSettings({ presenting: !presenting });
  showToast({ message: i18next.t(presenting ? 'common:presenting.off' : 'common:presenting.on') });
}

async function goHome(): Promise<void> {
  await router().navigate({ to: '/' });
}

/** Runs a command that has no place of its own on the screen to say why it was refused. */
async function attempt(action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (error) {
    showToast({ message: sentenceOf(error), tone: 'problem' });
  }
}
