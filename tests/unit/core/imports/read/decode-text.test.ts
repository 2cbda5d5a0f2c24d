import { describe, expect, test } from 'vitest';
import { decodeText } from '#core/imports/read/decode-text.ts';
import { readTable } from '#core/imports/read/read-table.ts';
import { ENCODINGS, type Encoding } from '#shared/contract/import-report.ts';
import { cellsOf } from '../support.ts';

const GERMAN = 'Name;Zweck;Verantwortlich\nÜbersetzer;Größe prüfen;Müller\nRückfragen;Öffnen, ändern;Weiß\n';
const FRENCH = 'Nom;Finalité;Responsable\nTraducteur;Évalue la qualité à l’étape précédente;Hélène Lefèvre\n';
const ENGLISH = 'Name,Purpose\nBot,It’s “new” – it answers • in señor Núñez’s office\n';
const DANISH = 'Navn;Formål\nOversætter;Læser søgeord på færøsk\n';
const POLISH = 'Nazwa;Cel\nTłumacz;Sprawdza pisownię w języku łacińskim, źródła\n';
const CZECH = 'Název;Účel\nPřekladač;Příliš žluťoučký kůň úpěl\n';
const RUSSIAN = 'Название;Цель\nПереводчик;Проверяет большие письма\n';
const JAPANESE = '名前,目的\n翻訳システム,お客様からの手紙を読みます\n';
const CHINESE = '名称,用途\n翻译系统,阅读客户来信并回答问题\n';
const KOREAN = '이름,목적\n번역기,고객의 편지를 읽습니다\n';
const TAIWANESE = '名稱,用途\n翻譯系統,閱讀客戶來信並回答問題\n';

/** Bytes of a text in an encoding, by trying what each byte or pair of bytes reads as. */
function encode(text: string, encoding: Encoding): Buffer {
  const bytesOf = new Map<string, number[]>();
  const learn = (bytes: number[]) => {
    const sign = decodeText(Buffer.from(bytes), encoding)?.text ?? '';
    if ([...sign].length === 1 && sign !== '\ufffd' && !bytesOf.has(sign)) bytesOf.set(sign, bytes);
  };
  for (let byte = 1; byte < 256; byte += 1) learn([byte]);
  for (let lead = 0x81; lead < 0xff && /[\u3000-\ud7ff]/u.test(text); lead += 1) {
    for (let trail = 0x30; trail < 0xff; trail += 1) learn([lead, trail]);
  }
  return Buffer.from([...text].flatMap((sign) => bytesOf.get(sign) ?? [0x3f]));
}

describe('encodings that nobody wrote down', () => {
  test.each([
    ['windows-1252', GERMAN],
    ['windows-1252', ENGLISH],
    ['windows-1252', 'Name;Zweck\nBot;Müller\n'],
    ['cp850', 'Name;Zweck\nBot;Müller\n'],
    ['macintosh', 'Name;Zweck\nBot;Müller\n'],
    ['windows-1252', FRENCH],
    ['windows-1252', DANISH],
    ['cp850', GERMAN],
    ['cp850', FRENCH.replace('’', "'")],
    ['cp850', DANISH],
    ['macintosh', GERMAN],
    ['macintosh', FRENCH],
    ['macintosh', DANISH],
    ['windows-1251', RUSSIAN],
    ['shift_jis', JAPANESE],
  ] as const)('%s is found: %s', (encoding, text) => {
    expect(decodeText(encode(text, encoding))).toEqual({ text, encoding, sure: true, zeros: 0 });
  });

  test.each([
    ['gb18030', CHINESE],
    ['windows-1250', POLISH],
    ['windows-1250', CZECH],
    ['euc-kr', KOREAN],
    ['big5', TAIWANESE],
  ] as const)('%s is found or asked for, and can be said', (encoding, text) => {
    const bytes = encode(text, encoding);
    const found = decodeText(bytes);
    expect(found?.text === text || found?.sure === false).toBe(true);
    expect(decodeText(bytes, encoding)).toEqual({ text, encoding, sure: true, zeros: 0 });
  });

  test('what proves nothing is asked for', () => {
    const bytes = Buffer.concat([Buffer.from('Name;Code\nBot;'), Buffer.from([0xa4, 0xa8, 0xb8, 0x0a])]);
    expect(decodeText(bytes)).toMatchObject({ encoding: 'windows-1252', sure: false });
  });

  test('each that can be chosen is known', () => {
    for (const encoding of ENCODINGS) {
      const text = encoding.startsWith('utf-16') ? 'N\0a\0' : 'Name,Purpose\nA,x';
      expect(decodeText(Buffer.from(text), encoding)?.encoding).toBe(encoding);
    }
  });

  test('the table says what it was read as, and what has no meaning in that', async () => {
    const bytes = encode(GERMAN, 'cp850');
    expect(await readTable(bytes, 'a.csv')).toMatchObject({ encoding: 'cp850', encodingSure: true, remarks: [] });
    const wrong = await readTable(bytes, 'a.csv', 'utf-8');
    expect(wrong).toMatchObject({ encoding: 'utf-8', remarks: [{ key: 'unreadable' }] });
  });
});

describe('zeros among text', () => {
  const text = 'Name,Purpose\nBot,Answers\nOcr,Reads\nÜb,x\n';
  const bytes = Buffer.from(text);
  const with0 = (at: number, count = 1) =>
    Buffer.concat([bytes.subarray(0, at), Buffer.alloc(count), bytes.subarray(at)]);

  test.each([
    ['one at an odd place', with0(21)],
    ['one at an even place', with0(20)],
    ['two at the end', with0(bytes.length, 2)],
    ['one behind a mark', Buffer.concat([Buffer.from('\ufeff'), with0(20)])],
  ])('%s: left out and noted', async (_, file) => {
    const table = await readTable(file, 'a.csv');
    const count = file.filter((byte) => byte === 0).length;
    expect(table.remarks).toEqual([{ key: 'zeros', params: { count } }]);
    expect(cellsOf(table)).toEqual([
      ['Bot', 'Answers'],
      ['Ocr', 'Reads'],
      ['Üb', 'x'],
    ]);
  });

  test('in another encoding, and far behind the beginning', () => {
    const long = Buffer.concat([
      Buffer.from('Name,Purpose\n'),
      Buffer.alloc(200_000, 'Bot,Answers\n'),
      Buffer.from([0xfc, 0x62, 0, 0x0a]),
    ]);
    expect(decodeText(long)).toMatchObject({ encoding: 'windows-1252', zeros: 1 });
  });

  test('many of them are no text', () => {
    expect(decodeText(Buffer.concat([bytes, Buffer.alloc(20), bytes.subarray(1)]))).toBeNull();
  });
});

test.each([
  ['html', '<html><body><table><tr><td>Name</td></tr></table>'],
  ['html', '\ufeff\n<!DOCTYPE html>\n<html>'],
  ['html', '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html xmlns="y">'],
  ['html', '<meta charset="utf-8"><table>'],
  ['webArchive', 'MIME-Version: 1.0\nContent-Type: multipart/related'],
  [
    'flatOpenDocument',
    '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">',
  ],
  ['xmlSpreadsheet', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>'],
  ['xml', '<?xml version="1.0"?><systems><system name="A"/></systems>'],
])('a text that is no table is called what it is: %s', async (problem, text) => {
  await expect(readTable(Buffer.from(text), 'a.xls')).rejects.toMatchObject({
    code: 'importUnreadable',
    params: { problem },
  });
});

test('a table whose first cell is in angle brackets is a table', async () => {
  expect((await readTable(Buffer.from('<Name>,Purpose\nA,x'), 'a.csv')).headings).toEqual(['<Name>', 'Purpose']);
});
