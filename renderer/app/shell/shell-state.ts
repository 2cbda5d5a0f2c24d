import { create } from 'zustand';

type ShellState = {
  readonly paletteOpen: boolean;
  readonly shortcutsOpen: boolean;
  /** The question who is working. */
  readonly whoOpen: boolean;
  readonly core: 'running' | 'lost' | 'failed';
};

export const useShell = create<ShellState>(() => ({
  paletteOpen: false,
  shortcutsOpen: false,
  whoOpen: false,
  core: 'running',
}));

export function setShell(changes: Partial<ShellState>): void {
  useShell.setState(changes);
}
