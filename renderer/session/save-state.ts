import { create } from 'zustand';
import { onWorkspaceChange, openWorkspaceId } from '#renderer/host/open-workspace.ts';
import type { Autosave, AutosavePhase } from './autosave-controller.ts';

/** A field that keeps itself saved, and the workspace that it belongs to; null where it is one of the program's own. */
export type DraftOwner = { readonly workspaceId: string | null };

type SaveState = {
  /** Drafts that are not in the file yet, by their field; also those of workspaces that were left. */
  readonly open: ReadonlyMap<DraftOwner, AutosavePhase>;
  /** When the core last confirmed a change of this workspace, milliseconds since the epoch; null before the first. */
  readonly savedAt: number | null;
};

/** What the frame shows as "Saved": whether any draft is still on its way. */
export const useSaveState = create<SaveState>(() => ({ open: new Map(), savedAt: null }));

onWorkspaceChange(() => useSaveState.setState({ savedAt: null }));

export function noteSaved(at: number): void {
  useSaveState.setState({ savedAt: at });
}

export function notePhase(field: DraftOwner, phase: AutosavePhase): void {
  const settled = phase === 'idle' || phase === 'saved';
  const { open } = useSaveState.getState();
  if (settled && !open.has(field)) return;
  const next = new Map(open);
  if (settled) next.delete(field);
  else next.set(field, phase);
  useSaveState.setState({ open: next });
}

/** Where the drafts of one workspace stand, the program's own among them. */
export function phasesIn(open: SaveState['open'], workspaceId: string | null): readonly AutosavePhase[] {
  return [...open].flatMap(([owner, phase]) => (belongs(owner, workspaceId) ? [phase] : []));
}

const live = new Set<Pick<Autosave<never>, 'flush'>>();

export function registerAutosave(autosave: Pick<Autosave<never>, 'flush'>): () => void {
  live.add(autosave);
  return () => live.delete(autosave);
}

/** Sends every draft that waits: before the workspace closes, when the window is hidden, when the core is back. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...live].map((autosave) => autosave.flush()));
}

/** How many changes of the workspace are on their way, of which the page does not know the end. */
let switching = 0;

/** Whether a draft may be sent: into its own workspace, and not while nobody here knows which one is open. */
export function maySend(owner: DraftOwner): boolean {
  return owner.workspaceId === null || (switching === 0 && belongs(owner, openWorkspaceId()));
}

/** Sends what waits, and then holds all drafts back until `change` has ended: what is typed meanwhile is not the next one's. */
export async function whileSwitching<T>(change: () => Promise<T>): Promise<T> {
  await flushDrafts();
  switching += 1;
  try {
    return await change();
  } finally {
    switching -= 1;
    void flushDrafts();
  }
}

function belongs({ workspaceId }: DraftOwner, openId: string | null): boolean {
  return workspaceId === null || workspaceId === openId;
}
