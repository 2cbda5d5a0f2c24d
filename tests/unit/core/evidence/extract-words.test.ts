import fs from 'node:fs';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { extractWords, MAX_WORDS, type Words } from '#core/evidence/extract-words.ts';
import { readArchive } from '#core/imports/read/check-archive.ts';
import { DOCX, XLSX } from '#shared/rules/preview.ts';
import { sheetRows, workbook, workbookParts, zipOf } from '../imports/support.ts';
import { docxOf, fileOf, fixture, pdfOf } from './files.ts';

const NOTHING: Words = { words: '', cut: false };
const DAMAGED: Words = { ...NOTHING, trouble: 'damaged' };
const PDF = 'application/pdf';

function wordsOf(bytes: Uint8Array | string, mediaType: string): Promise<Words> {
  return extractWords(fileOf(bytes), mediaType);
}

describe('PDF', () => {
  test('pages in their order, a line each', async () => {
    const warn = vi.spyOn(console, 'warn');
    const bytes = pdfOf([
      ['AI policy', 'Approved by (the) board'],
      ['Page two', 'caf\xe9'],
    ]);
    expect(await wordsOf(bytes, PDF)).toEqual({
      words: 'AI policy\nApproved by (the) board\nPage two\ncafé\n',
      cut: false,
    });
    expect(warn).not.toHaveBeenCalled();
  });

  test('a locked, a damaged and an empty one have none', async () => {
    expect(await wordsOf(fixture('locked.pdf'), PDF)).toEqual({ ...NOTHING, trouble: 'locked' });
    expect(await wordsOf('%PDF-1.7\nnot one', PDF)).toEqual(DAMAGED);
    expect(await wordsOf('', PDF)).toEqual(DAMAGED);
    expect(await wordsOf(pdfOf([['x']]).subarray(0, 300), PDF)).toMatchObject({ cut: false, trouble: 'damaged' });
    const whole = pdfOf([['x'], ['y']]);
    expect(await wordsOf(whole.subarray(0, whole.length - 20), PDF)).toMatchObject({ trouble: 'damaged' });
    expect(await wordsOf(whole, PDF)).not.toHaveProperty('trouble');
  });

  test('no more characters than there is room for, and no more pages than 2,000', async () => {
    const full = Array.from({ length: 50 }, () => 'x'.repeat(90));
    const long = await wordsOf(pdfOf(Array.from({ length: 230 }, () => full)), PDF);
    expect(long.cut).toBe(true);
    expect(long.words).toHaveLength(MAX_WORDS);
    const many = await wordsOf(pdfOf(Array.from({ length: 2_001 }, (_, index) => [`p${index + 1}`])), PDF);
    expect(many.cut).toBe(true);
    expect(many.words.endsWith('p2000\n')).toBe(true);
  });
});

describe('a PDF that is packed', () => {
  const page = Buffer.from('BT /F1 12 Tf 40 780 Td (Packed) Tj ET');

  test('once or twice is read', async () => {
    expect(await wordsOf(packedPdf(deflateSync(page), '/FlateDecode'), PDF)).toMatchObject({ words: 'Packed\n' });
    const twice = packedPdf(deflateSync(deflateSync(page)), '[/FlateDecode/FlateDecode]');
    expect(await wordsOf(twice, PDF)).toMatchObject({ words: 'Packed\n' });
  });

  test('and unpacks to far more than it is has none', async () => {
    const large = deflateSync(Buffer.concat([page, Buffer.alloc(130 * 1024 * 1024, ' ')]));
    expect(large.length).toBeLessThan(200_000);
    expect(await wordsOf(packedPdf(large, '/FlateDecode'), PDF)).toEqual(NOTHING);
    expect(await wordsOf(packedPdf(deflateSync(large), '[/FlateDecode/FlateDecode]'), PDF)).toEqual(NOTHING);
  });
});

describe('DOCX', () => {
  test('paragraphs, a line each', async () => {
    expect(await wordsOf(await docxOf(['AI policy', 'R&D <b>', 'Über']), DOCX)).toEqual({
      words: 'AI policy\nR&D <b>\nÜber',
      cut: false,
    });
  });

  test('a damaged one, and another archive, have none', async () => {
    const bytes = await docxOf(['One']);
    expect(await wordsOf(bytes.subarray(0, bytes.length - 40), DOCX)).toEqual(DAMAGED);
    expect(await wordsOf(await zipOf([{ name: 'word/document.xml', content: '<a' }]), DOCX)).toEqual(NOTHING);
    expect(await wordsOf(await workbook([['One']]), DOCX)).toEqual(NOTHING);
    expect(await wordsOf('PK', DOCX)).toEqual(DAMAGED);
  });

  test('one with more in it than a reader can hold has none', async () => {
    const paragraph = '<w:p><w:r><w:t>x</w:t></w:r></w:p>';
    const document = `<w:document xmlns:w="w"><w:body>${paragraph.repeat(90_000)}</w:body></w:document>`;
    const bytes = await docxOf(['One']);
    expect(await wordsOf(await replacePart(bytes, 'word/document.xml', document), DOCX)).toEqual(NOTHING);
    expect(await wordsOf(await replacePart(bytes, 'word/none.xml', ''), DOCX)).toMatchObject({ words: 'One' });
  });

  test('one that unpacks to far more than it is has none', async () => {
    const bytes = await zipOf([{ name: 'word/document.xml', content: Buffer.alloc(40 * 1024 * 1024, ' ') }]);
    expect(bytes.length).toBeLessThan(100_000);
    expect(await wordsOf(bytes, DOCX)).toEqual(NOTHING);
  });
});

describe('XLSX', () => {
  test('every sheet, cells apart by tabs, without blank rows', async () => {
    const bytes = await workbook([['Name', '', 'Owner'], [], ['Bot', 'x', '']], [['Notes']]);
    expect(await wordsOf(bytes, XLSX)).toEqual({ words: 'Name\t\tOwner\nBot\tx\nNotes\n', cut: false });
  });

  test('what stands before a sheet that cannot be read', async () => {
    const bytes = await zipOf(workbookParts([sheetRows([['First']]), '<row r="1"><c r="A1" t="s"><v>9</v></c></ro']));
    const { words, cut } = await wordsOf(bytes, XLSX);
    expect({ words, cut }).toEqual({ words: 'First\n', cut: true });
  });

  test('a damaged one has none', async () => {
    const bytes = await workbook([['One']]);
    expect(await wordsOf(bytes.subarray(0, bytes.length - 30), XLSX)).toEqual(DAMAGED);
    expect(await wordsOf(await docxOf(['One']), XLSX)).toEqual(NOTHING);
  });
});

describe('what keeps a file from being read', () => {
  const ZIP = 'application/zip';

  test('a password on an office file', async () => {
    const locked = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(2000),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(await wordsOf(locked, 'application/x-cfb')).toEqual({ ...NOTHING, trouble: 'locked' });
    expect(await wordsOf(locked.subarray(0, 2000), 'application/x-cfb')).toEqual(NOTHING);
  });

  test('an archive that was cut short', async () => {
    const bytes = await zipOf([{ name: 'a.txt', content: 'x'.repeat(500) }]);
    expect(await wordsOf(bytes, ZIP)).toEqual(NOTHING);
    expect(await wordsOf(bytes.subarray(0, bytes.length - 30), ZIP)).toEqual(DAMAGED);
  });
});

describe('text', () => {
  test.each([
    ['text/plain', Buffer.from('Über', 'utf8')],
    ['text/csv', Buffer.from('\xdcber', 'latin1')],
    ['application/json', Buffer.from('\ufeffÜber', 'utf16le')],
    ['text/markdown', Buffer.from('U\u0308ber', 'utf8')],
  ])('%s', async (mediaType, bytes) => {
    expect(await wordsOf(bytes, mediaType)).toEqual({ words: 'Über', cut: false });
  });

  test('ends at the limit, and not within a character', async () => {
    expect(await wordsOf('x'.repeat(MAX_WORDS), 'text/plain')).toMatchObject({ cut: false });
    const { words, cut } = await wordsOf(`${'x'.repeat(MAX_WORDS - 1)}😀`, 'text/plain');
    expect(cut).toBe(true);
    expect(words.isWellFormed()).toBe(true);
    expect(words.length).toBeLessThanOrEqual(MAX_WORDS);
  });

  test('what is no text, and kinds without words, have none', async () => {
    expect(await wordsOf(Buffer.from([0, 1, 2, 3, 0]), 'text/plain')).toEqual(NOTHING);
    expect(await wordsOf(fixture('place.jpg'), 'image/jpeg')).toEqual(NOTHING);
    expect(await wordsOf('x', 'application/octet-stream')).toEqual(NOTHING);
  });

  test('a file larger than is looked into has none', async () => {
    expect(await wordsOf(Buffer.alloc(64 * 1024 * 1024 + 1, 'x'), 'text/plain')).toEqual(NOTHING);
  });
});

describe('damaged files of any kind', () => {
  test.each([
    [
      'PDF',
      PDF,
      () => Promise.resolve(packedPdf(deflateSync('BT /F1 12 Tf 40 780 Td (Packed) Tj ET'), '/FlateDecode')),
    ],
    ['DOCX', DOCX, () => docxOf(['One', 'Two'])],
    ['XLSX', XLSX, () => workbook([['One', 'Two']])],
  ])('%s with any bytes changed or the end cut off throws nothing', async (_, mediaType, make) => {
    const bytes = await make();
    const file = fileOf(bytes);
    const change = fc.record({ at: fc.nat(bytes.length - 1), byte: fc.integer({ min: 0, max: 255 }) });
    const property = fc.asyncProperty(
      fc.array(change, { maxLength: 12 }),
      fc.nat(bytes.length),
      fc.boolean(),
      async (changes, length, cuts) => {
        const damaged = Buffer.from(bytes);
        for (const { at, byte } of changes) damaged[at] = byte;
        fs.writeFileSync(file, cuts ? damaged.subarray(0, length) : damaged);
        expect((await extractWords(file, mediaType)).words.length).toBeLessThan(10_000);
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });
});

async function replacePart(docx: Uint8Array, name: string, content: string): Promise<Buffer> {
  const parts = await readArchive(docx, '', (part) => part !== name);
  return zipOf([...parts.map((part) => ({ name: part.name, content: part.bytes })), { name, content }]);
}

/** A PDF of one page whose content is packed as the filter says; without a table of places, which readers rebuild. */
function packedPdf(content: Uint8Array, filter: string): Buffer {
  const bare = pdfOf([['x']]).toString('latin1');
  const start = bare.indexOf('<</Length');
  return Buffer.concat([
    Buffer.from(`${bare.slice(0, start)}<</Filter${filter}/Length ${content.length}>>stream\n`, 'latin1'),
    content,
    Buffer.from('\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  ]);
}
