import type { CSSProperties } from 'react';
import { heightOfRows } from './row-height.ts';

/** A column of a grid: how wide it is, and whether it stays in view. */
export type GridColumn<N extends string = string> = {
  readonly name: N;
  readonly label: string;
  /** Width in rem, unless somebody chose another; the least one where it grows. */
  readonly rem: number;
  /** The same where the grid scrolls sideways anyway, so that nothing has to be cut as short. */
  readonly sidewaysRem?: number;
  /** Its share of the room that is left over; without it the width stays. */
  readonly grows?: number;
  /** Stays when the grid is scrolled sideways. Only the first columns can, and of these only the last may grow. */
  readonly frozen?: boolean;
};

/** By column, the width that somebody chose, in rem. */
export type Widths = Readonly<Record<string, number>>;
export const LEAST_REM = 3;
export const MOST_REM = 60;
/** Width in rem of the column of boxes that mark rows. */
export const MARK_REM = 2.25;

const TRACKS = '--grid-tracks';
const FROZEN_LEFT = ['--frozen-0', '--frozen-1', '--frozen-2'] as const;
const FROZEN_REM = '--frozen-rem';

/** For the style of a row: the tracks that {@link layOut} sets. */
export const GRID_TRACKS = `var(${TRACKS})`;

/** Distance of the n-th frozen column from the edge that it stays at. */
export function frozenLeft(position: number): string {
  return `var(${FROZEN_LEFT[position] ?? FROZEN_LEFT[0]})`;
}

export type Layout = {
  readonly style: CSSProperties;
  /** Whether the grid is wider than its place. */
  readonly sideways: boolean;
  /** How much of the grid's width, in rem, stays in view at its left. */
  readonly frozenRem: number;
};

/**
 * Where the columns of all rows lie, as properties that the rows' style reads: a change of width redraws no row.
 * `room` is the width of the grid's place in rem, `lead` that of what stands before the first column.
 */
export function layOut(
  columns: readonly GridColumn[],
  { widths, room, rowPixels, lead = 0 }: { widths: Widths; room: number; rowPixels: number; lead?: number },
): Layout {
  const usual = leastRem(columns, widths, false) + lead;
  const sideways = usual > room;
  const remOf = (column: GridColumn) => widthOf(column, widths, sideways);
  const least = sideways ? leastRem(columns, widths, true) + lead : usual;
  const tracks = columns.map((column) => trackOf(column, widths, remOf(column)));
  const properties: Record<string, string> = { [TRACKS]: [...(lead > 0 ? [`${lead}rem`] : []), ...tracks].join(' ') };
  let left = lead;
  for (const [position, column] of columns.filter(({ frozen }) => frozen === true).entries()) {
    properties[FROZEN_LEFT[position] ?? FROZEN_LEFT[2]] = `${left}rem`;
    left += remOf(column);
  }
  properties[FROZEN_REM] = `${left}rem`;
  return {
    style: { minWidth: `${least}rem`, ...heightOfRows(rowPixels), ...(properties as CSSProperties) },
    sideways,
    frozenRem: left,
  };
}

/** A width within the limits. */
export function fitting(rem: number): number {
  return Math.min(Math.max(Math.round(rem * 8) / 8, LEAST_REM), MOST_REM);
}

function leastRem(columns: readonly GridColumn[], widths: Widths, sideways: boolean): number {
  return columns.reduce((sum, column) => sum + widthOf(column, widths, sideways), 0);
}

function widthOf({ name, rem, sidewaysRem }: GridColumn, widths: Widths, sideways: boolean): number {
  return widths[name] ?? (sideways ? (sidewaysRem ?? rem) : rem);
}

/** A width that was chosen is kept whatever the window; the others share what is left. */
function trackOf({ name, grows }: GridColumn, widths: Widths, rem: number): string {
  return grows === undefined || widths[name] !== undefined ? `${rem}rem` : `minmax(${rem}rem, ${grows}fr)`;
}
