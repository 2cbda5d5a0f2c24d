import { describe, expect, test } from 'vitest';
import type { Block } from '#documents/model/model.ts';
import { renderPdf } from '#documents/render/render-pdf.ts';
import { pdfOptions } from './fixture.ts';
import type { PdfPage } from './read-pdf.ts';
import { makeModel, render, table } from './render-model.ts';
import { has, run, saveTemporary } from './tools.ts';

const poppler = has('pdftotext');

const joined = (page: PdfPage | undefined) => (page?.texts ?? []).map(({ text }) => text).join('');

describe('tables', () => {
  test('repeat their heads on every page and keep every row', async () => {
    const rows = Array.from({ length: 400 }, (_, row) => [`row-${row}`, `value of ${row}`]);
    const { pages } = await render([table(rows)]);
    const withRows = pages.filter(({ text }) => text.includes('row-'));
    expect(withRows.length).toBeGreaterThan(5);
    for (const page of withRows) expect(page.text.match(/First column/g)).toHaveLength(1);
    const found = pages.flatMap(({ texts }) => texts.map(({ text }) => text)).filter((text) => text.startsWith('row-'));
    expect(found).toEqual(rows.map(([first]) => first));
  });

  test('keep a row whole that fits on a page', async () => {
    const long = 'Ten words that fill a line of the second column. '.repeat(18);
    const rows = Array.from({ length: 40 }, (_, row) => [`row-${row}`, `begin-${row} ${long} end-${row}`]);
    const { pages } = await render([table(rows)]);
    for (let row = 0; row < 40; row += 1) {
      const page = pages.find(({ texts }) => texts.some(({ text }) => text === `row-${row}`));
      expect(page?.text).toContain(`end-${row}`);
    }
  });

  test.each([
    ['of words', 'word '.repeat(2400)],
    ['of one word without a blank', 'W'.repeat(12_000)],
    ['of lines', 'line\n'.repeat(600)],
  ])('break a row of 12,000 characters %s over pages and lose nothing', async (_, text) => {
    const rows = [
      ['before', 'x'],
      ['long', `${text}THE-END`],
      ['after', 'y'],
    ];
    const { pages, text: all } = await render([table(rows)]);
    const count = (pattern: RegExp) => (all.match(pattern) ?? []).join('').length;
    expect(count(/W+/g)).toBe(text.startsWith('W') ? 12_000 : 0);
    expect(all.match(/\b(word|line)\b/g)?.length).toBe(text.match(/\b(word|line)\b/g)?.length);
    expect(all.replaceAll('\n', '').includes('THE-ENDaftery')).toBe(true);
    expect(pages.filter((page) => /W{9}|\bword\b|\bline\b/.test(page.text)).length).toBeGreaterThan(2);
  });

  test('hold a first row that is longer than a page below a repeated head', async () => {
    const { text } = await render([table([['first', `${'word '.repeat(3000)}THE-END`]])]);
    expect(text.match(/\bword\b/g)).toHaveLength(3000);
    expect(text).toContain('THE-END');
  });

  test('wrap a word of 400 characters inside its column', async () => {
    const word = 'https://example.org/'.padEnd(400, 'abcdefghij');
    const { pages } = await render([table([[word, word]])]);
    expect(joined(pages[1])).toContain(word);
    for (const { x, size } of pages[1]?.texts ?? []) expect(x).toBeGreaterThanOrEqual(size > 0 ? 62 : 0);
  });

  test('stay within the margins whatever they hold', async () => {
    const rows = ['i', 'W', 'word '].map((unit) => [unit.repeat(300), unit.repeat(300)]);
    const narrow = Array.from({ length: 11 }, (_, index) => ({ header: `Column ${index}` }));
    const block: Block = {
      kind: 'table',
      columns: narrow,
      rows: rows.map(([cell = '']) => narrow.map(() => cell)),
      repeatHeader: true,
    };
    const { pages } = await render([block]);
    for (const page of pages) {
      for (const { x, y } of page.texts) {
        expect(x).toBeGreaterThanOrEqual(61);
        expect(x).toBeLessThanOrEqual(page.width - 56);
        expect(y).toBeGreaterThan(20);
        expect(y).toBeLessThan(page.height - 20);
      }
    }
  });

  test.skipIf(!poppler)("end before the right margin, by another program's measure (needs pdftotext)", async () => {
    const cells = ['i', 'W', 'word ', 'fi', '東'].map((unit) => unit.repeat(300));
    const columns = Array.from({ length: 9 }, (_, index) => ({
      header: `Heading${index} of it`,
    }));
    const rows = cells.map((cell) => columns.map(() => cell));
    const { bytes } = await renderPdf(makeModel([{ kind: 'table', columns, rows, repeatHeader: true }]), pdfOptions);
    const boxes = run('pdftotext', ['-bbox', saveTemporary('a.pdf', bytes), '-']);
    const edges = [...boxes.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g)];
    expect(edges.length).toBeGreaterThan(500);
    for (const [, left, top, right, bottom] of edges) {
      expect(Number(left)).toBeGreaterThan(61);
      expect(Number(right)).toBeLessThan(595.28 - 56 + 0.6);
      expect(Number(top)).toBeGreaterThan(30);
      expect(Number(bottom)).toBeLessThan(841.89 - 20);
    }
  });
});

describe('records', () => {
  const record = (index: number, lines: number): Block => ({
    kind: 'keyValues',
    title: { id: `r${index}`, code: `R-${index}`, text: `Record ${index}`, status: { status: 'In scope', tone: 'ok' } },
    items: [
      { label: 'Short', value: 'one' },
      { label: 'Also short', value: 'two' },
      { label: 'Long', value: 'Some words in a row. '.repeat(lines), wide: true },
      { label: 'Longer', value: `${'Other words. '.repeat(lines)}LAST-${index}`, wide: true },
    ],
    remark: `Remark ${index}`,
  });

  test('repeat their title where they reach over a page, once as bookmark', async () => {
    const { pages, bookmarks } = await render([record(1, 160), record(2, 160)]);
    const titled = pages.filter(({ text }) => text.includes('Record 1'));
    expect(titled).toHaveLength(2);
    expect(titled[1]?.text).toContain('(continued)');
    expect(bookmarks.filter(({ title }) => title === 'R-1 Record 1')).toHaveLength(1);
  });

  test('are found by page references on the page where they begin', async () => {
    const reference = table([['see', '']], {}) as Extract<Block, { kind: 'table' }>;
    const records = Array.from({ length: 30 }, (_, index) => record(index, 30 + (index % 5) * 40));
    const rows = records.map((_, index) => [`to R-${index}`, { pageOf: `r${index}` }]);
    const { pages } = await render([{ ...reference, rows }, ...records]);
    const list = pages.find(({ text }) => text.includes('to R-0'))?.texts ?? [];
    for (let index = 0; index < 30; index += 1) {
      const at = list.findIndex(({ text }) => text === `to R-${index}`);
      const said = Number(list[at + 1]?.text);
      expect(pages[said - 1]?.texts.some(({ text }) => text === `R-${index}`)).toBe(true);
      expect(pages[said - 2]?.texts.some(({ text }) => text === `R-${index}`)).toBe(false);
      expect(pages.some(({ text }) => text.includes(`LAST-${index}`))).toBe(true);
      expect(pages.some(({ text }) => text.includes(`Remark ${index}`))).toBe(true);
    }
  });
});
