import { describe, expect, test } from 'vitest';
import { targetOf, withIndex } from '#renderer/features/systems/list/grid-keys.ts';

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

describe('the active row exists even off view', () => {
  test('it is drawn with the others, in order', () => {
    expect(withIndex([10, 11, 12], 3)).toEqual([3, 10, 11, 12]);
    expect(withIndex([10, 11, 12], 400)).toEqual([10, 11, 12, 400]);
  });

  test('in view, or without rows, nothing is added', () => {
    expect(withIndex([10, 11, 12], 11)).toEqual([10, 11, 12]);
    expect(withIndex([], -1)).toEqual([]);
  });
});
