import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Result } from '#shared/contract/define.ts';
import { DROP_CHANNEL, EVENT_CHANNEL, REQUEST_CHANNEL } from './channels.ts';

type Listener = (payload: unknown) => void;

const listeners = new Map<string, Set<Listener>>();
/** Messages that came before the page listened: a file opened from the file manager may fail that early. */
const early: unknown[] = [];
const KEPT_EVENT = 'host.message';
const MAX_KEPT = 20;

ipcRenderer.on(EVENT_CHANNEL, (_event, name: string, payload: unknown) => {
  const heard = listeners.get(name);
  if (heard !== undefined && heard.size > 0) for (const listener of [...heard]) listener(payload);
  else if (name === KEPT_EVENT && early.length < MAX_KEPT) early.push(payload);
});

/** The page's only way out. Neither `ipcRenderer` nor its event objects ever reach it. */
contextBridge.exposeInMainWorld('aiGuard', {
  request: (route: string, input: unknown) => ipcRenderer.invoke(REQUEST_CHANNEL, route, input),

  on(name: string, listener: Listener): () => void {
    const heard = listeners.get(name) ?? new Set();
    listeners.set(name, heard.add(listener));
    if (name === KEPT_EVENT) for (const payload of early.splice(0)) listener(payload);
    return () => {
      heard.delete(listener);
    };
  },

  async grantDroppedFile(file: File) {
    const result: Result<unknown> = await ipcRenderer.invoke(DROP_CHANNEL, webUtils.getPathForFile(file));
    if (!result.ok) throw new Error(result.error.message);
    return result.data;
  },
});
