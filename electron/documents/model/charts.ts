import { layOutRadar, pointList, type RadarAxis } from '#shared/charts/radar.ts';
import type { FulfilmentCounts } from '#shared/rules/fulfilment/counts.ts';
import type { FulfilmentState } from '#shared/rules/fulfilment/rule.ts';
import { STATE_ORDER } from './data.ts';

/**
 * Small charts as SVG, for print and screen alike. Labels come from the locales and the catalogue only: the
 * typefaces are known to have their characters.
 */
const WIDTH = 477;
const VALUE = 60;
const ROW = 19;
/** Rows of the chart by state stand closer: sixteen of them share a page with their table. */
const TIGHT_ROW = 12.5;
/** Height of a further line of a label. */
const LINE = 10;
/** Width of a letter on average, for finding room: the true one is known to the renderer only. */
const LETTER = 4.4;
const LABEL = { least: 120, most: 236, gap: 10 } as const;
const BAR = 9;
const INK = '#17212B';
const MUTED = '#5B6770';
const TRACK = '#EDF0F2';
const GRID = '#C3CBD0';
const ACCENT = '#0F5C63';

/** Fills of the states: dark means settled; each has a texture besides, for paper without colours. */
export const STATE_FILL: Readonly<Record<FulfilmentState, string>> = {
  shown: '#1E7A46',
  stated: '#8C979E',
  begun: '#9DB2D6',
  nothing: '#DDE3E6',
};

/** White lines over a fill, which tell it apart without its colour. */
type Texture = 'plain' | 'upright' | 'level' | 'frame';
const STATE_TEXTURE: Readonly<Record<FulfilmentState, Texture>> = {
  shown: 'plain',
  stated: 'upright',
  begun: 'level',
  nothing: 'frame',
};

/** What a figure shows, for formats that have charts of their own. */
export type Chart =
  | { readonly kind: 'bars'; readonly measure: string; readonly bars: readonly Bar[] }
  | {
      readonly kind: 'states';
      readonly names: Readonly<Record<FulfilmentState, string>>;
      readonly bars: readonly StateBar[];
    }
  | { readonly kind: 'radar'; readonly measure: string; readonly axes: readonly RadarAxis[] };

export type Bar = { readonly label: string; readonly value: number; readonly total: number; readonly note: string };

/** One bar a row, filled to its share of the total. */
export function barChart(bars: readonly Bar[]): string {
  return chart(0, ROW, bars, ({ value, total, note }, x, width) => ({
    parts: [
      { x, width, fill: TRACK },
      { x, width: total === 0 ? 0 : (width * value) / total, fill: ACCENT },
    ],
    note,
  }));
}

export type StateBar = { readonly label: string; readonly counts: FulfilmentCounts };

/** One bar a row, split by state and scaled to a hundred per cent, with a legend above. */
export function stateChart(bars: readonly StateBar[], names: Readonly<Record<FulfilmentState, string>>): string {
  let x = 0;
  let y = 0;
  const legend = STATE_ORDER.map((state) => {
    const width = 26 + names[state].length * LETTER;
    if (x + width > WIDTH) [x, y] = [0, y + 14];
    const entry =
      bar(x, y + 1.5, 9, STATE_FILL[state], STATE_TEXTURE[state]) + text(x + 12, y + 9.5, names[state], MUTED);
    x += width;
    return entry;
  });
  const rows = chart(y + 22, TIGHT_ROW, bars, ({ counts }, from, width) => {
    const total = STATE_ORDER.reduce((sum, state) => sum + counts[state], 0);
    let at = from;
    const parts = STATE_ORDER.map((state) => {
      const share = total === 0 ? 0 : (width * counts[state]) / total;
      const part = { x: at, width: share, fill: STATE_FILL[state], texture: STATE_TEXTURE[state] };
      at += part.width;
      return part;
    });
    return { parts, note: `${counts.shown} / ${total}` };
  });
  return rows.replace('</g>', `${legend.join('')}</g>`);
}

const RADAR = { radius: 82, gap: 8, height: 196 } as const;

/** Values of 0 to 100 around a middle; names of the axes are short. */
export function radarChart(axes: readonly RadarAxis[]): string {
  const middle = { x: WIDTH / 2, y: RADAR.height / 2 };
  const { rings, values, labels } = layOutRadar(axes, middle, RADAR.radius, RADAR.gap);
  const ring = (points: typeof values) =>
    `<polygon points="${pointList(points)}" fill="none" stroke="${GRID}" stroke-width="0.6"/>`;
  const spokes = (rings.at(-1) ?? []).map(
    ({ x, y }) => `<line x1="${middle.x}" y1="${middle.y}" x2="${x}" y2="${y}" stroke="${GRID}" stroke-width="0.6"/>`,
  );
  // Drawn as a line alone: PDF/A-2b takes what is half transparent only with a blending space.
  const area = `<polygon points="${pointList(values)}" fill="none" stroke="${ACCENT}" stroke-width="1.6" stroke-linejoin="round"/>`;
  // A single value has no line.
  const dots = values.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="2" fill="${ACCENT}"/>`);
  const names = labels.map((label) => text(label.x, label.y + 3, label.text, label.known ? INK : MUTED, label.anchor));
  return svg(RADAR.height, [...rings.map(ring), ...spokes, area, ...dots, ...names].join(''));
}

type Part = { readonly x: number; readonly width: number; readonly fill: string; readonly texture?: Texture };
type Drawn = {
  readonly parts: readonly Part[];
  readonly note: string;
};

/** Labels on the left, bars, and a note on the right. Long labels take several lines. */
function chart<T extends { readonly label: string }>(
  top: number,
  rowHeight: number,
  rows: readonly T[],
  draw: (row: T, x: number, width: number) => Drawn,
): string {
  const longest = Math.max(0, ...rows.map(({ label }) => label.length * LETTER));
  const x = Math.min(Math.max(longest, LABEL.least), LABEL.most) + LABEL.gap;
  let y = top;
  let bars = '';
  let words = '';
  for (const row of rows) {
    const { parts, note } = draw(row, x, WIDTH - VALUE - x);
    const lines = linesOf(row.label, Math.floor((x - LABEL.gap) / LETTER) + 1);
    for (const part of parts)
      if (part.width > 0) bars += bar(part.x, y + (rowHeight - BAR) / 2, part.width, part.fill, part.texture);
    const base = y + rowHeight / 2 + 3;
    for (const [index, line] of lines.entries()) words += text(0, base + index * LINE, line, INK);
    words += text(WIDTH, base, note, MUTED, 'end');
    y += rowHeight + (lines.length - 1) * LINE;
  }
  // Words last: should one be wider than thought, it lies above a bar and is not cut by it.
  return svg(y, bars + words);
}

function linesOf(label: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function svg(height: number, content: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">` +
    `<g font-family="IBM Plex Sans" font-size="8.5">${content}</g></svg>`
  );
}

function bar(x: number, y: number, width: number, fill: string, texture: Texture = 'plain'): string {
  const line = (x1: number, y1: number, x2: number, y2: number, stroke = '#FFFFFF') =>
    `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}" stroke-width="0.9"/>`;
  let lines = '';
  if (texture === 'upright') for (let at = x + 3; at < x + width - 0.5; at += 3) lines += line(at, y, at, y + BAR);
  if (texture === 'level') for (let at = y + 3; at < y + BAR; at += 3) lines += line(x, at, x + width, at);
  if (texture === 'frame') {
    for (const edge of [y + 0.45, y + BAR - 0.45]) lines += line(x, edge, x + width, edge, GRID);
    for (const edge of [x + 0.45, x + width - 0.45]) lines += line(edge, y, edge, y + BAR, GRID);
  }
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${BAR}" fill="${fill}"/>${lines}`;
}

function text(x: number, y: number, content: string, fill: string, anchor = 'start'): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${round(x)}" y="${round(y)}" fill="${fill}" text-anchor="${anchor}">${escaped}</text>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
