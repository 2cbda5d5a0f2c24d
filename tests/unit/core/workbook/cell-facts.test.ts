import { describe, expect, test } from 'vitest';
import { readFacts } from '#core/workbook/cell-facts.ts';
import { computedMs } from '../../computed.ts';

describe('what the markup says besides the values', () => {
  test('is read with any prefix, and from cells that close themselves', () => {
    const facts = readFacts(
      '<x:row><x:c r="A1"/><x:c r="B1" t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c><x:c r="C1"><x:f/></x:c>' +
        '<x:c r="D1" t="str"><x:f>""</x:f><x:v/></x:c></x:row><x:mergeCells><x:mergeCell ref="E1:F2"/></x:mergeCells>',
    );
    expect(facts.at(1, 0)).toEqual({ formula: false, uncalculated: false, error: '', percent: false });
    expect(facts.at(1, 1)).toMatchObject({ formula: true, uncalculated: false, error: '#DIV/0!' });
    expect(facts.at(1, 2)).toMatchObject({ formula: true, uncalculated: true });
    expect(facts.at(1, 3)).toMatchObject({ formula: true, uncalculated: false });
    expect([facts.merged(1, 4), facts.merged(1, 5), facts.merged(2, 4), facts.merged(3, 4)]).toEqual([
      ...[false, true, true, false],
    ]);
  });

  test('takes no longer for cells without an end', () => {
    const before = process.threadCpuUsage();
    expect(readFacts('<c a>'.repeat(1_000_000)).at(1, 1).formula).toBe(false);
    expect(computedMs(before)).toBeLessThan(10_000);
  });
});
