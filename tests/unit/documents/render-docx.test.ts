import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { buildCertificationStatus } from '#documents/issued/certification-status.ts';
import { buildGapAnalysis } from '#documents/issued/gap/report.ts';
import { DOCUMENTS } from '#documents/issued/registry.ts';
import { type Block, type DocumentModel, outlineOf } from '#documents/model/model.ts';
import { renderDocx } from '#documents/render/docx/render-docx.ts';
import { assessedData } from './assessed.ts';
import { makeControl, makeFacts, t } from './fixture.ts';
import { readDocx } from './read-docx.ts';
import { makeModel, table } from './render-model.ts';

const data = assessedData();
const write = async (blocks: readonly Block[]) => readDocx(await renderDocx(makeModel(blocks), t));
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

describe('a document for word processors', () => {
  test.each(DOCUMENTS.map(({ key, build }) => ({ key, build })))(
    '$key is the same twice, byte by byte',
    async ({ key, build }) => {
      const make = () => renderDocx(build({ ...makeFacts(), control: makeControl(key, { status: 'draft' }) }, t), t);
      expect(Buffer.compare(await make(), await make())).toBe(0);
    },
  );

  test('is the same in any time zone, and another on another date of issue', async () => {
    const make = (asOf: string) => renderDocx({ ...buildGapAnalysis(data, t), asOf }, t);
    const first = await make('2026-11-24');
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Tokyo';
    try {
      expect(Buffer.compare(await make('2026-11-24'), first)).toBe(0);
    } finally {
      process.env['TZ'] = zone;
    }
    expect(Buffer.compare(await make('2026-11-25'), first)).not.toBe(0);
  });

  test('has the headings of the PDF as its own, and a table of contents', async () => {
    const model = buildGapAnalysis(data, t);
    const { headings, parts } = await readDocx(await renderDocx(model, t));
    const outline = [...outlineOf(model.blocks).values()];
    expect(headings).toEqual(
      outline.map(({ heading: { level, text, number } }) => ({
        level,
        text: [number, text].filter(Boolean).join('\u00a0\u00a0'),
      })),
    );
    const xml = parts.get('word/document.xml')?.toString('utf8') ?? '';
    expect(xml).toMatch(/<w:instrText[^>]*>TOC [^<]*\\o &quot;1-2&quot;/);
    // Every entry of the contents has its page, so that nothing has to be brought up to date by hand.
    expect(xml.match(/PAGEREF _Toc\d+ \\h/g)).toHaveLength(outline.filter(({ heading }) => heading.level <= 2).length);
  });

  test('names organisation, document, version, state and classification on each page, and its number', async () => {
    const { parts, text } = await readDocx(await renderDocx(buildGapAnalysis(data, t), t));
    const all = (kind: string) =>
      [...parts].filter(([name]) => name.startsWith(`word/${kind}`)).map(([, bytes]) => bytes.toString('utf8'));
    const header = all('header').join('');
    for (const said of ['Beispiel GmbH', 'AIMS-REP-001 · Gap analysis report', 'Confidential', 'Version 1.0 · Draft']) {
      expect(header).toContain(said);
    }
    expect(header).toContain('DRAFT');
    expect(all('footer').join('')).toMatch(/Issued 2026-11-24[^]*Page [^]*PAGE[^]* of [^]*NUMPAGES/);
    for (const said of ['Draft, not approved for use', 'Document control', 'Grace Hopper', 'First issue.']) {
      expect(text).toContain(said);
    }
    expect(parts.get('docProps/core.xml')?.toString('utf8')).toContain('>2026-11-24T00:00:00Z</dcterms:created>');
  });

  test('keeps the head of a page to its lines, however long a name is', async () => {
    const model = makeModel([paragraph('x')], { organisation: { name: `Long ${'name '.repeat(99)}` } });
    const { parts, text } = await readDocx(await renderDocx(model, t));
    const header = parts.get('word/header1.xml')?.toString('utf8') ?? '';
    expect(header).toMatch(/>Long (name )+(n|na|nam|name)?…</);
    expect(text).toContain('name '.repeat(99).trim());
  });

  test('draws charts with their numbers, and says in words what has none', async () => {
    const chartsOf = async (model: DocumentModel) => {
      const { parts } = await readDocx(await renderDocx(model, t));
      return [...parts].filter(([name]) => /charts\/chart\d\.xml$/.test(name)).map(([, xml]) => xml.toString());
    };
    const kinds = (charts: readonly string[]) => charts.map((xml) => /<c:(radar|bar)Chart>/.exec(xml)?.[1]);
    expect(kinds(await chartsOf(buildGapAnalysis(data, t)))).toEqual(['radar']);
    const status = await chartsOf(buildCertificationStatus(data, t));
    expect(kinds(status)).toEqual(['bar', 'bar']);
    expect(status[1]).toContain('4 Context of the organization');
    const { text } = await write([{ kind: 'figure', svg: '<svg/>', alt: 'Three of four are met.' }]);
    expect(text).toContain('Three of four are met.');
  });

  test('repeats the heads of tables and turns pages', async () => {
    const { parts } = await write([
      table([['a', 'b']]),
      { kind: 'section', orientation: 'landscape', blocks: [paragraph('wide')] },
    ]);
    const xml = parts.get('word/document.xml')?.toString('utf8') ?? '';
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml.match(/w:orient="landscape"/g)).toHaveLength(1);
    expect(/<w:pgSz w:w="16838" w:h="11906"[^>]*landscape/.test(xml)).toBe(true);
  });

  test('points from a table to the page of a record', async () => {
    const rows = [[{ pageOf: 'here' }, 'x']] as never;
    const { parts } = await write([
      table(rows),
      { kind: 'keyValues', title: { id: 'here', code: 'SYS-001', text: 'Chatbot' }, items: [] },
    ]);
    const xml = parts.get('word/document.xml')?.toString('utf8') ?? '';
    const [, name] = /PAGEREF (part\d+)/.exec(xml) ?? [];
    expect(xml).toContain(`w:name="${name}"`);
  });

  test('holds hostile texts as they are, and shows what the format cannot hold by its number', async () => {
    const hostile = ['=1+1', '<w:p>&amp;', 'bell\u0007', 'half \ud800', 'turned \u202egpj.exe', 'rId1 _Toc1 w:id="3"'];
    const { text, parts } = await write([
      ...hostile.map(paragraph),
      paragraph('x'.repeat(50_000)),
      table([['a\r\nb', 'c']]),
    ]);
    for (const said of [
      '=1+1',
      '<w:p>&amp;',
      'bell[U+0007]',
      'half [U+D800]',
      'turned [U+202E]gpj.exe',
      'rId1 _Toc1 w:id="3"',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).toContain('x'.repeat(50_000));
    expect(text).toContain('a\nb');
    for (const [name, bytes] of parts) {
      if (name.endsWith('.xml'))
        expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(bytes.toString()), name).toBe(false);
    }
  });

  test('is read by another reader', async () => {
    const bytes = Buffer.from(await renderDocx(buildGapAnalysis(data, t), t));
    const { value, messages } = await mammoth.convertToHtml({ buffer: bytes });
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
    expect(value).toMatch(/<h1>.*Management summary<\/h1>/);
    expect(value).toContain('Finding 1 on 4.1: Größe &amp; &lt;Ordnung&gt;');
  });
});
