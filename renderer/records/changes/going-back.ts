import { create } from 'zustand';
import { onWorkspaceChange } from '#renderer/host/open-workspace.ts';

/** A state of the whole workspace to go back to; `name` is what the page calls it. */
export type WorkspacePoint = { readonly seq: number; readonly head?: string; readonly name: string };

/** One record's version after a trail entry. */
export type RecordVersion = {
  readonly seq: number;
  readonly entity: string;
  readonly entityId: string;
  /** When that version came about, and what the record is called. */
  readonly at: string;
  readonly name: string;
};

export type Target = WorkspacePoint | RecordVersion;

export const useGoingBack = create<{ readonly target: Target | null; readonly open: boolean }>(() => ({
  target: null,
  open: false,
}));

onWorkspaceChange(() => useGoingBack.setState({ target: null, open: false }));

/** Asks, with a preview, whether to go back; the dialog stands once in the app's frame. */
export function askToGoBack(target: Target): void {
  useGoingBack.setState({ target, open: true });
}
