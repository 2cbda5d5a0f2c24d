import { type IpcMainInvokeEvent, ipcMain, type WebContents, type WebFrameMain } from 'electron';
import type { Grant } from '#core/kept/grants.ts';
import type { Result } from '#shared/contract/define.ts';
import { DROP_CHANNEL, EVENT_CHANNEL, REQUEST_CHANNEL } from './channels.ts';
import { APP_ORIGIN } from './protocol-handler.ts';

export type WindowPort = {
  answer(route: unknown, input: unknown): Promise<Result<unknown>>;
  /** Takes in the path of a file that was dropped on the window. */
  drop(file: unknown): Result<Grant>;
};

/**
 * The one place that listens to windows. Only the main frame of a window that `portOf` knows is heard, and only
 * while it shows the app's own page.
 */
export function listenToWindows(portOf: (sender: WebContents) => WindowPort | undefined): void {
  const trusted = (event: IpcMainInvokeEvent): WindowPort => {
    const port = isOwnPage(event.senderFrame) ? portOf(event.sender) : undefined;
    // Reached by nothing of ours, so that it needs no sentence of its own.
    if (port === undefined) throw new Error('refused');
    return port;
  };
  ipcMain.handle(REQUEST_CHANNEL, (event, route, input) => trusted(event).answer(route, input));
  ipcMain.handle(DROP_CHANNEL, (event, file) => trusted(event).drop(file));
}

export function sendEvent(contents: WebContents, name: string, payload: unknown): void {
  if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, name, payload);
}

function isOwnPage(frame: WebFrameMain | null): boolean {
  try {
    return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN;
  } catch {
    // A frame that is gone cannot be asked any more.
    return false;
  }
}
