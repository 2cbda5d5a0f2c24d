import { expect, test } from 'vitest';
import { cutText, wellFormed } from '#shared/values/well-formed.ts';

test('mends halves of characters wherever they stand, and nothing else', () => {
  const value = { a: ['x', '\ud83d'], b: { c: '\ude00y', d: null, e: 7 }, f: '😀' };
  expect(wellFormed(value)).toEqual({ a: ['x', '\ufffd'], b: { c: '\ufffdy', d: null, e: 7 }, f: '😀' });
  expect(wellFormed(undefined)).toBeUndefined();
});

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc'],
  ['ab😀', 3, 'ab'],
  ['ab😀', 4, 'ab😀'],
  ['a😀b', 3, 'a😀'],
])('cuts %s to %i between characters', (text, most, cut) => {
  expect(cutText(text, most)).toBe(cut);
});
