import { existsSync } from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, dialog, nativeTheme, session, shell, type WebContents } from 'electron';
import type { Result } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { EventName, EventPayload } from '#shared/contract/events.ts';
import type { RouteOutput } from '#shared/contract/registry.ts';
import { type CoreState, superviseCore } from './core/core-supervisor.ts';
import { createRouter } from './core/router.ts';
import { startCore } from './core/start-core.ts';
import type { Folders } from './files/folders.ts';
import { createGrants, type Grants } from './files/grants.ts';
import type { Log } from './files/log.ts';
import { openStateFile } from './files/state-file.ts';
import { chooseFiles } from './window/dialogs.ts';
import { listenToWindows, sendEvent, type WindowPort } from './window/ipc.ts';
import { setMenu } from './window/menu.ts';
import { APP_SCHEME, createProtocolHandler } from './window/protocol-handler.ts';
import { bringToFront, openWindow } from './window/window.ts';
import type { Words } from './window/words.ts';

export type ApplicationOptions = { readonly folders: Folders; readonly log: Log; readonly words: Words };

export type Application = {
  /** Has the window open a workspace file that the system named. */
  openFile(file: string): void;
  show(): void;
};

type OpenWindow = {
  readonly window: BrowserWindow;
  readonly port: WindowPort;
  readonly grants: Grants;
  loaded: boolean;
};
type Workspace = EventPayload<'workspace.switched'>['workspace'];

/** How long the core may take to end, in milliseconds: every acknowledged change is on disk before. */
const SHUTDOWN_TIME = 8000;
const PAGE_CRASH_WINDOW = 60_000;

/** The running app: one core, one window, and what passes between them. Needs Electron to be ready. */
export function runApplication({ folders, log, words }: ApplicationOptions): Application {
  const appFolder = app.getAppPath();
  const state = openStateFile(folders.data);
  nativeTheme.themeSource = state.read().theme;

  let main: OpenWindow | undefined;
  let workspace: Workspace = null;
  let coreState: CoreState | undefined;
  let lastPageCrash = Number.NEGATIVE_INFINITY;
  let quitting = false;
  let stopped = false;
  const waiting: string[] = [];
  let toOpen: string | undefined;

  // Held in memory: nothing of a client's ever enters Chromium's cache or storage.
  const pages = session.fromPartition('ai-guard', { cache: true });
  pages.protocol.handle(APP_SCHEME, createProtocolHandler(path.join(appFolder, 'out', 'renderer')));

  const core = superviseCore({
    spawn: () =>
      startCore({
        host: 'desktop',
        appFolder,
        dataFolder: folders.data,
        portable: folders.portable,
        version: app.getVersion(),
      }),
    onEvent(name, payload) {
      if (name === 'workspace.switched') switched((payload as EventPayload<'workspace.switched'>).workspace);
      emit(name, payload);
    },
    onState(next) {
      coreState = next;
      emit('core.state', { state: next });
    },
    onReopenFailed(file, failure) {
      switched(null);
      emit('workspace.switched', { workspace: null });
      if (failure?.code === 'workspaceEncrypted') return openInPage(file);
      say(failure?.message ?? words.t('desktop:problem.reopen', { name: path.basename(file) }));
    },
    unavailable: () => words.failure(new AppError('coreUnavailable')),
    log: log.line,
  });

  function emit(name: string, payload: unknown): void {
    if (main?.loaded === true) sendEvent(main.window.webContents, name, payload);
  }

  function tell<N extends EventName>(name: N, payload: EventPayload<N>): void {
    emit(name, payload);
  }

  /** A sentence for the user, kept until there is a page to show it. */
  function say(message: string): void {
    if (main?.loaded === true) tell('host.message', { message });
    else waiting.push(message);
  }

  /** The page opens it, since that may take a passphrase; it waits for a page, as sentences do. */
  function openInPage(file: string): void {
    if (main?.loaded !== true) {
      toOpen = file;
      return;
    }
    const { grant, name } = main.grants.give(file, 'read');
    tell('host.openFile', { grant, name });
  }

  async function request(route: string, input: unknown): Promise<Result<unknown>> {
    const result = await core.request(route, input);
    if (result.ok && (route === 'settings.get' || route === 'settings.update')) {
      applySettings(result.data as RouteOutput<'settings.get'>);
    }
    if (result.ok && route === 'recent.forget') void refreshMenu();
    return result;
  }

  function applySettings({ theme, language }: RouteOutput<'settings.get'>): void {
    const otherTheme = theme !== state.read().theme;
    nativeTheme.themeSource = theme;
    state.update({ theme });
    if (words.use(language) || otherTheme) void refreshMenu();
  }

  function switched(next: Workspace): void {
    workspace = next;
    main?.window.setTitle(title());
    if (next !== null && !folders.portable) app.addRecentDocument(path.join(next.location, next.name));
    void refreshMenu();
  }

  function title(): string {
    if (workspace === null) return words.t('desktop:title.app');
    const { organisationName: organisation, name } = workspace;
    return words.t('desktop:title.workspace', { organisation, name });
  }

  async function refreshMenu(): Promise<void> {
    const recent = await core.request('recent.list', {});
    if (quitting) return;
    setMenu({
      words,
      workspaceOpen: workspace !== null,
      theme: state.read().theme,
      recent: recent.ok ? (recent.data as RouteOutput<'recent.list'>) : [],
      logFolder: path.join(folders.data, 'logs'),
      choose: (command) => tell('menu.command', { command }),
      openRecent: (id) => tell('host.openRecent', { id }),
    });
  }

  function portOf(sender: WebContents): WindowPort | undefined {
    return main?.window.webContents === sender ? main.port : undefined;
  }

  function createWindow(): void {
    if (coreState === 'failed') {
      // A new window is the user's way of saying "once more".
      coreState = undefined;
      core.start();
    }
    const grants = createGrants();
    const icon = path.join(appFolder, 'resources', 'icons', 'icon.png');
    const window = openWindow({
      preload: path.join(appFolder, 'out', 'node', 'preload.cjs'),
      icon: process.platform === 'linux' && existsSync(icon) ? icon : undefined,
      title: title(),
      session: pages,
      state,
    });
    const answer = createRouter({
      grants,
      forward: request,
      pick: (purpose, name, several) => chooseFiles({ window, words, state, purpose, several }, name),
      reveal(file) {
        if (!existsSync(file)) {
          throw new AppError('fileMissing', { name: path.basename(file), folder: path.dirname(file) });
        }
        shell.showItemInFolder(file);
      },
      failure: words.failure,
    });
    const opened: OpenWindow = {
      window,
      grants,
      loaded: false,
      port: {
        answer,
        drop(file) {
          if (typeof file !== 'string' || !path.isAbsolute(file) || !existsSync(file)) {
            return { ok: false, error: words.failure(new AppError('grantUnknown')) };
          }
          return { ok: true, data: grants.give(file, 'read') };
        },
      },
    };
    main = opened;
    window.webContents.on('dom-ready', () => pageLoaded(opened));
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      opened.loaded = false;
      if (reason !== 'clean-exit' && !quitting) pageCrashed(opened, reason);
    });
    window.on('closed', () => {
      if (main === opened) main = undefined;
    });
  }

  function pageLoaded(opened: OpenWindow): void {
    opened.loaded = true;
    // What happened before there was a page to hear it.
    if (coreState === 'lost' || coreState === 'failed') tell('core.state', { state: coreState });
    for (const message of waiting.splice(0)) tell('host.message', { message });
    if (toOpen !== undefined) openInPage(toOpen);
    toOpen = undefined;
  }

  function pageCrashed({ window }: OpenWindow, reason: string): void {
    log.line(`page ended: ${reason}`);
    const again = Date.now() - lastPageCrash < PAGE_CRASH_WINDOW;
    lastPageCrash = Date.now();
    if (again) {
      dialog.showErrorBox(words.t('desktop:problem.title'), words.t('desktop:problem.pageCrashedTwice'));
      return app.quit();
    }
    waiting.push(words.t('desktop:problem.pageCrashed'));
    window.webContents.reload();
  }

  app.on('before-quit', () => {
    quitting = true;
  });
  // The windows are gone by now, and what their pages saved last is on its way to the core.
  app.on('will-quit', (event) => {
    if (stopped) return;
    stopped = true;
    event.preventDefault();
    // Not within this event: a core that is gone already would answer at once, and the quit would be lost.
    void core.shutdown(SHUTDOWN_TIME).then(() => setImmediate(() => app.quit()));
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => (main === undefined ? createWindow() : bringToFront(main.window)));

  log.line(
    `started ${app.getVersion()} on Electron ${process.versions.electron} (${process.platform} ${process.arch})`,
  );
  listenToWindows(portOf);
  core.start();
  createWindow();
  void request('settings.get', {}).then(refreshMenu);

  return {
    openFile: openInPage,
    show: () => (main === undefined ? createWindow() : bringToFront(main.window)),
  };
}
