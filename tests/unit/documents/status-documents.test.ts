import { describe, expect, test } from 'vitest';
import { buildCertificationStatus } from '#documents/issued/certification-status.ts';
import { buildGapAnalysis } from '#documents/issued/gap/report.ts';
import { buildRequirements, statusTable } from '#documents/issued/requirements.ts';
import { barChart } from '#documents/model/charts.ts';
import { partsOf } from '#documents/model/data.ts';
import type { Block } from '#documents/model/model.ts';
import { renderPdf } from '#documents/render/render-pdf.ts';
import { emptyResult } from '#shared/entities/assessment.ts';
import { catalogue, makeData, makeFacts, pdfOptions, t } from './fixture.ts';
import { readPdf } from './read-pdf.ts';

const data = makeData(makeFacts());
const tables = (blocks: readonly Block[]) => blocks.filter((block) => block.kind === 'table');
const text = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => row.map((cell) => JSON.stringify(cell)).join(' '));

describe('parts of the standard', () => {
  test('hold every requirement and control once', () => {
    const parts = partsOf(catalogue);
    expect(parts.map(({ id }) => id).join(' ')).toBe('4 5 6 7 8 9 10 A.2 A.3 A.4 A.5 A.6 A.7 A.8 A.9 A.10');
    expect(parts.flatMap(({ nodes }) => nodes.map(({ id }) => id)).sort()).toEqual(
      catalogue.nodes.map(({ id }) => id).sort(),
    );
  });
});

describe('certification status', () => {
  const model = buildCertificationStatus(data, t);

  test('shows the seven steps with state, counts, next action and numbers', () => {
    const [steps] = tables(model.blocks);
    expect(steps?.rows).toHaveLength(7);
    expect(text(steps?.rows ?? [])[0]).toBe(
      '"1. Gap analysis" {"status":"In progress","tone":"attention"} "3 of 70" "Assess 67 requirements" "Clauses 4 to 10 and Annex A"',
    );
    expect(steps?.rows[1]?.slice(2, 3)).toEqual(['1 of 22']);
    expect(steps?.rows[4]?.at(-1)).toBe('9.2.1, 9.2.2');
    expect(steps?.rows[1]?.at(-1)).toBe('4.1 to 5.3, 6.2 to 7.5.3, A.2.2 to A.3.3, A.4.6');
  });

  test('lists under each step every requirement that it brings about', () => {
    const listed = tables(model.blocks)
      .slice(1, -1)
      .flatMap(({ rows }) => rows.map(([id]) => id as string));
    expect(listed.toSorted()).toEqual(catalogue.nodes.map(({ id }) => id).toSorted());
  });

  test('draws its charts and says them in words as well', async () => {
    const figures = model.blocks.filter((block) => block.kind === 'figure');
    expect(figures).toHaveLength(2);
    expect(figures[0]?.alt).toContain('1. Gap analysis: 3 / 70');
    expect(figures[1]?.alt).toContain('4 Context of the organization: 1 Shown, 1 Begun, 2 Nothing yet');
    const { bytes } = await renderPdf(model, pdfOptions);
    const read = readPdf(bytes).text;
    for (const said of ['1. Gap analysis', '3 / 70', 'A.10 Third-party and customer relationships']) {
      expect(read).toContain(said);
    }
  });

  test('names a step that waits for another', () => {
    const waiting = buildCertificationStatus(makeData(makeFacts([])), t);
    expect(text(tables(waiting.blocks)[0]?.rows ?? [])[2]).toContain('Blocked');
    expect(text(tables(waiting.blocks)[0]?.rows ?? [])[2]).toContain('Waits for an earlier step');
  });
});

describe('charts', () => {
  const label = 'A long label of many words that no column of a chart could ever hold in a single line of text';
  const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);

  test('break long labels into lines and lose no word', () => {
    const svg = barChart([{ label, value: 1, total: 2, note: '1' }]);
    expect(texts(svg).slice(0, -1).join(' ')).toBe(label);
    expect(texts(svg).length).toBeGreaterThan(2);
  });

  test('leave room for labels before the bars, and draw no bar for nothing', () => {
    const svg = barChart([{ label: 'Short', value: 0, total: 0, note: '0' }]);
    const bars = [...svg.matchAll(/<rect x="([\d.]+)"[^>]* width="([\d.]+)"/g)].map(([, x]) => Number(x));
    expect(bars).toEqual([130]);
  });

  test('keep markup out of words', () => {
    expect(barChart([{ label: 'a < b & c', value: 1, total: 1, note: '1' }])).toContain('a &lt; b &amp; c');
  });
});

describe('requirements', () => {
  const model = buildRequirements(data, t);

  test('list all 70 with state, finding and what must exist in writing', () => {
    const rows = tables(model.blocks)
      .slice(1, -1)
      .flatMap(({ rows: found }) => found);
    expect(rows).toHaveLength(70);
    expect(rows.find(([id]) => id === '4.1')).toEqual([
      '4.1',
      'Understanding the organization and its context',
      { status: 'Met', tone: 'ok' },
      '',
    ]);
    expect(rows.find(([id]) => id === '6.1.3')?.at(-1)).toContain('Statement of Applicability (Document)');
    expect(rows.find(([id]) => id === 'A.4.2')?.at(-1)).toBe('Must be documented');
  });

  test('sum up by clause and area without counting anything twice', () => {
    const { rows, totals = [] } = statusTable(data, t);
    const numbers = rows.map((row) => row.slice(1).map((cell) => (cell === '–' ? 0 : Number(cell))));
    const parts = numbers.filter((_, index) => !totals.includes(index));
    const sum = parts.reduce((all, row) => all.map((value, index) => value + (row[index] ?? 0)), Array(7).fill(0));
    expect(numbers.at(-1)).toEqual(sum);
    expect(sum.at(-1)).toBe(70);
    for (const row of numbers) expect(row.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(row.at(-1));
  });

  test('list the documents that the standard requires, once', () => {
    const cells = tables(model.blocks).flatMap(({ rows }) => rows.map((row) => row.at(-1)));
    for (const { document } of catalogue.requiredDocuments) {
      const named = cells.filter((cell) => typeof cell === 'string' && cell.includes(`${document} (`));
      expect(named.length, document).toBeGreaterThan(0);
    }
    expect(tables(model.blocks).at(-1)?.columns.at(-1)?.header).toBe('Reason');
  });

  test('leave findings to the report on the gap analysis, but for reasons why something was left out', () => {
    const words = JSON.stringify(model.blocks);
    expect(words).not.toContain('Context analysis of May seen.');
    expect(words.match(/No policy of its own is needed\./g)).toHaveLength(1);
    expect(JSON.stringify(buildGapAnalysis(data, t).blocks)).toContain('Context analysis of May seen.');
  });

  test('keep a finding of 50,000 characters whole', async () => {
    const finding = `${'evidence '.repeat(5500)}LAST`;
    const result = { ...emptyResult('5.1'), status: 'partlyMet' as const, finding };
    const facts = makeFacts([], { results: { '5.1': result }, assessment: [result] });
    const { bytes } = await renderPdf(buildGapAnalysis(makeData(facts), t), pdfOptions);
    const read = readPdf(bytes).text;
    expect(read.match(/\bevidence\b/g)?.length).toBeGreaterThanOrEqual(5500);
    expect(read).toContain('LAST');
  });
});
