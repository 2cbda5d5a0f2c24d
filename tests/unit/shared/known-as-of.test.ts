import { describe, expect, test } from 'vitest';
import { isOutdated, knownAsOf } from '#shared/catalogue/known-as-of.ts';

describe('what is known of a day', () => {
  test.each([
    ['2026-11-30', '2026-11-30', false],
    ['2026-11-30', '2027-05-30', false],
    ['2026-11-30', '2027-05-31', true],
    // February has no 31st, and no 29th in most years.
    ['2026-08-31', '2027-02-28', false],
    ['2026-08-31', '2027-03-01', true],
    ['2027-08-31', '2028-02-29', false],
    // A clock that is behind the data makes nothing old.
    ['2026-11-30', '2020-01-01', false],
  ])('%s is on %s out of date: %s', (known, today, outdated) => {
    expect(isOutdated(known, today)).toBe(outdated);
  });

  test('is that of the whole, unless the statement has its own', () => {
    expect(knownAsOf({ knownAsOf: '2026-11-30' }, {})).toBe('2026-11-30');
    expect(knownAsOf({ knownAsOf: '2026-11-30' }, { knownAsOf: '2026-09-10' })).toBe('2026-09-10');
  });
});
