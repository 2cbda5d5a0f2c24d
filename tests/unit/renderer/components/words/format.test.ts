import { expect, test } from 'vitest';
import { COUNTRY_CODES, countriesIn, countryName } from '#renderer/components/fields/picks/countries.ts';
import { daysBetween, formatBytes, formatDate, localToday } from '#renderer/components/words/format.ts';

test('a date keeps its day in every time zone', () => {
  expect(formatDate('2026-11-03', 'en')).toBe('3 Nov 2026');
  expect(formatDate('2026-11-03', 'en-XA')).toBe('3 Nov 2026');
  expect(formatDate('', 'en')).toBe('');
});

test('counts days over the change of the clocks', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-11-23', '2026-11-22')).toBe(-1);
});

test('today is the day where the reader is', () => {
  expect(localToday(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});

test('knows the 249 countries, each with a name', () => {
  expect(new Set(COUNTRY_CODES).size).toBe(249);
  const unnamed = countriesIn('en').filter(({ code, name }) => code === name);
  expect(unnamed).toEqual([]);
  expect(countryName('DE', 'en')).toBe('Germany');
});

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [12_340_000, '12.3 MB'],
  [999_949_999, '999.9 MB'],
  [999_950_000, '1 GB'],
  [2_500_000_000, '2.5 GB'],
])('%i bytes is %s', (bytes, expected) => {
  expect(formatBytes(bytes, 'en')).toBe(expected);
});
