import fs from 'node:fs';
import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import type { Block } from '#documents/model/model.ts';
import { PdfDocument } from '#documents/render/pdf/pdfmake.ts';
import { FONT_NAMES, isFontName, layoutOf, openType } from '#documents/render/pdf/type.ts';
import { renderPdf } from '#documents/render/render-pdf.ts';
import { fontsFolder, pdfOptions } from '../fixture.ts';
import { readPdf } from '../read-pdf.ts';
import { makeModel, table } from '../render-model.ts';
import { has, makeFolder, run, saveTemporary } from '../tools.ts';

const poppler = has('pdftotext');
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const bytesOf = async (blocks: readonly Block[]) => (await renderPdf(makeModel(blocks), pdfOptions)).bytes;

/** What pdf.js reads on the last page, without the blanks that it puts between parts. */
async function readByPdfjs(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { items } = await (await document.getPage(document.numPages)).getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join('');
}

const unspaced = (text: string) => text.replaceAll(/[\s\u202a-\u202e]/g, '');
const EACH_ALONE = {
  'simplified Chinese': '医疗信息系统有限公司',
  'traditional Chinese': '繁體中文：臺灣智慧醫療機器學習',
  Japanese: '東京電力ホールディングス株式会社の「分析」',
  Korean: '한국어 인공지능 시스템',
  Thai: 'ระบบปัญญาประดิษฐ์สำหรับน้ำดื่ม',
  Devanagari: 'हिन्दी कृत्रिम बुद्धिमत्ता क्षत्रिय',
  Cyrillic: 'Медицинская система',
  Greek: 'Σύστημα Αθήνας',
  Vietnamese: 'Hệ thống Việt Nam',
  emoji: 'Robot 🤖 👩‍💻 ❤️ 🇩🇪',
  Arabic: 'شركة',
  Persian: 'می‌خواهم',
  'Arabic with marks': 'مُحَمَّد',
  Hebrew: 'מערכת',
};

describe('a name', () => {
  test.each(Object.entries(EACH_ALONE))('in %s is read back as it was written', async (_, name) => {
    const bytes = await bytesOf([paragraph(name), table([['x', name]])]);
    const read = unspaced(await readByPdfjs(bytes));
    expect(read.split(unspaced(name))).toHaveLength(3);
    expect(readPdf(bytes).text).not.toContain('[U+');
    if (poppler) expect(unspaced(run('pdftotext', [saveTemporary('name.pdf', bytes), '-']))).toContain(unspaced(name));
  });

  test('in a script that no typeface has is shown by its numbers', async () => {
    const { text } = readPdf(await bytesOf([paragraph('ᏣᎳᎩ \ue000')]));
    expect(text).toContain('[U+13A9] [U+13B3] [U+13E3] [U+E000]');
  });

  test.each([
    ['Latin first', 'Firma שלום עולם GmbH', 'Firma םלוע םולש GmbH'],
    ['Hebrew first', 'שלום עולם חברה (ניסוי) v2', 'v2 )יוסינ( הרבח םלוע םולש'],
    ['a number within', 'Beta שלום 52 עולם', 'Beta םלוע 52 םולש'],
    ['Arabic with Latin and digits', 'شركة النور ABC-42 رقم ١٢٣', '١٢٣ مقر ABC-42 رونلا ةكرش'],
    ['an English sentence about an Arabic name', 'شركة is a company of ours', 'ةكرش is a company of ours'],
  ])('in two directions stands in the order of the eye: %s', async (_, name, seen) => {
    expect(seenIn(await bytesOf([paragraph(name)]))).toEqual([seen]);
  });

  test('from right to left wraps from the top line down, within its cell', async () => {
    const name = 'שלום עולם חברה מערכת נתונים בריאות';
    // A column of long texts takes the room.
    const lines = seenIn(await bytesOf([table([[name, 'word '.repeat(100)]])]))
      .filter((line) => /\p{Script=Hebrew}/u.test(line))
      .map((line) => [...line.replace(/[a-z ]+$/, '')].toReversed().join(''));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map((line) => line.trim()).join(' ')).toBe(name);
  });
});

/** The lines of the last page between its head and foot as they stand, from left to right. */
function seenIn(bytes: Uint8Array): string[] {
  const lines = new Map<number, { readonly x: number; readonly text: string }[]>();
  for (const { x, y, text } of readPdf(bytes).pages.at(-1)?.texts ?? []) {
    if (y > 70 && y < 770) lines.set(Math.round(y), [...(lines.get(Math.round(y)) ?? []), { x, text }]);
  }
  const fromTop = [...lines].sort(([a], [b]) => b - a).map(([, parts]) => parts.sort((a, b) => a.x - b.x));
  return fromTop.map((parts) => parts.map(({ text }) => text).join(''));
}

describe('letters', () => {
  const document = new PdfDocument(FONT_NAMES, {}, {}, {}, { font: null, autoFirstPage: false }, null, isFontName);
  const type = openType(document, fontsFolder);
  const layout = (text: string, script: string, rightToLeft = false) =>
    layoutOf(type.face({ size: 10, script, rightToLeft }), text);

  test('of an Arabic word are joined, the last one leftmost', () => {
    const word = layout('سلم', 'ibm-plex-sans-arabic', true).glyphs;
    expect(word.map(({ codePoints }) => String.fromCodePoint(...codePoints)).join('')).toBe('ملس');
    const alone = ['م', 'ل', 'س'].map((letter) => layout(letter, 'ibm-plex-sans-arabic', true).glyphs[0]?.id);
    for (const [index, glyph] of word.entries()) expect(glyph.id).not.toBe(alone[index]);
  });

  test('of a Devanagari syllable become one shape, a vowel sign before it', () => {
    const parts = (text: string) => layout(text, 'ibm-plex-sans-devanagari').glyphs;
    expect(parts('क्ष')).toHaveLength(1);
    expect(parts('कि')[1]?.id).toBe(parts('क')[0]?.id);
  });

  test('carry their marks above or below them', () => {
    const { marks, advanceWidth } = layout('ที่', 'ibm-plex-sans-thai');
    expect(marks).toHaveLength(2);
    expect(advanceWidth).toBe(layout('ท', 'ibm-plex-sans-thai').advanceWidth);
    for (const { x } of marks ?? []) expect(x).toBeLessThanOrEqual(advanceWidth);
  });
});

describe('a document', () => {
  const plain = [paragraph('Größe, Αθήνα, Москва: “done” – 5 %'), table([['x', 'Zürich']])];

  test('without other scripts reads no file of theirs and has not grown by a byte', async () => {
    const folder = makeFolder();
    for (const name of fs.readdirSync(fontsFolder).filter((name) => name.endsWith('.ttf'))) {
      fs.copyFileSync(path.join(fontsFolder, name), path.join(folder, name));
    }
    const without = await renderPdf(makeModel(plain), { ...pdfOptions, fontsFolder: folder });
    expect(Buffer.compare(await bytesOf(plain), without.bytes)).toBe(0);
    expect([...readPdf(without.bytes).objects.values()].some(({ dict }) => dict.includes('NotoSans'))).toBe(false);
  });

  test('with them is the same twice and holds only the shapes that it shows', async () => {
    const blocks = Object.values(EACH_ALONE).map(paragraph);
    const bytes = await bytesOf(blocks);
    expect(Buffer.compare(bytes, await bytesOf(blocks))).toBe(0);
    expect(bytes.length - (await bytesOf([paragraph('x')])).length).toBeLessThan(100_000);
  });

  test('says the name of an organisation in the head of its pages', async () => {
    const name = '東京医療 שלום GmbH';
    const { bytes } = await renderPdf(makeModel(plain, { organisation: { name } }), pdfOptions);
    const head =
      readPdf(bytes)
        .pages.at(-1)
        ?.texts.filter(({ y }) => y > 790) ?? [];
    const seen = head
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => text)
      .join('');
    expect(seen).toContain('東京医療 םולש GmbH');
  });
});
