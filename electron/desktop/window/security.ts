import { app, type BrowserWindowConstructorOptions, protocol, type Session, type WebContents } from 'electron';
import { APP_SCHEME, PAGE_URL } from './protocol-handler.ts';

/**
 * Parts of Chromium that reach out by themselves: component and model updates, hints, field trials, translation,
 * device discovery, network time, background fetches.
 */
const TALKATIVE_FEATURES = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationGuideModelDownloading',
  'OptimizationHints',
  'OptimizationHintsFetching',
  'SegmentationPlatform',
  'Translate',
];

/** Must run before `ready`. Nothing that Chromium does by itself may leave the machine; no name is ever looked up. */
export function keepChromiumQuiet(): void {
  const { commandLine } = app;
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-breakpad');
  commandLine.appendSwitch('disable-client-side-phishing-detection');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-default-apps');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('disable-features', TALKATIVE_FEATURES.join(','));
  commandLine.appendSwitch('disable-sync');
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('no-pings');
  commandLine.appendSwitch('no-proxy-server');
}

/** Must run before `ready`, once. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** What every window's page is held by. Spelling is left to macOS, where no dictionary has to be fetched. */
export const lockedWebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: process.platform === 'darwin',
  devTools: !app.isPackaged,
} satisfies BrowserWindowConstructorOptions['webPreferences'];

/** Applies to every session and every page that ever comes into being, whoever makes it. */
export function lockEverything(): void {
  app.on('session-created', lockSession);
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isHarmless(permission) || isCamera(permission, details)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, _origin, details) => isHarmless(permission) || isCamera(permission, details),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(process.platform === 'darwin');
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLocal(details.url) }));
  session.on('will-download', (event) => event.preventDefault());
}

/** Writing text to the clipboard after a click ("copy report") gives nothing away; all else is refused. */
function isHarmless(permission: string): boolean {
  return permission === 'clipboard-sanitized-write';
}

type MediaDetails = {
  readonly isMainFrame?: boolean;
  readonly requestingUrl?: string;
  readonly mediaType?: string;
  readonly mediaTypes?: readonly string[];
};

/** Pictures without sound, for the app's own page, which films only while its dialog for photos is open. */
function isCamera(permission: string, { isMainFrame, requestingUrl, mediaType, mediaTypes }: MediaDetails): boolean {
  const wanted = mediaTypes ?? [mediaType];
  const onlyPictures = wanted.length === 1 && wanted[0] === 'video';
  return permission === 'media' && onlyPictures && isMainFrame === true && isPage(requestingUrl ?? '');
}

/** The app's own files, and what the page makes itself; in a checkout the developer tools as well. */
function isLocal(url: string): boolean {
  if (url.startsWith(PAGE_URL) || url.startsWith(`blob:${PAGE_URL}`) || url.startsWith('data:')) return true;
  return !app.isPackaged && url.startsWith('devtools://');
}

function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** The page may load itself anew, nothing else. */
function isPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  url.hash = '';
  return url.href === PAGE_URL;
}
