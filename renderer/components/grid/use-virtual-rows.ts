import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useState } from 'react';
import { withIndexes } from './keys.ts';
import { rootFontSize } from './row-height.ts';

type VirtualRows = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly count: number;
  /** Stable: a new function would lay out all rows again at every step of a scroll. */
  readonly keyAt: (index: number) => string | number;
  /** Height of heading and rows in rem; all have the same, so that 10,000 of them need no measuring. */
  readonly rowRem: number;
  /** Where rows differ and are measured: pixels until they are. */
  readonly heightAt?: (index: number) => number;
  /** Rows drawn above and below the view, so that a quick scroll does not show paper. */
  readonly overscan: number;
  /** Rows that exist even off view: what the grid points at, what is written. */
  readonly present: readonly number[];
  /** Pixels from the top to begin with. */
  readonly initialOffset?: () => number;
};

/** The rows in view of a grid whose frozen heading lies over the first row's height. */
export function useVirtualRows({
  scroller,
  count,
  keyAt,
  rowRem,
  heightAt,
  overscan,
  present,
  initialOffset,
}: VirtualRows) {
  const [remPixels] = useState(rootFontSize);
  const rowPixels = Math.round(rowRem * remPixels);
  const [one = -1, other = -1] = present;
  const rangeExtractor = useCallback(
    (range: Range) => withIndexes(defaultRangeExtractor(range), [one, other], range.count),
    [one, other],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: heightAt ?? (() => rowPixels),
    getItemKey: keyAt,
    overscan,
    rangeExtractor,
    ...(initialOffset !== undefined && { initialOffset }),
    paddingStart: rowPixels,
    scrollPaddingStart: rowPixels,
  });
  return { virtualizer, rowPixels, remPixels };
}

/** Rows that a page key moves by in a grid of that height. */
export function pageOf(grid: HTMLElement, rowPixels: number): number {
  return Math.max(1, Math.floor(grid.clientHeight / rowPixels) - 2);
}
