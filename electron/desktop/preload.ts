import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Result } from '#shared/contract/define.ts';
import { DROP_CHANNEL, EVENT_CHANNEL, REQUEST_CHANNEL } from './window/channels.ts';

type Listener = (payload: unknown) => void;

const listeners = new Map<string, Set<Listener>>();
/** What the host said before the page listened: a file may be opened from the file manager that early. */
const early: { readonly name: string; readonly payload: unknown }[] = [];
const KEPT_EVENTS = /^host\./;
const MAX_KEPT = 20;

ipcRenderer.on(EVENT_CHANNEL, (_event, name: string, payload: unknown) => {
  const heard = listeners.get(name);
  if (heard !== undefined && heard.size > 0) for (const listener of [...heard]) listener(payload);
  else if (KEPT_EVENTS.test(name) && early.length < MAX_KEPT) early.push({ name, payload });
});

/** The page's only way out. Neither `ipcRenderer` nor its event objects ever reach it. */
contextBridge.exposeInMainWorld('aiGuard', {
  request: (route: string, input: unknown) => ipcRenderer.invoke(REQUEST_CHANNEL, route, input),

  on(name: string, listener: Listener): () => void {
    const heard = listeners.get(name) ?? new Set();
    listeners.set(name, heard.add(listener));
    for (const kept of early.filter((event) => event.name === name)) {
      early.splice(early.indexOf(kept), 1);
      listener(kept.payload);
    }
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
