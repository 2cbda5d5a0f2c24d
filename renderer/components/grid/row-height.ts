import type { CSSProperties } from 'react';

/** Height of a grid's rows in whole pixels, set by the grid: half a pixel would swallow every other line between rows. */
export const ROW_PROPERTY = '--row-height';

export function heightOfRows(pixels: number): CSSProperties {
  return { [ROW_PROPERTY]: `${pixels}px` } as CSSProperties;
}

/** Pixels of a rem, by the text size that was chosen. */
export function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
