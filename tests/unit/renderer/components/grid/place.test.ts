import { expect, test } from 'vitest';
import { countMarked, neighbours, withMarks, withoutMarks } from '#renderer/components/grid/place.ts';

test('neighbours end at the ends', () => {
  expect(neighbours(['a', 'b', 'c'], 'b')).toEqual({ previous: 'a', next: 'c' });
  expect(neighbours(['a', 'b', 'c'], 'a')).toEqual({ previous: null, next: 'b' });
  expect(neighbours(['a', 'b', 'c'], 'c')).toEqual({ previous: 'b', next: null });
  expect(neighbours(['a', 'b', 'c'], 'x')).toEqual({ previous: null, next: null });
});

test('marks come and go, and only those that are shown are counted', () => {
  const marked = withMarks({ a: true }, ['b', 'c']);
  expect(marked).toEqual({ a: true, b: true, c: true });
  expect(countMarked(['b', 'x'], marked)).toBe(1);
  expect(countMarked(['b', 'x'], {})).toBe(0);
  expect(withoutMarks(marked, ['a', 'x'])).toEqual({ b: true, c: true });
});
