import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutRadar, pointList, type RadarAxis } from '#shared/charts/radar.ts';

const MIDDLE = { x: 100, y: 100 };

describe('a radar chart', () => {
  test('begins at the top and goes clockwise', () => {
    const axes = [25, 50, 75, 100].map((value) => ({ label: String(value), value }));
    const { values, rings, labels } = layOutRadar(axes, MIDDLE, 80, 10);
    expect(pointList(values)).toBe('100,80 140,100 100,160 20,100');
    expect(pointList(rings.at(-1) ?? [])).toBe('100,20 180,100 100,180 20,100');
    expect(labels.map(({ x, y, anchor }) => `${x},${y} ${anchor}`)).toEqual([
      '100,10 middle',
      '190,100 start',
      '100,190 middle',
      '10,100 end',
    ]);
  });

  test('has no point for what is not known, and one in the middle for nothing met', () => {
    const axes: RadarAxis[] = [
      { label: 'a', value: 0 },
      { label: 'b', value: null },
      { label: 'c', value: 100 },
    ];
    const { values, labels, rings } = layOutRadar(axes, MIDDLE, 80, 10);
    expect(values).toHaveLength(2);
    expect(values[0]).toEqual(MIDDLE);
    expect(labels.map(({ known }) => known)).toEqual([true, false, true]);
    expect(rings.every((ring) => ring.length === 3)).toBe(true);
  });

  test('keeps every value as far from the middle as it is high', () => {
    const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(values, (given) => {
        const axes = given.map((value) => ({ label: '', value }));
        const drawn = layOutRadar(axes, MIDDLE, 80, 10).values;
        for (const [index, { x, y }] of drawn.entries()) {
          expect(Math.hypot(x - MIDDLE.x, y - MIDDLE.y)).toBeCloseTo(0.8 * (given[index] ?? Number.NaN), 1);
        }
      }),
    );
  });
});
