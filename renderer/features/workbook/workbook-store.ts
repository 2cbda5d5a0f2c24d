import { create } from 'zustand';
import type { ChosenFile } from '#renderer/host/files.ts';
import type { CellDifference, WorkbookComparison } from '#shared/contract/workbook.ts';
import { type Choice, type Choices, cellKey, type View } from './difference-model.ts';

/** How the comparison was left, so that a look at a requirement does not lose what was decided. */
export type WorkbookState = {
  readonly workspaceId: string | null;
  readonly file: ChosenFile | null;
  readonly comparison: WorkbookComparison | null;
  readonly choices: Choices;
  /** Only the cells, rows or requirements of one kind; null for all cells. */
  readonly view: View | null;
  readonly activeKey: string | null;
  /** Why the file could not be read, or nothing be taken from it: a finished sentence. */
  readonly problem: string;
};

const AFRESH: Omit<WorkbookState, 'workspaceId'> = {
  file: null,
  comparison: null,
  choices: new Map(),
  view: null,
  activeKey: null,
  problem: '',
};

export const useWorkbookStore = create<WorkbookState>(() => ({ workspaceId: null, ...AFRESH }));

/** Begins afresh when another workspace is open than the one that the file was read for. */
export function enterWorkspace(workspaceId: string | null): void {
  if (useWorkbookStore.getState().workspaceId !== workspaceId) useWorkbookStore.setState({ workspaceId, ...AFRESH });
}

export function forgetFile(): void {
  useWorkbookStore.setState(AFRESH);
}

export function choose(cells: readonly CellDifference[], choice: Choice): void {
  useWorkbookStore.setState(({ choices }) => {
    const next = new Map(choices);
    for (const cell of cells) next.set(cellKey(cell), choice);
    return { choices: next, problem: '' };
  });
}
