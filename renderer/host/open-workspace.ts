import { create, type StoreApi, type UseBoundStore } from 'zustand';

type Listener = (now: string | null, before: string | null) => void;

let openId: string | null = null;
const listeners = new Set<Listener>();

/** The id of the workspace that this page is about; null while none is open. */
export function openWorkspaceId(): string | null {
  return openId;
}

/** Called wherever the page learns which workspace is open, before any of it is shown. */
export function enterWorkspace(id: string | null): void {
  if (id === openId) return;
  const before = openId;
  openId = id;
  for (const listener of listeners) listener(id, before);
}

export function onWorkspaceChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** A store whose state belongs to the workspace that is open: in another one it begins afresh, each finds its own again. */
export function createForWorkspace<S extends object>(afresh: S): UseBoundStore<StoreApi<S>> {
  const left = new Map<string | null, S>();
  const store = create<S>(() => afresh);
  onWorkspaceChange((now, before) => {
    left.set(before, store.getState());
    store.setState(left.get(now) ?? afresh, true);
  });
  return store;
}
