import { describe, expect, test } from 'vitest';
import { monthOf, monthsLater, weeksOf } from '#renderer/features/actions/month.ts';

describe('the weeks of a month', () => {
  test('begin on Monday and hold the whole month', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
    expect(weeks.flat().filter((day) => monthOf(day) === '2026-11')).toHaveLength(30);
  });

  test('are four where a February begins on Monday and has 28 days', () => {
    expect(weeksOf('2027-02').map(([monday]) => monday)).toEqual([
      '2027-02-01',
      '2027-02-08',
      '2027-02-15',
      '2027-02-22',
    ]);
  });

  test('months go on over the turn of a year', () => {
    expect([monthsLater('2026-12', 1), monthsLater('2026-01', -1), monthsLater('2026-01', 14)]).toEqual([
      '2027-01',
      '2025-12',
      '2027-03',
    ]);
  });
});
