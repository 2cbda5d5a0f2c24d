import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { bridge } from '#renderer/host/bridge.ts';
import { enterWorkspace, onWorkspaceChange } from '#renderer/host/open-workspace.ts';
import { refreshSoon } from '#renderer/host/refresh.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts, noteSaved } from '#renderer/session/save-state.ts';
import { noteChanged, noteSolved } from '#renderer/session/toasts.ts';
import { isRoute, type RouteName, routes } from '#shared/contract/registry.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';

/** The sentence with which a command was refused last, until it is done. */
const refused = new Map<RouteName, string>();

function commandOf(key: readonly unknown[] | undefined): RouteName | null {
  const route = key?.[0];
  return typeof route === 'string' && isRoute(route) && routes[route].kind === 'command' ? route : null;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The core tells what changed; time alone makes nothing stale.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      retry: false,
      networkMode: 'always',
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
  queryCache: new QueryCache({
    onSuccess: (data, { queryKey: [route] }) => {
      if (route === 'workspace.current') enterWorkspace((data as WorkspaceInfo | null)?.id ?? null);
    },
  }),
  mutationCache: new MutationCache({
    onSuccess: (_data, _input, _context, { options }) => {
      const route = commandOf(options.mutationKey);
      if (route === null) return;
      noteSaved(Date.now());
      noteChanged();
      noteSolved(refused.get(route) ?? '');
      refused.delete(route);
    },
    onError: (error, _input, _context, { options }) => {
      const route = commandOf(options.mutationKey);
      if (route !== null) refused.set(route, sentenceOf(error));
    },
  }),
});

/** Answers that outlive a change of workspace. */
const WITHOUT_WORKSPACE: readonly unknown[] = ['workspace.current', 'settings.get', 'app.info', 'recent.list'];

/** Another workspace is open, or none: nothing that was read from the one before may be shown any more. */
export function adoptWorkspace(workspace: WorkspaceInfo | null): void {
  const before = queryClient.getQueryData<WorkspaceInfo | null>(['workspace.current', {}]);
  enterWorkspace(workspace?.id ?? null);
  queryClient.setQueryData(['workspace.current', {}], workspace);
  void queryClient.invalidateQueries({ queryKey: ['recent.list'] });
  if (before?.id === workspace?.id && before?.readOnlySince === workspace?.readOnlySince) {
    // The same one, under another key, say; or a copy of it that went another way.
    return refreshSoon(queryClient, 'everything');
  }
  queryClient.removeQueries({ predicate: ({ queryKey }) => !WITHOUT_WORKSPACE.includes(queryKey[0]) });
}

/** Keeps what was read in step with the core, for as long as the page lives. */
export function followCore(): void {
  bridge.on('workspace.changed', ({ tables }) => refreshSoon(queryClient, tables));
  bridge.on('workspace.switched', ({ workspace }) => adoptWorkspace(workspace));
  // What was left there could not be sent while another one was open.
  onWorkspaceChange(() => void flushDrafts());
  bridge.on('core.state', ({ state }) => {
    if (state !== 'back') return;
    void flushDrafts();
    refreshSoon(queryClient, 'everything');
  });
  const flushWhenHidden = () => {
    if (document.visibilityState === 'hidden') void flushDrafts();
  };
  document.addEventListener('visibilitychange', flushWhenHidden);
  window.addEventListener('pagehide', () => void flushDrafts());
}
