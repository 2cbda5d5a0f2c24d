import { create } from 'zustand';
import type { ChosenFile } from '#renderer/host/files.ts';
import type { CellDifference, WorkbookComparison } from '#shared/contract/domains/workbook.ts';
import { type Choice, type Choices, cellKey, type View } from './difference-model.ts';

/** How the comparison was left, so that a look at a requirement does not lose what was decided. */
export type WorkbookState = {
  /** The workspace and the assessment in it that the file was read for. */
  readonly place: string;
  readonly file: ChosenFile | null;
  /** The one sheet that is read; `''` for all that go together. */
  readonly sheet: string;
  readonly comparison: WorkbookComparison | null;
  readonly choices: Choices;
  /** Only the cells, rows or requirements of one kind; null for all cells. */
  readonly view: View | null;
  readonly activeKey: string | null;
  /** Why the file could not be read, or nothing be taken from it: a finished sentence. */
  readonly problem: string;
};

const AFRESH: Omit<WorkbookState, 'place'> = {
  file: null,
  sheet: '',
  comparison: null,
  choices: new Map(),
  view: null,
  activeKey: null,
  problem: '',
};

export const useWorkbookStore = create<WorkbookState>(() => ({ place: '', ...AFRESH }));

/** Begins afresh when another workspace, or another of its assessments, is open than the one that the file was read for. */
export function enterPlace(workspaceId: string | null, assessmentId: string | undefined): void {
  const place = `${workspaceId ?? ''} ${assessmentId ?? ''}`;
  if (useWorkbookStore.getState().place !== place) useWorkbookStore.setState({ place, ...AFRESH });
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
