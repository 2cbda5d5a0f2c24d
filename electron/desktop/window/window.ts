import { BaseWindow, BrowserWindow, nativeTheme, type Rectangle, type Session, screen } from 'electron';
import type { StateFile } from '../files/state-file.ts';
import { PAGE_URL } from './protocol-handler.ts';
import { lockedWebPreferences } from './security.ts';

const MIN_SIZE = { width: 960, height: 640 };
const FIRST_SIZE = { width: 1320, height: 860 };
/** The page's own background, so that nothing flashes before it is there (`paper` in renderer/theme/tokens.ts). */
const BACKGROUND = { light: '#fbfaf7', dark: '#12181f' };

export type WindowOptions = {
  readonly preload: string;
  readonly icon: string | undefined;
  readonly title: string;
  readonly session: Session;
  readonly state: StateFile;
};

/** Opens the one window; it shows itself when its page has something to show. */
export function openWindow({ preload, icon, title, session, state }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...FIRST_SIZE,
    ...(keepsItsOwnPlace() ? { name: 'main', windowStatePersistence: true } : storedPlace(state)),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title,
    ...(icon === undefined ? {} : { icon }),
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: { ...lockedWebPreferences, preload, session },
  });
  if (!keepsItsOwnPlace()) {
    if (state.read().bounds?.maximised === true) window.maximize();
    window.on('close', () => storePlace(window, state));
  }
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  void window.loadURL(PAGE_URL);
  return window;
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Electron keeps a window's place by itself from 42 on; this method came with it. */
function keepsItsOwnPlace(): boolean {
  return typeof (BaseWindow as { clearPersistedState?: unknown }).clearPersistedState === 'function';
}

function storedPlace(state: StateFile): Partial<Rectangle> {
  const { bounds } = state.read();
  if (bounds === undefined || !isOnAScreen(bounds)) return {};
  const { x, y, width, height } = bounds;
  return { x, y, width, height };
}

/** The screen that the window was on may be gone. */
function isOnAScreen(bounds: Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching(bounds);
  const across = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
  const down = Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y);
  return across >= 100 && down >= 100;
}

function storePlace(window: BrowserWindow, state: StateFile): void {
  state.update({ bounds: { ...window.getNormalBounds(), maximised: window.isMaximized() } });
}
