import { expect, test } from 'vitest';
import { readDeadline } from '#renderer/features/organisation/deadline-input.ts';

test.each([
  ['', null],
  ['  ', null],
  ['30', 30],
  [' 007 ', 7],
  ['1096', 1096],
])('%j is taken as %j', (text, value) => {
  expect(readDeadline(text)).toBe(value);
});

test.each(['0', '1097', '-3', '1.5', '3 months', '1e3', '٣'])('%j is no deadline', (text) => {
  expect(readDeadline(text)).toBeUndefined();
});
