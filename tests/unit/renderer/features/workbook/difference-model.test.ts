import { describe, expect, test } from 'vitest';
import {
  cellKey,
  countViews,
  firstChoices,
  itemsOf,
  keptChoices,
  nextCell,
  takenCells,
  undecidedOf,
} from '#renderer/features/workbook/difference-model.ts';
import type { CellDifference, WorkbookComparison } from '#shared/contract/domains/workbook.ts';

const status: CellDifference = {
  ...{ nodeId: '4.1', element: 0, column: 'status', kind: 'offered', row: 2 },
  ...{ was: '', here: '', file: 'met' },
};
const owner: CellDifference = { ...status, column: 'owner', kind: 'conflict', was: 'A', here: 'B', file: 'C' };
const part: CellDifference = { ...status, element: 2, column: 'note', file: 'N' };
const cells = [status, owner, part];

describe('what is chosen', () => {
  test('begins with what is offered; a conflict has to be decided before it is sent', () => {
    const choices = firstChoices(cells);
    expect(undecidedOf(cells, choices)).toEqual([owner]);
    expect(takenCells(cells, choices)).toEqual([
      { nodeId: '4.1', element: 0, column: 'status', seen: '', value: 'met' },
      { nodeId: '4.1', element: 2, column: 'note', seen: '', value: 'N' },
    ]);
    const decided = new Map([...choices, [cellKey(owner), 'take'], [cellKey(part), 'keep']] as const);
    expect(undecidedOf(cells, decided)).toEqual([]);
    expect(takenCells(cells, decided)).toContainEqual({
      nodeId: '4.1',
      element: 0,
      column: 'owner',
      seen: 'B',
      value: 'C',
    });
    expect(takenCells(cells, decided).length).toBe(2);
  });

  test('is kept by a second comparison only where nothing else is compared', () => {
    const choices = new Map([
      [cellKey(status), 'keep'],
      [cellKey(owner), 'take'],
      [cellKey(part), 'keep'],
    ] as const);
    const moved: CellDifference = { ...owner, here: 'D' };
    const nowConflict: CellDifference = { ...part, kind: 'conflict', here: 'X' };
    const kept = keptChoices(choices, cells, [status, moved, nowConflict]);
    expect([...kept]).toEqual([[cellKey(status), 'keep']]);
  });
});

describe('what is shown', () => {
  test('stands under its requirement or part, and can be one kind alone', () => {
    const line = (view: Parameters<typeof itemsOf>[1]) => itemsOf(cells, view).map(({ key }) => key);
    expect(line(null)).toEqual(['4.1', '4.1 status', '4.1 owner', '4.1/2', '4.1/2 note']);
    expect(line('conflict')).toEqual(['4.1', '4.1 owner']);
    expect(line('refused')).toEqual([]);
  });

  test('is walked from cell to cell, over the headings', () => {
    const items = itemsOf(cells, null);
    expect(nextCell(items, -1, 1)).toBe(1);
    expect(nextCell(items, 2, 1)).toBe(4);
    expect(nextCell(items, 4, 1)).toBe(4);
    expect(nextCell(items, 4, -1)).toBe(2);
    expect(nextCell(items, 1, -1)).toBe(1);
    expect(nextCell(items, items.length, -1)).toBe(4);
  });

  test('is counted by kind', () => {
    const comparison = { cells, refused: [{}], missing: ['5.1', '5.2'] } as unknown as WorkbookComparison;
    expect(countViews(comparison)).toEqual({ offered: 2, conflict: 1, refused: 1, missing: 2 });
  });
});
