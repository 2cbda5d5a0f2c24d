import type { AssessmentStatus } from '#shared/entities/assessment.ts';
import { STATUS_ORDER, type StatusCounts } from './data.ts';

/**
 * Small bar charts as SVG, for print and screen alike. Labels come from the locales and the catalogue only: the
 * typefaces are known to have their characters.
 */
const WIDTH = 477;
const LABEL = 168;
const VALUE = 60;
const ROW = 19;
/** Rows of the chart by state stand closer: sixteen of them share a page with their table. */
const TIGHT_ROW = 15;
const BAR = 9;
const INK = '#17212B';
const MUTED = '#5B6770';
const TRACK = '#EDF0F2';
const ACCENT = '#0F5C63';

/** Fills of the states: dark means settled. The table beside a chart says the same in numbers. */
export const STATUS_FILL: Readonly<Record<AssessmentStatus, string>> = {
  met: '#1E7A46',
  largelyMet: '#7DB895',
  partlyMet: '#D9A441',
  notMet: '#B3261E',
  notApplicable: '#8C979E',
  notAssessed: '#DDE3E6',
};

export type Bar = { readonly label: string; readonly value: number; readonly total: number; readonly note: string };

/** One bar a row, filled to its share of the total. */
export function barChart(bars: readonly Bar[]): string {
  const width = WIDTH - LABEL - VALUE;
  const rows = bars.map(({ label, value, total, note }, index) => {
    const y = index * ROW;
    const filled = total === 0 ? 0 : (width * value) / total;
    return [
      text(0, y + 12, label, INK),
      rect(LABEL, y + 4.5, width, TRACK),
      filled > 0 ? rect(LABEL, y + 4.5, filled, ACCENT) : '',
      text(WIDTH, y + 12, note, MUTED, 'end'),
    ].join('');
  });
  return svg(bars.length * ROW, rows.join(''));
}

export type StatusBar = { readonly label: string; readonly counts: StatusCounts };

/** One bar a row, split by state and scaled to a hundred per cent, with a legend above. */
export function statusChart(bars: readonly StatusBar[], names: Readonly<Record<AssessmentStatus, string>>): string {
  const width = WIDTH - LABEL - VALUE;
  const top = 24;
  let x = 0;
  const legend = STATUS_ORDER.map((status) => {
    const entry = `${square(x, 2, STATUS_FILL[status])}${text(x + 12, 9.5, names[status], MUTED)}`;
    x += 26 + names[status].length * 4.6;
    return entry;
  });
  const rows = bars.map(({ label, counts }, index) => {
    const y = top + index * TIGHT_ROW;
    const total = STATUS_ORDER.reduce((sum, status) => sum + counts[status], 0);
    let at = LABEL;
    const parts = STATUS_ORDER.map((status) => {
      const share = total === 0 ? 0 : (width * counts[status]) / total;
      const part = share > 0 ? rect(at, y + 4.5, share, STATUS_FILL[status]) : '';
      at += share;
      return part;
    });
    const settled = counts.met + counts.notApplicable;
    return `${text(0, y + 12, label, INK)}${parts.join('')}${text(WIDTH, y + 12, `${settled} / ${total}`, MUTED, 'end')}`;
  });
  return svg(top + bars.length * TIGHT_ROW, legend.join('') + rows.join(''));
}

function svg(height: number, content: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">` +
    `<g font-family="IBM Plex Sans" font-size="8.5">${content}</g></svg>`
  );
}

function rect(x: number, y: number, width: number, fill: string): string {
  return `<rect x="${round(x)}" y="${y}" width="${round(width)}" height="${BAR}" fill="${fill}"/>`;
}

function square(x: number, y: number, fill: string): string {
  return `<rect x="${round(x)}" y="${y}" width="8" height="8" fill="${fill}"/>`;
}

function text(x: number, y: number, content: string, fill: string, anchor = 'start'): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${round(x)}" y="${y}" fill="${fill}" text-anchor="${anchor}">${escaped}</text>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
