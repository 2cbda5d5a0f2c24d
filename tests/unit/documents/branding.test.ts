import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { readLogo } from '#core/logo/read-logo.ts';
import { buildGapAnalysis } from '#documents/issued/gap/report.ts';
import { gapAnalysisWorkbook } from '#documents/issued/gap/sheets.ts';
import { DOCUMENTS } from '#documents/issued/registry.ts';
import type { Brand } from '#documents/model/model.ts';
import { renderDocx } from '#documents/render/docx/render-docx.ts';
import { renderPdf } from '#documents/render/render-pdf.ts';
import { renderXlsx } from '#documents/render/xlsx/render-xlsx.ts';
import { assessedData } from './assessed.ts';
import { makeControl, makeFacts, pdfOptions, t } from './fixture.ts';
import { makeJpeg, makePng } from './pictures.ts';
import { readDocx } from './read-docx.ts';
import { readParts } from './read-parts.ts';
import { readPdf } from './read-pdf.ts';
import { has, run, saveTemporary } from './tools.ts';

const logo = readLogo({ bytes: makePng({ width: 60, height: 20 }), name: 'logo.png' });
const brand: Brand = { name: 'Acme & Söhne', accent: '#7A1F5C', logo };
const nothing: Brand = { name: '', accent: '', logo: null };
const own = { r: 'F5C63', pdf: '0.0588 0.3608 0.3882' };

describe('a document with the name, colour and logo of whoever prepares it', () => {
  const data = assessedData({ brand });
  const model = buildGapAnalysis(data, t);
  const sheets = () => renderXlsx(model, gapAnalysisWorkbook(data, t), t);

  test('shows them on each page of the PDF', async () => {
    const { pages, objects, text } = readPdf((await renderPdf(model, pdfOptions)).bytes);
    expect(pages[0]?.text).toContain('Prepared by Acme & Söhne');
    for (const page of pages.slice(1)) expect(page.text).toContain('Beispiel GmbH · Prepared by Acme & Söhne');
    expect(text).toContain('Management summary');
    const pictures = [...objects.values()].filter(({ dict }) => dict.includes('/Subtype /Image'));
    // Held once, drawn on each page, and nothing see-through, which the profile does not want.
    expect(pictures).toHaveLength(1);
    expect([...objects.values()].some(({ dict }) => dict.includes('/SMask'))).toBe(false);
    const drawn = [...objects.values()].map(({ stream }) => stream?.toString('latin1') ?? '');
    expect(drawn.filter((content) => /\/I1 Do/.test(content))).toHaveLength(pages.length);
    expect(drawn.some((content) => content.includes('0.4784 0.1216 0.3608 rg'))).toBe(true);
    expect(drawn.some((content) => content.includes(own.pdf))).toBe(false);
  });

  test.skipIf(!has('qpdf'))('is a sound PDF (needs qpdf)', async () => {
    const file = saveTemporary('a.pdf', (await renderPdf(model, pdfOptions)).bytes);
    expect(run('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors');
  });

  test('shows them on each page of the DOCX', async () => {
    const { parts, text } = await readDocx(await renderDocx(model, t));
    expect(text).toContain('Prepared by Acme & Söhne');
    const headers = [...parts]
      .filter(([name]) => name.startsWith('word/header'))
      .map(([, xml]) => xml.toString('utf8'));
    expect(
      headers.filter((xml) => xml.includes('Prepared by Acme &amp; Söhne') && xml.includes('r:embed=')),
    ).toHaveLength(2);
    const media = [...parts].filter(([name]) => name.startsWith('word/media/')).map(([, bytes]) => bytes);
    expect(media.some((bytes) => Buffer.compare(bytes, Buffer.from(logo.bytes)) === 0)).toBe(true);
    for (const name of ['word/document.xml', 'word/styles.xml', 'word/numbering.xml', 'word/charts/chart1.xml']) {
      const xml = parts.get(name)?.toString('utf8') ?? '';
      expect([name, xml.includes('7A1F5C'), xml.includes(own.r)]).toEqual([name, true, false]);
    }
  });

  test('shows them on the first sheet of the XLSX', async () => {
    const bytes = Buffer.from(await sheets());
    const rows = await readSheet(bytes, 'Management summary');
    expect(rows.map(([first]) => first)).toContain('Prepared by Acme & Söhne');
    const parts = await readParts(bytes);
    expect([...parts.keys()].filter((name) => name.startsWith('xl/media/'))).toHaveLength(1);
    expect(parts.get('xl/styles.xml')?.toString('utf8')).toContain('7A1F5C');
  });

  test('is the same twice, byte by byte', async () => {
    for (const make of [() => renderDocx(model, t), sheets, async () => (await renderPdf(model, pdfOptions)).bytes]) {
      expect(Buffer.compare(await make(), await make())).toBe(0);
    }
  });

  test('takes a JPEG too', async () => {
    const jpeg = readLogo({ bytes: makeJpeg(3), name: 'logo.jpg' });
    const other = { ...model, brand: { ...brand, logo: jpeg } };
    const { objects } = readPdf((await renderPdf(other, pdfOptions)).bytes);
    expect([...objects.values()].some(({ dict }) => dict.includes('/DCTDecode'))).toBe(true);
    const { parts } = await readDocx(await renderDocx(other, t));
    expect([...parts.keys()].some((name) => /^word\/media\/.*\.jpg$/.test(name))).toBe(true);
  });
});

describe('a document of somebody who chose nothing', () => {
  test.each(DOCUMENTS.map(({ key, build }) => ({ key, build })))(
    '$key is what it is without the choice, byte by byte',
    async ({ key, build }) => {
      const facts = { ...makeFacts(), control: makeControl(key) };
      const [without, empty] = [build(facts, t), build({ ...facts, brand: nothing }, t)];
      expect(without).not.toHaveProperty('brand');
      const pdf = async (model: typeof without) => (await renderPdf(model, pdfOptions)).bytes;
      expect(Buffer.compare(await pdf(empty), await pdf(without))).toBe(0);
      expect(Buffer.compare(await renderDocx(empty, t), await renderDocx(without, t))).toBe(0);
    },
  );

  test('nor does its workbook change', async () => {
    const data = assessedData();
    const make = (chosen: object) =>
      renderXlsx({ ...buildGapAnalysis(data, t), ...chosen }, gapAnalysisWorkbook(data, t), t);
    expect(Buffer.compare(await make({ brand: nothing }), await make({}))).toBe(0);
  });
});
