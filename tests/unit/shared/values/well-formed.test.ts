import { expect, test } from 'vitest';
import { cutText, nestsDeeper, wellFormed } from '#shared/values/well-formed.ts';

test('mends halves of characters wherever they stand, and nothing else', () => {
  const value = { a: ['x', '\ud83d'], b: { c: '\ude00y', d: null, e: 7 }, f: '😀' };
  expect(wellFormed(value)).toEqual({ a: ['x', '\ufffd'], b: { c: '\ufffdy', d: null, e: 7 }, f: '😀' });
  expect(wellFormed(undefined)).toBeUndefined();
});

test('takes control characters out, of names too, and leaves tabs, line breaks and what only looks odd', () => {
  const value = {
    'k\u0000ey': ['a\u0000\u0008b', '\u001b[0m\u007f\u009f\ufffe\uffff'],
    left: 'a\tb\r\nc\u0085\u00a0\u202e\u200b',
  };
  expect(wellFormed(value)).toEqual({ key: ['ab', '[0m'], left: value.left });
  expect(wellFormed('one\vtwo\fthree')).toBe('one\ntwo\nthree');
});

test('gives back the very same value where there is nothing to mend', () => {
  const value = { a: ['x', 'one\ntwo'], b: { c: null, d: undefined, e: Number.NaN } };
  expect(wellFormed(value)).toBe(value);
  expect(wellFormed({ ...value, f: '\u0000' }).b).toBe(value.b);
});

test('tells what lies in each other more than so deep', () => {
  expect(nestsDeeper([[{ a: [] }]], 4)).toBe(false);
  expect(nestsDeeper([[{ a: [] }]], 3)).toBe(true);
  expect(nestsDeeper('text', 0)).toBe(false);
  let deep: unknown = [];
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(nestsDeeper(deep, 100)).toBe(true);
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
