import { describe, expect, test } from 'vitest';
import { targetOf, withIndexes } from '#renderer/components/grid/keys.ts';

describe('moving the active row', () => {
  test.each([
    ['ArrowDown', 5, 6],
    ['ArrowUp', 5, 4],
    ['PageDown', 5, 15],
    ['PageUp', 15, 5],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 99, 99],
    ['PageDown', 95, 99],
    ['PageUp', 3, 0],
  ])('%s from %i goes to %i of 100', (key, from, to) => {
    expect(targetOf(key, from, 10, 100)).toBe(to);
  });

  test('other keys do not move it', () => {
    expect(targetOf('Enter', 5, 10, 100)).toBeNull();
    expect(targetOf('a', 5, 10, 100)).toBeNull();
  });
});

describe('what the grid points at exists even off view', () => {
  test('it is drawn with the others, in order', () => {
    expect(withIndexes([10, 11, 12], [3], 500)).toEqual([3, 10, 11, 12]);
    expect(withIndexes([10, 11, 12], [400, 2], 500)).toEqual([2, 10, 11, 12, 400]);
  });

  test('in view, without rows and beyond the last row nothing is added', () => {
    expect(withIndexes([10, 11, 12], [11], 500)).toEqual([10, 11, 12]);
    expect(withIndexes([], [-1, 0], 0)).toEqual([]);
    expect(withIndexes([0, 1], [7], 2)).toEqual([0, 1]);
  });
});
