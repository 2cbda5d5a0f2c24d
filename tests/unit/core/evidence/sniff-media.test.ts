import { createCipheriv } from 'node:crypto';
import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sniffFile } from '#core/evidence/sniff-media.ts';
import { DOCX, XLSX } from '#shared/rules/preview.ts';
import { workbook, zipOf } from '../imports/support.ts';
import { docxOf, fileOf, fixture, pdfOf } from './files.ts';

const MEBIBYTE = 1024 * 1024;
const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08free', 'latin1');
const mp4 = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0isommp42\0\0\0\x08free', 'latin1');
const program = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0', 'latin1'), Buffer.alloc(200)]);
const oldOffice = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const noise = Buffer.from(Array.from({ length: 600 }, (_, index) => (index * index * 7 + index) % 256));

function sniff(bytes: Uint8Array | string, name: string): Promise<string> {
  return sniffFile(fileOf(bytes), name);
}

describe('what a file is by its content', () => {
  test.each([
    ['place.jpg', 'image/jpeg'],
    ['progressive.jpg', 'image/jpeg'],
    ['text.png', 'image/png'],
    ['camera.webp', 'image/webp'],
    ['locked.pdf', 'application/pdf'],
  ])('%s', async (name, type) => {
    expect(await sniff(fixture(name), name)).toBe(type);
    expect(await sniff(fixture(name), 'notes.txt')).toBe(type);
  });

  test.each([
    ['a HEIC picture', heic, 'a.heic', 'image/heic'],
    ['a film', mp4, 'a.mp4', 'video/mp4'],
    ['a program called a picture', program, 'a.jpg', 'application/x-msdownload'],
    ['an older office file', oldOffice, 'a.doc', 'application/x-cfb'],
    ['a PDF without any byte beyond ASCII', pdfOf([['x']]), 'a.txt', 'application/pdf'],
    ['nothing', '', 'a.jpg', 'application/octet-stream'],
    ['noise', noise, 'a.csv', 'application/octet-stream'],
  ])('%s', async (_, bytes, name, type) => {
    expect(await sniff(bytes, name)).toBe(type);
  });

  test('office files and archives', async () => {
    expect(await sniff(await docxOf(['One']), 'a.zip')).toBe(DOCX);
    expect(await sniff(await workbook([['One']]), 'a.docx')).toBe(XLSX);
    expect(await sniff(await zipOf([{ name: 'a.txt', content: 'x' }]), 'a.xlsx')).toBe('application/zip');
  });

  test('an office file whose parts come after more than is read', async () => {
    const picture = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(
      Buffer.alloc(3 * MEBIBYTE),
    );
    const bytes = await zipOf([
      { name: 'word/media/a.bin', content: picture },
      { name: 'word/document.xml', content: '<w:document/>' },
    ]);
    expect(await sniff(bytes, 'a')).toBe(DOCX);
  });

  test('an archive that is cut off is one all the same', async () => {
    const bytes = await zipOf([{ name: 'a.txt', content: 'x'.repeat(100) }]);
    expect(await sniff(bytes.subarray(0, 40), 'a.docx')).toBe('application/zip');
  });

  test('of a large file the start is enough', async () => {
    const file = fileOf(mp4);
    fs.truncateSync(file, 3 * 1024 * MEBIBYTE);
    expect(await sniffFile(file, 'a.mp4')).toBe('video/mp4');
  });

  test('a file that is not there is the file system’s to tell', async () => {
    await expect(sniffFile(fileOf('x').replace(/file$/, 'none'), 'a')).rejects.toThrow('ENOENT');
  });
});

describe('text', () => {
  test.each([
    ['a.txt', 'text/plain'],
    ['a.CSV', 'text/csv'],
    ['a.md', 'text/markdown'],
    ['a.json', 'application/json'],
    ['a.html', 'text/html'],
    ['a.svg', 'image/svg+xml'],
    ['a.jpg', 'text/plain'],
    ['a', 'text/plain'],
    ['.constructor', 'text/plain'],
  ])('%s is %s', async (name, type) => {
    expect(await sniff('Name;Purpose\nÜbersetzer;x\n', name)).toBe(type);
  });

  test.each([
    ['UTF-8 with its mark', Buffer.from('\ufeffÜber', 'utf8')],
    ['UTF-16', Buffer.from('Name\tÜbersetzer\r\n', 'utf16le')],
    ['UTF-16 with its mark', Buffer.from('\ufeffName\tÜbersetzer', 'utf16le')],
    ['Windows-1252', Buffer.from('Name;\xdcbersetzer\r\n', 'latin1')],
  ])('in %s', async (_, bytes) => {
    expect(await sniff(bytes, 'a.txt')).toBe('text/plain');
  });

  test.each([
    'BMW has no model',
    'MZ is a short name',
    'solid ground',
    'ID3 tags are described',
    '<?xml version="1.0"?>',
  ])('which begins as another kind does: %s', async (text) => {
    expect(await sniff(`${text}\nand a second line\n`, 'a.txt')).toBe('text/plain');
  });

  test.each([0, 1, 2, 3])('whose start ends within a character, %i bytes on', async (offset) => {
    const text = 'x'.repeat(offset) + '😀'.repeat(MEBIBYTE / 4 + 10);
    expect(await sniff(`BM${text}`, 'a.txt')).toBe('text/plain');
  });
});
