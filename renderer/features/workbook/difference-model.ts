import type { CellDifference, WorkbookComparison } from '#shared/contract/domains/workbook.ts';
import type { RouteInput } from '#shared/contract/registry.ts';
import { resultKey } from '#shared/entities/assessment.ts';

/** What becomes of a cell: the file's answer, or the one here. */
export type Choice = 'take' | 'keep';
/** By {@link cellKey}; a conflict that nobody has decided is not among them. */
export type Choices = ReadonlyMap<string, Choice>;

export const VIEWS = ['offered', 'conflict', 'refused', 'missing'] as const;
export type View = (typeof VIEWS)[number];

export type DifferenceItem =
  | { readonly kind: 'requirement'; readonly key: string; readonly element: number; readonly nodeId: string }
  | { readonly kind: 'cell'; readonly key: string; readonly cell: CellDifference };

export function cellKey(cell: Pick<CellDifference, 'nodeId' | 'element' | 'column'>): string {
  return `${resultKey(cell)} ${cell.column}`;
}

/** What changed in the file alone is taken unless somebody decides otherwise; conflicts are decided by hand. */
export function firstChoices(cells: readonly CellDifference[]): Choices {
  return new Map(cells.flatMap((cell) => (cell.kind === 'offered' ? [[cellKey(cell), 'take'] as const] : [])));
}

/** Choices made before, for the differences that are still the same; what is new begins as it would. */
export function keptChoices(
  choices: Choices,
  before: readonly CellDifference[],
  cells: readonly CellDifference[],
): Choices {
  const known = new Map(before.map((cell) => [cellKey(cell), cell]));
  const kept = new Map(firstChoices(cells));
  for (const cell of cells) {
    const key = cellKey(cell);
    const old = known.get(key);
    const choice = choices.get(key);
    if (old?.file !== cell.file || old.here !== cell.here || old.kind !== cell.kind) continue;
    if (choice === undefined) kept.delete(key);
    else kept.set(key, choice);
  }
  return kept;
}

export function countViews({ cells, refused, missing }: WorkbookComparison): Readonly<Record<View, number>> {
  const offered = cells.filter(({ kind }) => kind === 'offered').length;
  return { offered, conflict: cells.length - offered, refused: refused.length, missing: missing.length };
}

/** The cells of a view, or of both kinds, under the requirement or part that they belong to. */
export function itemsOf(cells: readonly CellDifference[], view: View | null): DifferenceItem[] {
  const shown = cells.filter(({ kind }) => view === null || kind === view);
  return shown.flatMap((cell, index): DifferenceItem[] => {
    const key = resultKey(cell);
    const item = { kind: 'cell', key: cellKey(cell), cell } as const;
    const previous = shown[index - 1];
    if (previous !== undefined && resultKey(previous) === key) return [item];
    return [{ kind: 'requirement', key, nodeId: cell.nodeId, element: cell.element }, item];
  });
}

/** The place of the next cell from `from` on in steps of `step`; `from` itself where there is none. */
export function nextCell(items: readonly DifferenceItem[], from: number, step: 1 | -1): number {
  for (let index = from + step; index >= 0 && index < items.length; index += step) {
    if (items[index]?.kind === 'cell') return index;
  }
  return from;
}

export function undecidedOf(cells: readonly CellDifference[], choices: Choices): CellDifference[] {
  return cells.filter((cell) => !choices.has(cellKey(cell)));
}

/** What is sent: the answers that were chosen, each with what stood here when it was. */
export function takenCells(cells: readonly CellDifference[], choices: Choices): RouteInput<'workbook.take'>['cells'] {
  return cells
    .filter((cell) => choices.get(cellKey(cell)) === 'take')
    .map(({ nodeId, element, column, here, file }) => ({ nodeId, element, column, seen: here, value: file }));
}
