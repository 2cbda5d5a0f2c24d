import { describe, expect, test } from 'vitest';
import { modelFrame } from '#documents/data.ts';
import type { Block, DocumentModel } from '#documents/model.ts';
import { renderPdf } from '#documents/render-pdf.ts';
import type { DocumentControl } from '#shared/entities/document-control.ts';
import type { Organisation } from '#shared/entities/organisation.ts';
import { makeData, makeFacts, pdfOptions } from './fixture.ts';
import { type PdfPage, readPdf } from './read-pdf.ts';
import { has, run, saveTemporary } from './tools.ts';

const qpdf = has('qpdf');
const poppler = has('pdftotext');

type Changes = { readonly control?: Partial<DocumentControl>; readonly organisation?: Partial<Organisation> };

function makeModel(blocks: readonly Block[], { control, organisation }: Changes = {}): DocumentModel {
  const facts = makeFacts([]);
  const data = makeData({ ...facts, organisation: { ...facts.organisation, ...organisation } }, control);
  return { ...modelFrame(data), title: 'Test document', blocks };
}

const render = async (blocks: readonly Block[], changes?: Changes) => {
  const pdf = await renderPdf(makeModel(blocks, changes), pdfOptions);
  return { ...pdf, ...readPdf(pdf.bytes), pageCount: pdf.pages };
};

const table = (rows: readonly (readonly string[])[], more: object = {}): Block => ({
  kind: 'table',
  repeatHeader: true,
  columns: [
    { header: 'First column', weight: 1 },
    { header: 'Second column', weight: 3 },
  ],
  rows,
  ...more,
});

/** The pages from the second up to the one where the first heading stands in its own size. */
function contentsPages(pages: readonly PdfPage[]): readonly PdfPage[] {
  const body = pages.findIndex(({ texts }) =>
    texts.some(({ text, size }) => size >= 14 && /^(Chapter|Topic)/.test(text)),
  );
  return pages.slice(1, body);
}

const joined = (page: PdfPage | undefined) => (page?.texts ?? []).map(({ text }) => text).join('');

describe('cover', () => {
  test('shows the organisation, the title, the control data and the revisions', async () => {
    const { pages } = await render([]);
    const cover = pages[0]?.text ?? '';
    for (const said of [
      'Beispiel GmbH',
      'Beispiel Gesellschaft mbH · DE',
      'Test document',
      'AIMS-REP-001',
      'Confidential',
      'Grace Hopper',
      '2026-11-20',
      '2027-11-24',
      'First issue.',
      'ab'.repeat(32),
    ]) {
      expect(cover).toContain(said);
    }
    expect(cover).not.toContain('not approved');
  });

  test.each([
    ['draft', 'DRAFT', 'Draft, not approved for use'],
    ['inReview', 'IN REVIEW', 'In review, not yet approved for use'],
    ['obsolete', 'OBSOLETE', 'Obsolete, no longer in use'],
  ] as const)('marks every page of a document that is %s', async (status, mark, sentence) => {
    const { pages } = await render([{ kind: 'paragraph', text: 'x' }], { control: { status } });
    expect(pages[0]?.text).toContain(sentence);
    for (const page of pages) expect(page.text).toContain(mark);
  });

  test('lets 200 revisions flow over as many pages as they take', async () => {
    const revisions = Array.from({ length: 200 }, (_, index) => ({
      version: `0.${index}`,
      date: '2026-01-01',
      author: 'A',
      change: `Change ${index}.`,
    }));
    const { text } = await render([], { control: { revisions } });
    for (const { change } of revisions) expect(text).toContain(change);
  });
});

describe('contents', () => {
  const chapters = Array.from({ length: 30 }, (_, index): Block[] => [
    { kind: 'heading', level: 1, numbered: true, text: `Chapter ${index}`, newPage: index % 3 === 0 },
    { kind: 'heading', level: 2, numbered: true, text: `Part of ${index}` },
    { kind: 'paragraph', text: 'Some words. '.repeat(20 * (index % 7)) },
  ]).flat();

  test('name the page on which each heading stands', async () => {
    const { pages } = await render(chapters);
    for (const page of contentsPages(pages)) {
      for (const { text: title, y } of page.texts.filter(({ text }) => /^(Chapter|Part)/.test(text))) {
        const line = page.texts.filter((other) => Math.abs(other.y - y) < 0.5);
        const said = Number(line.at(-1)?.text);
        expect(pages[said - 1]?.texts.some(({ text, size }) => text === title && size >= 14)).toBe(true);
      }
    }
    const listed = contentsPages(pages).flatMap(({ texts }) => texts.map(({ text }) => text));
    for (const block of chapters) if (block.kind === 'heading') expect(listed).toContain(block.text);
  });

  test('stand as bookmarks too, nested and on the same pages', async () => {
    const { pages, bookmarks } = await render(chapters);
    expect(bookmarks[0]).toEqual({ title: 'Contents', level: 1, page: 2 });
    expect(bookmarks).toHaveLength(61);
    for (const { title, page, level } of bookmarks.slice(1)) {
      const words = title.replace(/^[\d.]+ /, '');
      expect(level).toBe(words.startsWith('Part') ? 2 : 1);
      expect(pages[page - 1]?.text).toContain(words);
    }
  });

  test('can be longer than a page', async () => {
    const many = Array.from(
      { length: 120 },
      (_, index): Block => ({ kind: 'heading', level: 1, text: `Topic ${index}` }),
    );
    const { pages } = await render(many);
    const contents = contentsPages(pages);
    const listed = contents.flatMap(({ texts }) => texts.map(({ text }) => text));
    expect(contents.length).toBeGreaterThan(2);
    for (let index = 0; index < 120; index += 1) expect(listed).toContain(`Topic ${index}`);
  });
});

describe('running head and foot', () => {
  test('stand on every page but the cover, with the number of pages', async () => {
    const { pages, pageCount } = await render([table(Array.from({ length: 150 }, (_, row) => [`r${row}`, 'x']))]);
    expect(pages).toHaveLength(pageCount);
    for (const [index, page] of pages.entries()) {
      expect(page.text).toContain(`Page ${index + 1} of ${pageCount}`);
      expect(page.text).toContain('Issued 2026-11-24 · Trail abababababab · AI-Guard Lite');
      if (index > 0) expect(page.text).toContain('Version 1.0 · Approved');
      if (index > 0) expect(page.text).toContain('AIMS-REP-001 · Test document');
    }
  });

  test('shorten what is too long instead of running over the edge', async () => {
    const { pages } = await render([], { organisation: { name: 'Very long name '.repeat(33).trim() } });
    const head = pages[1]?.texts.find(({ text }) => text.endsWith('…'));
    expect(head?.text).toMatch(/^Very long name/);
    expect(pages[0]?.text.replaceAll('\n', '')).toContain('Very long name '.repeat(33).trim().replaceAll('\n', ''));
  });
});

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
    expect(joined(pages[2])).toContain(word);
    for (const { x, size } of pages[2]?.texts ?? []) expect(x).toBeGreaterThanOrEqual(size > 0 ? 62 : 0);
  });

  test('stay within the margins whatever they hold', async () => {
    const rows = ['i', 'W', 'word '].map((unit) => [unit.repeat(300), unit.repeat(300)]);
    const narrow = Array.from({ length: 11 }, (_, index) => ({ header: `Column ${index}`, weight: 1 }));
    const block: Block = {
      kind: 'table',
      columns: narrow,
      rows: rows.map(([cell = '']) => narrow.map(() => cell)),
      repeatHeader: true,
    };
    const { pages } = await render([block]);
    for (const page of pages) {
      for (const { text, x, y, size } of page.texts) {
        expect(x).toBeGreaterThanOrEqual(61);
        expect(x).toBeLessThanOrEqual(page.width - 56);
        expect(y).toBeGreaterThan(20);
        expect(y).toBeLessThan(page.height - 20);
        // No character is wider than its size: a rough bound for the right edge.
        if (text.length > 1 && x < 62.1) expect(x + text.length * size * 0.2).toBeLessThan(page.width - 56);
      }
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
    const list = pages[2]?.texts ?? [];
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

describe('pages', () => {
  test('turn for a section and back', async () => {
    const { pages } = await render([
      { kind: 'paragraph', text: 'upright' },
      { kind: 'section', orientation: 'landscape', blocks: [{ kind: 'paragraph', text: 'turned' }] },
      { kind: 'paragraph', text: 'upright again' },
    ]);
    const shapes = pages.map(({ width, height }) => (width > height ? 'landscape' : 'portrait'));
    expect(shapes).toEqual(['portrait', 'portrait', 'portrait', 'landscape', 'portrait']);
  });

  test('are never left empty by breaks that meet', async () => {
    const { pages } = await render([
      { kind: 'pageBreak' },
      { kind: 'heading', level: 1, text: 'Alone', newPage: true },
      { kind: 'pageBreak' },
      { kind: 'pageBreak' },
      { kind: 'section', orientation: 'portrait', blocks: [{ kind: 'paragraph', text: 'last' }] },
      { kind: 'pageBreak' },
    ]);
    expect(pages.map(({ text }) => /Alone|last/.exec(text)?.[0] ?? '-')).toEqual(['-', 'Alone', 'Alone', 'last']);
  });

  test('hold a heading together with what follows it', async () => {
    const blocks = Array.from({ length: 60 }, (_, index): Block[] => [
      { kind: 'heading', level: 2, text: `Heading ${index}` },
      { kind: 'paragraph', text: `Paragraph ${index}. ${'More words. '.repeat(index % 23)}` },
    ]).flat();
    const { pages } = await render(blocks);
    for (let index = 0; index < 60; index += 1) {
      const page = pages.slice(3).find(({ texts }) => texts.some(({ text }) => text === `Heading ${index}`));
      if (page !== undefined) expect(page.text).toContain(`Paragraph ${index}.`);
    }
  });

  test('draw figures as vectors, with no picture and no transparency', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><rect x="0" y="0" width="50" height="10" ' +
      'fill="#0F5C63"/><text x="2" y="40" font-size="8">Said in the figure</text></svg>';
    const { text, objects } = await render([{ kind: 'figure', svg, alt: 'A bar' }]);
    expect(text).toContain('Said in the figure');
    const dicts = [...objects.values()].map(({ dict }) => dict).join('\n');
    expect(dicts).not.toMatch(/\/Subtype \/Image|\/SMask|\/ca 0|\/CA 0/);
  });
});

describe('characters', () => {
  test('that the typefaces lack are shown by number, found by their original, and explained', async () => {
    const { text, bytes } = await render([
      { kind: 'paragraph', text: 'Name: 東京 and العربية and 🤖' },
      table([['Ελληνικά', 'Български Žluťoučký kůň']]),
    ]);
    // The reader gives the original, as copying does; the glyphs on the page are those of the number.
    expect(text).toContain('東');
    expect(text).toContain('🤖');
    expect(text).toContain('Ελληνικά');
    expect(text).toContain('Български Žluťoučký kůň');
    expect(text).toContain('Characters shown by their number');
    expect(text.replaceAll('\n', ' ')).toContain('[U+6771]');
    expect(readPdf(bytes).pages.some(({ text: page }) => page.includes('\ufffd'))).toBe(false);
  });

  test('are not explained where none is missing', async () => {
    const { text } = await render([{ kind: 'paragraph', text: 'Plain – “quoted”' }]);
    expect(text).not.toContain('shown by their number');
  });
});

describe('file', () => {
  const blocks: Block[] = [
    { kind: 'heading', level: 1, numbered: true, text: 'A & B <c>' },
    { kind: 'figures', items: [{ value: '3', label: 'things', tone: 'ok' }] },
    { kind: 'note', tone: 'attention', title: 'Mind', text: 'this' },
    { kind: 'list', items: ['one', 'two'], ordered: true },
    table([['a', 'b']]),
  ];
  const organisation = { name: 'Müller & Söhne <GmbH>' };

  test('is the same, byte by byte, for the same model', async () => {
    const first = await renderPdf(makeModel(blocks, { organisation }), pdfOptions);
    const second = await renderPdf(makeModel(blocks, { organisation }), pdfOptions);
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });

  test('says title, author and date of issue, in the properties and in the XMP packet alike', async () => {
    const { info, metadata } = await render(blocks, { organisation });
    expect(info['Title']).toBe('AIMS-REP-001 Test document');
    expect(info['Author']).toBe('Ada Lovelace');
    expect(info['CreationDate']).toBe('D:20261124000000Z');
    expect(info['Subject']).toContain('Müller & Söhne <GmbH>');
    expect(metadata).toContain('<xmp:CreateDate>2026-11-24T00:00:00Z</xmp:CreateDate>');
    expect(metadata).toContain('Müller &amp; Söhne &lt;GmbH&gt;');
    expect(metadata).toContain('AIMS-REP-001 Test document');
  });

  test('keeps the PDF/A-3b profile and claims no more than it keeps', async () => {
    const { objects, metadata, bytes } = await render(blocks, { organisation });
    const dicts = [...objects.values()].map(({ dict }) => dict);
    const all = dicts.join('\n');
    expect(Buffer.from(bytes).toString('latin1', 0, 8)).toBe('%PDF-1.7');
    expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(metadata).not.toContain('pdfuaid');
    expect(all).toContain('/OutputIntents');
    expect(all).toContain('/Lang (en)');
    expect(all).toContain('/DisplayDocTitle true');
    expect(all).not.toMatch(/\/StructTreeRoot|\/MarkInfo|\/JavaScript|\/Encrypt|\/LZWDecode|\/Launch|\/URI/);
    const fonts = dicts.filter((dict) => dict.includes('/Type /FontDescriptor'));
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toContain('/FontFile2');
    for (const link of dicts.filter((dict) => dict.includes('/Subtype /Link'))) expect(link).toContain('/F 4');
    for (const opacity of all.matchAll(/\/(?:ca|CA) ([\d.]+)/g)) expect(Number(opacity[1])).toBe(1);
  });

  test.skipIf(!qpdf)('passes qpdf --check (needs qpdf)', async () => {
    const { bytes } = await renderPdf(makeModel(blocks, { organisation }), pdfOptions);
    expect(run('qpdf', ['--check', saveTemporary('a.pdf', bytes)])).toContain('No syntax or stream encoding errors');
  });

  test.skipIf(!poppler)('reads the same to another program (needs pdftotext)', async () => {
    const { bytes } = await renderPdf(makeModel([...blocks, { kind: 'paragraph', text: '東京' }]), pdfOptions);
    const text = run('pdftotext', ['-layout', saveTemporary('a.pdf', bytes), '-']);
    for (const said of ['A & B <c>', 'First column', '東京', 'Page 3 of 3', 'Contents']) expect(text).toContain(said);
  });
});
