import { describe, expect, test } from 'vitest';
import type { Block } from '#documents/model/model.ts';
import { renderPdf } from '#documents/render/render-pdf.ts';
import { pdfOptions } from '../fixture.ts';
import { type PdfPage, readPdf } from '../read-pdf.ts';
import { makeModel, render, table } from '../render-model.ts';
import { has, run, saveTemporary } from '../tools.ts';

const qpdf = has('qpdf');
const poppler = has('pdftotext');

const titles = (blocks: readonly Block[]) => blocks.filter((block) => block.kind === 'heading').map(({ text }) => text);

/** The pages from the second up to the one where the first heading stands in its own size. */
function contentsPages(pages: readonly PdfPage[]): readonly PdfPage[] {
  const body = pages.findIndex(({ texts }) =>
    texts.some(({ text, size }) => size >= 14 && /^(Chapter|Topic)/.test(text)),
  );
  return pages.slice(1, body);
}

const countDots = (content: string) => content.match(/\[0 4\.5\] 0 d/g)?.length ?? 0;

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
    ['approved', '', ''],
  ] as const)(
    'marks every page of a document that is %s, with shapes that are not read',
    async (status, mark, said) => {
      const { pages, objects, text } = await render([{ kind: 'paragraph', text: 'x' }], { control: { status } });
      expect(pages[0]?.text).toContain(said);
      const dicts = [...objects.values()].map(({ dict }) => dict);
      expect(dicts.filter((dict) => dict.includes('/Subtype /Form'))).toHaveLength(mark === '' ? 0 : 1);
      const marked = dicts.filter((dict) => /\/XObject <<\s*\/Mark /.test(dict));
      expect(marked).toHaveLength(mark === '' ? 0 : pages.length);
      if (mark !== '') expect(text).not.toContain(mark);
    },
  );

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
    ...(index % 3 === 0 ? [{ kind: 'pageBreak' } as const] : []),
    { kind: 'heading', level: 1, text: `Chapter ${index}` },
    { kind: 'heading', level: 2, text: `Part of ${index}` },
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
    for (const title of titles(chapters)) expect(listed).toContain(title);
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

  test('draw dots only behind a title, also when it is set in several pieces', async () => {
    const title = 'Topic with \u6771 and \u4eac inside';
    const chapter = (): Block[] => [{ kind: 'heading', level: 1, text: title }, { kind: 'pageBreak' }];
    const { objects } = await render(Array.from({ length: 6 }, chapter).flat());
    const contents = [...objects.values()].map(({ stream }) => stream?.toString('latin1') ?? '');
    expect(contents.filter((content) => / d [\d.]+ [\d.]+ m /.test(content)).map(countDots)).toEqual([6]);
  });

  test.each([
    ['few headings', 5, 6],
    ['few pages', 8, 4],
  ])('are not there for %s', async (_, headings, pageCount) => {
    const chapters = Array.from({ length: headings }, (__, index): Block[] => [
      { kind: 'heading', level: 1, text: `Topic ${index}` },
      { kind: 'paragraph', text: 'Some words. ' },
      ...(index < pageCount - 2 ? [{ kind: 'pageBreak' } as const] : []),
    ]).flat();
    const { text, bookmarks, pages } = await render(chapters);
    expect(pages).toHaveLength(pageCount);
    expect(text).not.toContain('Contents');
    expect(bookmarks.map(({ title }) => title)).toEqual(Array.from({ length: headings }, (__, at) => `Topic ${at}`));
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
    }
    for (const page of pages.slice(1)) {
      expect(page.text).toContain('Version 1.0 · Approved');
      expect(page.text).toContain('AIMS-REP-001 · Test document');
    }
  });

  test('shorten what is too long instead of running over the edge', async () => {
    const blocks: Block[] = [{ kind: 'paragraph', text: 'x' }];
    const { pages } = await render(blocks, { organisation: { name: 'Very long name '.repeat(33).trim() } });
    const head = pages[1]?.texts.find(({ text }) => text.endsWith('…'));
    expect(head?.text).toMatch(/^Very long name/);
    expect(pages[0]?.text.replaceAll('\n', '')).toContain('Very long name '.repeat(33).trim().replaceAll('\n', ''));
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
    expect(shapes).toEqual(['portrait', 'portrait', 'landscape', 'portrait']);
  });

  test('are never left empty by breaks that meet', async () => {
    const { pages } = await render([
      { kind: 'pageBreak' },
      { kind: 'heading', level: 1, text: 'Alone' },
      { kind: 'pageBreak' },
      { kind: 'pageBreak' },
      { kind: 'section', orientation: 'portrait', blocks: [{ kind: 'paragraph', text: 'last' }] },
      { kind: 'pageBreak' },
    ]);
    expect(pages.map(({ text }) => /Alone|last/.exec(text)?.[0] ?? '-')).toEqual(['-', 'Alone', 'last']);
  });

  test('hold a heading together with what follows it', async () => {
    const blocks = Array.from({ length: 60 }, (_, index): Block[] => [
      { kind: 'heading', level: 2, text: `Heading ${index}` },
      { kind: 'paragraph', text: `Paragraph ${index}. ${'More words. '.repeat(index % 23)}` },
    ]).flat();
    const { pages } = await render(blocks);
    const begun = pages.filter(({ texts }) => texts.some(({ text, size }) => text.startsWith('Heading') && size >= 14));
    for (const page of begun) {
      const headings = page.texts.filter(({ text, size }) => text.startsWith('Heading') && size >= 14);
      for (const { text } of headings) expect(page.text).toContain(`Paragraph ${text.split(' ')[1]}.`);
    }
    expect(begun.length).toBeGreaterThan(5);
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
      { kind: 'paragraph', text: 'Name: ᏣᎳᎩ and བོད' },
      table([['Ελληνικά', 'Български Žluťoučký kůň']]),
    ]);
    // The reader gives the original, as copying does; the glyphs on the page are those of the number.
    expect(text).toContain('Ꮳ');
    expect(text).toContain('བ');
    expect(text).toContain('Ελληνικά');
    expect(text).toContain('Български Žluťoučký kůň');
    expect(text).toContain('Characters shown by their number');
    expect(text.replaceAll('\n', ' ')).toContain('[U+13E3]');
    expect(readPdf(bytes).pages.some(({ text: page }) => page.includes('\ufffd'))).toBe(false);
  });

  test('of figures are treated alike', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text x="2" y="9" font-size="8">\u6771 ok</text></svg>';
    const { text } = await render([{ kind: 'figure', svg, alt: 'x' }]);
    expect(text).toContain('[U+6771] ok');
    expect(text).toContain('Characters shown by their number');
  });

  test('are not explained where none is missing', async () => {
    const { text } = await render([{ kind: 'paragraph', text: 'Plain – “quoted”' }]);
    expect(text).not.toContain('shown by their number');
  });
});

describe('file', () => {
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: 'A & B <c>' },
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
    for (const said of ['A & B <c>', 'First column', '東京', 'Page 2 of 2']) expect(text).toContain(said);
  });
});
