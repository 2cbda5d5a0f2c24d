import { describe, expect, test } from 'vitest';
import { fitColumns, needOf } from '#documents/model/fit.ts';
import { render } from '../render-model.ts';

const ROOM = 400;
/** A letter is one unit wide; words have at most eight. */
const cell = (letters: number) => ({ word: Math.min(letters, 8) * 5, line: letters * 5 });
const needs = (columns: readonly (readonly number[])[]) =>
  columns.map((cells) => needOf(cell(6), cells.map(cell), ROOM));

describe('columns', () => {
  test('of codes and names keep them on one line, and the longest text gets the most', () => {
    const [code = 0, name = 0, title = 0, text = 0] = fitColumns(needs([[6], [14], [30, 40], [300, 20, 500]]), ROOM);
    expect(code).toBeGreaterThanOrEqual(30);
    expect(name).toBeGreaterThanOrEqual(70);
    expect(title).toBeGreaterThan(45);
    expect(text).toBeGreaterThan(title);
    expect(code + name + title + text).toBeCloseTo(ROOM);
  });

  test('that are empty take no more than their heads', () => {
    const [empty, owner] = fitColumns(needs([[0, 0], [14], [400]]), ROOM);
    expect(empty).toBeCloseTo(30);
    expect(owner).toBeGreaterThan(60);
  });

  test('share what is left, and stay inside the room where all of them want more', () => {
    expect(fitColumns(needs([[10], [20]]), ROOM).reduce((sum, width) => sum + width, 0)).toBeCloseTo(ROOM);
    const crowded = fitColumns(needs(Array.from({ length: 9 }, () => [14, 200])), ROOM);
    expect(crowded.reduce((sum, width) => sum + width, 0)).toBeCloseTo(ROOM);
  });

  test('of tables with the same heads stand below each other', async () => {
    const columns = ['No.', 'Finding', 'Owner'].map((header) => ({ header }));
    const rows = (text: string) => [['1', text, 'Dr. Helene Brandt']];
    const { pages } = await render([
      { kind: 'table', columns, rows: rows('short') },
      { kind: 'table', columns, rows: rows('A finding that takes its time. '.repeat(9)) },
    ]);
    const texts = pages[1]?.texts ?? [];
    const owners = texts.filter(({ text }) => text === 'Owner').map(({ x }) => x);
    expect(owners).toHaveLength(2);
    expect(new Set(owners).size).toBe(1);
    expect(texts.filter(({ text }) => text === 'Dr. Helene Brandt')).toHaveLength(2);
  });
});
