import { Paragraph } from 'docx';
import { ChartRun, type ChartRunOptions } from 'docx/charts';
import { type Chart, STATE_FILL } from '../../model/charts.ts';
import { STATE_ORDER } from '../../model/data.ts';
import type { Figure } from '../../model/model.ts';
import { officeText } from '../office-text.ts';
import { INK, MUTED } from '../pdf/tokens.ts';
import type { Setting } from './blocks.ts';
import { FONT, hex, PICTURE_LINE } from './look.ts';
import { textRuns } from './runs.ts';

/** Pixels of a twip: 96 to the inch, as the library measures pictures. */
const PIXELS = 96 / 1440;
const GRID = 'C3CBD0';

/**
 * A figure as a chart of the format itself, whose numbers can be looked at and whose lines stay sharp. What has no
 * numbers is said in words.
 */
export function figureBlocks({ chart, alt, caption }: Figure, setting: Setting): Paragraph[] {
  const before =
    caption === undefined ? [] : [new Paragraph({ style: 'Caption', children: textRuns(caption, setting.accent) })];
  if (chart === undefined)
    return [...before, new Paragraph({ style: 'Small', children: textRuns(alt, setting.accent) })];
  const width = Math.floor(setting.width * PIXELS);
  const run = new ChartRun({
    ...chartOptions(chart, hex(setting.accent), width),
    font: { name: FONT, color: hex(INK) },
    chartArea: { fill: 'none', border: 'none' },
    altText: { name: '', description: officeText(alt) },
  });
  return [...before, new Paragraph({ children: [run], spacing: { ...PICTURE_LINE, before: 120, after: 80 } })];
}

function chartOptions(chart: Chart, accent: string, width: number): ChartRunOptions {
  if (chart.kind === 'radar') return radar(chart, accent, width);
  return chart.kind === 'bars' ? bars(chart, accent, width) : states(chart, width);
}

function bars(
  { bars: rows, measure }: Extract<Chart, { kind: 'bars' }>,
  accent: string,
  width: number,
): ChartRunOptions {
  const share = ({ value, total }: (typeof rows)[number]) => (total === 0 ? 0 : (100 * value) / total);
  return {
    type: 'bar',
    categories: rows.map(({ label, note }) => officeText(`${label}: ${note}`)),
    series: [{ name: officeText(measure), values: rows.map((row) => Math.round(share(row) * 10) / 10), color: accent }],
    gapWidth: 90,
    legend: false,
    categoryAxis: { reverseOrder: true, font: { size: 8 } },
    valueAxis: { minimum: 0, maximum: 100, interval: 25, numberFormat: '0" %"', font: { size: 8, color: hex(MUTED) } },
    transformation: { width, height: 40 + rows.length * 19 },
  };
}

function states({ bars: rows, names }: Extract<Chart, { kind: 'states' }>, width: number): ChartRunOptions {
  return {
    type: 'bar',
    categories: rows.map(({ label, counts }) => {
      const total = STATE_ORDER.reduce((sum, state) => sum + counts[state], 0);
      return officeText(`${label}: ${counts.shown} / ${total}`);
    }),
    series: STATE_ORDER.map((state) => ({
      name: officeText(names[state]),
      values: rows.map(({ counts }) => counts[state]),
      color: hex(STATE_FILL[state]),
    })),
    stacking: 'percent',
    gapWidth: 60,
    legend: { position: 'top', font: { size: 8, color: hex(MUTED) } },
    categoryAxis: { reverseOrder: true, font: { size: 8 } },
    valueAxis: { visible: false, gridlines: false },
    transformation: { width, height: 50 + rows.length * 14 },
  };
}

function radar({ axes, measure }: Extract<Chart, { kind: 'radar' }>, accent: string, width: number): ChartRunOptions {
  return {
    type: 'radar',
    categories: axes.map(({ label }) => officeText(label)),
    series: [
      {
        name: officeText(measure),
        values: axes.map(({ value }) => value),
        color: accent,
        line: { color: accent, width: 1.6 },
        markers: { shape: 'circle', size: 4 },
      },
    ],
    markers: true,
    emptyValues: 'connect',
    legend: false,
    valueAxis: { minimum: 0, maximum: 100, interval: 25, font: { size: 7, color: hex(MUTED) } },
    chartArea: { border: { color: GRID } },
    transformation: { width, height: 300 },
  };
}
