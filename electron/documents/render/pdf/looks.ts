import type { Tone } from '../../model/model.ts';
import type { TableLook } from './nodes.ts';
import { HAIRLINE, TONE_INK, TONE_TINT } from './tokens.ts';

/** Room between columns, in points. */
export const COLUMN_GAP = 10;
/** Room above a line to write on, in points. */
export const BY_HAND = 22;
const none = () => 0;
const hairline = () => HAIRLINE;

export const BARE: TableLook = {
  hLineWidth: none,
  vLineWidth: none,
  hLineColor: hairline,
  paddingLeft: none,
  paddingRight: none,
  paddingTop: none,
  paddingBottom: none,
  defaultBorder: false,
};

/** Horizontal rules only: a strong one above the heads, hairlines below each row. */
export function ruled(totals: ReadonlySet<number>, accent: string, byHand = false): TableLook {
  const above = byHand ? BY_HAND : 3;
  return {
    hLineWidth: (index) => (index === 0 ? 1.2 : index === 1 ? 0.8 : 0.5),
    vLineWidth: none,
    hLineColor: (index) => (index <= 1 ? accent : HAIRLINE),
    paddingLeft: (column) => (column === 0 ? 0 : COLUMN_GAP / 2),
    paddingRight: (column, node) => (column === node.table.widths.length - 1 ? 0 : COLUMN_GAP / 2),
    paddingTop: (row) => (row === 0 ? 5 : above),
    paddingBottom: (row) => (row === 0 ? 4 : 3),
    ...(totals.size > 0 && { fillColor: (row: number) => (totals.has(row - 1) ? TONE_TINT.neutral : null) }),
    defaultBorder: true,
  };
}

/** A record: a strong rule above its title, hairlines between its rows, none below the last. */
export function recordLook(accent: string): TableLook {
  return {
    hLineWidth: (index, node) => (index === 0 ? 1.2 : index === node.table.body.length ? 0 : 0.5),
    vLineWidth: none,
    hLineColor: (index) => (index === 0 ? accent : HAIRLINE),
    paddingLeft: (column) => (column === 0 ? 0 : COLUMN_GAP / 2),
    paddingRight: (column) => (column === 3 ? 0 : COLUMN_GAP / 2),
    paddingTop: (row) => (row === 0 ? 5 : 2.5),
    paddingBottom: (row) => (row === 0 ? 5 : 2.5),
    defaultBorder: true,
  };
}

export const PLAIN_RECORD: TableLook = {
  ...recordLook(HAIRLINE),
  hLineWidth: () => 0.5,
  hLineColor: hairline,
  paddingTop: () => 3.5,
  paddingBottom: () => 3.5,
};

export function tiles(gap: number, accent: string): TableLook {
  return {
    ...BARE,
    hLineWidth: (index) => (index === 0 ? 1.2 : 0),
    hLineColor: () => accent,
    paddingLeft: (column) => (column === 0 ? 0 : gap / 2),
    paddingRight: (column, node) => (column === node.table.widths.length - 1 ? 0 : gap / 2),
    paddingTop: () => 5,
    defaultBorder: true,
  };
}

export function callout(tone: Tone): TableLook {
  return {
    ...BARE,
    vLineWidth: (index) => (index === 0 ? 3 : 0),
    vLineColor: () => TONE_INK[tone],
    paddingLeft: () => 12,
    paddingRight: () => 12,
    paddingTop: (row) => (row === 0 ? 8 : 0),
    paddingBottom: (row, node) => (row === node.table.body.length - 1 ? 8 : 2),
    fillColor: () => TONE_TINT[tone],
    defaultBorder: true,
  };
}
