import { describe, expect, test } from 'vitest';
import { fitting, type GridColumn, layOut } from '#renderer/components/grid/columns.ts';

const COLUMNS: readonly GridColumn[] = [
  { name: 'code', label: '', rem: 5, frozen: true },
  { name: 'name', label: '', rem: 12, sidewaysRem: 17, grows: 3, frozen: true },
  { name: 'owner', label: '', rem: 6, grows: 1 },
  { name: 'due', label: '', rem: 7 },
];

function laid(room: number, widths: Readonly<Record<string, number>> = {}) {
  const { style, ...rest } = layOut(COLUMNS, { widths, room, rowPixels: 36, lead: 2 });
  return { ...rest, style: style as Readonly<Record<string, string>> };
}

describe('the columns of a grid', () => {
  test('share the room that is left where there is enough', () => {
    const { style, sideways } = laid(60);
    expect(sideways).toBe(false);
    expect(style['--grid-tracks']).toBe('2rem 5rem minmax(12rem, 3fr) minmax(6rem, 1fr) 7rem');
    expect(style.minWidth).toBe('32rem');
  });

  test('scroll sideways where there is not, and then cut names less short', () => {
    const { style, sideways, frozenRem } = laid(31);
    expect(sideways).toBe(true);
    expect(style['--grid-tracks']).toBe('2rem 5rem minmax(17rem, 3fr) minmax(6rem, 1fr) 7rem');
    expect(style.minWidth).toBe('37rem');
    expect([style['--frozen-0'], style['--frozen-1'], frozenRem]).toEqual(['2rem', '7rem', 24]);
  });

  test('keep a width that was chosen, whatever the window', () => {
    const { style, sideways } = laid(60, { code: 8, name: 40 });
    expect(sideways).toBe(true);
    expect(style['--grid-tracks']).toBe('2rem 8rem 40rem minmax(6rem, 1fr) 7rem');
    expect(style['--frozen-1']).toBe('10rem');
    expect(laid(70, { name: 40 }).sideways).toBe(false);
  });

  test('are never too narrow to be found again, nor wider than a window', () => {
    expect([fitting(-4), fitting(0.5), fitting(10.03), fitting(500)]).toEqual([3, 3, 10, 60]);
  });
});
