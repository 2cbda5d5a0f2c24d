import { create } from 'zustand';
import type { Autosave, AutosavePhase } from './autosave-controller.ts';

type SaveState = {
  /** Drafts that are not in the file yet, by their field. */
  readonly open: ReadonlyMap<object, AutosavePhase>;
  /** When a change was last confirmed by the core, milliseconds since the epoch; null before the first. */
  readonly savedAt: number | null;
};

/** What the frame shows as "Saved": whether any draft is still on its way. */
export const useSaveState = create<SaveState>(() => ({ open: new Map(), savedAt: null }));

export function noteSaved(at: number): void {
  useSaveState.setState({ savedAt: at });
}

export function notePhase(field: object, phase: AutosavePhase): void {
  const settled = phase === 'idle' || phase === 'saved';
  const { open } = useSaveState.getState();
  if (settled && !open.has(field)) return;
  const next = new Map(open);
  if (settled) next.delete(field);
  else next.set(field, phase);
  useSaveState.setState({ open: next });
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
