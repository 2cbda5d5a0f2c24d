import { describe, expect, test } from 'vitest';
import { readTable } from '#core/imports/read/read-table.ts';
import { MAX_CELLS, MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS } from '#core/imports/read/source-table.ts';
import { MAX_TEXT } from '#shared/entities/text.ts';
import { cellsOf, readCsvText, refusal, utf8 } from '../support.ts';

const TEXT = 'Name,Purpose\nMüller’s “Prüfer”,größer\nŁódź,x\n';

describe('encodings', () => {
  test('UTF-8 without a mark', async () => {
    const table = await readTable(utf8(TEXT), 'a.csv');
    expect(table.encoding).toBe('utf-8');
    expect(cellsOf(table)).toEqual([
      ['Müller’s “Prüfer”', 'größer'],
      ['Łódź', 'x'],
    ]);
  });

  test('UTF-8 with a mark, which is no part of the first heading', async () => {
    const table = await readTable(utf8(`\ufeff${TEXT}`), 'a.csv');
    expect(table.encoding).toBe('utf-8');
    expect(table.headings).toEqual(['Name', 'Purpose']);
  });

  test.each([
    ['utf-16le', true],
    ['utf-16be', true],
    ['utf-16le', false],
    ['utf-16be', false],
  ])('%s, byte order mark: %s', async (encoding, marked) => {
    const bytes = Buffer.from(marked ? `\ufeff${TEXT}` : TEXT, 'utf16le');
    const table = await readTable(encoding === 'utf-16be' ? bytes.swap16() : bytes, 'a.csv');
    expect(table.encoding).toBe(encoding);
    expect(table.headings).toEqual(['Name', 'Purpose']);
    expect(cellsOf(table)[1]).toEqual(['Łódź', 'x']);
  });

  test('UTF-16 in a script without ASCII letters', async () => {
    const bytes = Buffer.from('Название;Цель\nЧат-бот;Ответы\n', 'utf16le');
    const table = await readTable(bytes, 'a.csv');
    expect(table.encoding).toBe('utf-16le');
    expect(table.delimiter).toBe(';');
    expect(cellsOf(table)).toEqual([['Чат-бот', 'Ответы']]);
  });

  test('Windows-1252, with the characters that ISO 8859-1 lacks', async () => {
    const bytes = Buffer.from([...Buffer.from('Name,Purpose\n'), 0x93, 0x80, 0x94, 0x2c, 0xe9, 0x96, 0x85, 0x0a]);
    const table = await readTable(bytes, 'a.csv');
    expect(table.encoding).toBe('windows-1252');
    expect(cellsOf(table)).toEqual([['“€”', 'é–…']]);
  });
});

describe('delimiters', () => {
  test.each([',', ';', '\t', '|'])('%j', async (delimiter) => {
    const table = await readCsvText(
      [`Name${delimiter}Purpose${delimiter}Owner`, `A, or; B${delimiter}x${delimiter}y`, `C${delimiter}${delimiter}z`]
        .map((line) => (delimiter === ',' ? line.replace('A, or; B', '"A, or; B"') : line))
        .map((line) => (delimiter === ';' ? line.replace('A, or; B', '"A, or; B"') : line))
        .join('\r\n'),
    );
    expect(table.delimiter).toBe(delimiter);
    expect(cellsOf(table)).toEqual([
      ['A, or; B', 'x', 'y'],
      ['C', '', 'z'],
    ]);
  });

  test('semicolons win over the commas of decimals and of texts', async () => {
    const table = await readCsvText('Name;Score;Note\nA;1,5;eins, zwei\nB;2,7;drei, vier\nC;3,1;fünf, sechs\n');
    expect(table.delimiter).toBe(';');
    expect(table.headings).toEqual(['Name', 'Score', 'Note']);
  });

  test('a list of one column keeps the commas in its names', async () => {
    const table = await readCsvText('AI system\nChatbot, internal\nTranslator\nSearch\nRanking\n');
    expect(table.delimiter).toBe('');
    expect(cellsOf(table)).toEqual([['Chatbot, internal'], ['Translator'], ['Search'], ['Ranking']]);
  });

  test('the separator hint of spreadsheets is followed and counts as no row', async () => {
    const table = await readCsvText('sep=|\r\nName|Purpose\r\nA|x,y\r\n');
    expect(table).toMatchObject({ delimiter: '|', headingRow: 1, headings: ['Name', 'Purpose'] });
  });

  test('a blank between comma and quote', async () => {
    const table = await readCsvText('Name, Purpose, Owner\nA, "one, two", x\nB, "three, four", y\n');
    expect(cellsOf(table)).toEqual([
      ['A', 'one, two', 'x'],
      ['B', 'three, four', 'y'],
    ]);
  });
});

describe('headings', () => {
  test('below a title, a date and blank lines; rows keep the numbers of the spreadsheet', async () => {
    const table = await readCsvText(
      'Inventory of AI systems 2026,,,\nAs of,2026-03-01,,\n\n\nName,Purpose,Owner,Status\nA,x,y,live\n\nB,x,y,live\n',
    );
    expect(table.headingRow).toBe(5);
    expect(table.headings).toEqual(['Name', 'Purpose', 'Owner', 'Status']);
    expect(table.rows.map((row) => row.row)).toEqual([6, 8]);
  });

  test('below a row of group headings', async () => {
    const table = await readCsvText(
      'General,,,Risk,,\nAI system name,Purpose,Owner,Personal data,Country,Go-live date\nA,x,y,yes,DE,2024-01-01\n',
    );
    expect(table.headingRow).toBe(2);
    expect(table.headings[0]).toBe('AI system name');
  });

  test('in the first row where the data are words too', async () => {
    const table = await readCsvText('Foo,Bar\nred,green\nblue,yellow\n');
    expect(table.headingRow).toBe(1);
    expect(table.rows).toHaveLength(2);
  });

  test('twice the same, blank, beyond the last, and named like a trap', async () => {
    const table = await readCsvText('Name,Note,,Note,Note (2),__proto__\nA,1,2,3,4,5,6\n');
    expect(table.headings).toEqual(['Name', 'Note', '(C)', 'Note (2)', 'Note (2) (2)', '__proto__ (2)', '(G)']);
    expect(cellsOf(table)).toEqual([['A', '1', '2', '3', '4', '5', '6']]);
  });

  test('columns without heading and values are left out', async () => {
    const table = await readCsvText('Name,,Purpose,,\nA,,x,,\nB,,y,,\n');
    expect(table.headings).toEqual(['Name', 'Purpose']);
    expect(cellsOf(table)).toEqual([
      ['A', 'x'],
      ['B', 'y'],
    ]);
  });
});

describe('rows', () => {
  test('line breaks and doubled quotes within quotes', async () => {
    const table = await readCsvText('Name,Purpose\r\nA,"first\r\nsecond, ""third"""\r\nB,x\r\n');
    expect(cellsOf(table)).toEqual([
      ['A', 'first\r\nsecond, "third"'],
      ['B', 'x'],
    ]);
    expect(table.rows.map((row) => row.row)).toEqual([2, 3]);
  });

  test('short ones are filled up, long ones keep everything', async () => {
    const table = await readCsvText('Name,Purpose,Owner\nA\nB,x\nC,x,y,left over\n');
    expect(table.headings).toEqual(['Name', 'Purpose', 'Owner', '(D)']);
    expect(cellsOf(table)).toEqual([
      ['A', '', '', ''],
      ['B', 'x', '', ''],
      ['C', 'x', 'y', 'left over'],
    ]);
  });

  test('a quote within a word is text; formulas are text', async () => {
    const table = await readCsvText('Name,Purpose\n12" screen,=cmd|\' /C calc\'!A0\n"A" and "B",@SUM(1)\n');
    expect(cellsOf(table)).toEqual([
      ['12" screen', "=cmd|' /C calc'!A0"],
      ['"A" and "B"', '@SUM(1)'],
    ]);
  });

  test.each(['\n', '\r\n', '\r'])('line end %j', async (end) => {
    const table = await readCsvText(['Name,Purpose', 'A,x', 'B,y'].join(end));
    expect(cellsOf(table)).toEqual([
      ['A', 'x'],
      ['B', 'y'],
    ]);
  });

  test('an overlong cell loses its end and says so', async () => {
    const table = await readCsvText(`Name,Purpose\nA,${'x'.repeat(MAX_TEXT - 1)}😀 and more\n`);
    expect(table.rows[0]?.cells[1]).toBe('x'.repeat(MAX_TEXT - 1));
    expect(table.rows[0]?.cut).toEqual([1]);
  });
});

describe('refusals', () => {
  test.each([
    ['importEmpty', new Uint8Array(), undefined],
    ['importEmpty', utf8('\ufeff \r\n\r\n'), undefined],
    ['importNoRows', utf8('Name,Purpose\n'), undefined],
    ['importUnreadable', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]), 'kind'],
    ['importUnreadable', utf8('%PDF-1.7\n%âãÏÓ\n'), 'kind'],
    ['importUnreadable', utf8('SQLite format 3\0'), 'kind'],
    ['importUnreadable', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'oldExcel'],
    [
      'importUnreadable',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'locked',
    ],
    ['importUnreadable', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251)), 'binary'],
    ['importUnreadable', utf8('{"systems": [{"name": "A"}'), 'json'],
  ])('%s', async (code, bytes, problem) => {
    const error = await refusal(
      readTable(bytes, code === 'importUnreadable' && problem === 'json' ? 'a.json' : 'a.csv'),
    );
    expect(error.code).toBe(code);
    expect(error.params.problem).toBe(problem);
    expect(error.params.name).toMatch(/^a\./);
  });

  test('a quote that never closes is named by its row', async () => {
    const error = await refusal(readCsvText('Name,Purpose\nA,x\nB,"never closed\nC,z\n'));
    expect(error).toMatchObject({ code: 'importUnreadable', params: { problem: 'quote', row: 3 } });
  });

  test('a file above the limit', async () => {
    const error = await refusal(readTable(new Uint8Array(MAX_FILE_BYTES + 1), 'a.csv'));
    expect(error).toMatchObject({ code: 'importTooLarge', params: { found: '65 MiB', limit: '64 MiB' } });
  });

  test('one row too many, and not one less', async () => {
    const rows = 'A,x\n'.repeat(MAX_ROWS);
    expect((await readCsvText(`Name,Purpose\n${rows}`)).rows).toHaveLength(MAX_ROWS);
    const error = await refusal(readCsvText(`Name,Purpose\n${rows}A,x\n`));
    expect(error).toMatchObject({ code: 'importTooManyRows', params: { count: MAX_ROWS } });
  });

  test('blank lines are no rows, however many', async () => {
    const table = await readCsvText(`Name,Purpose\n${'\n'.repeat(2 * MAX_ROWS)}A,x\n`);
    expect(table.rows.map((row) => row.row)).toEqual([2 * MAX_ROWS + 2]);
  });

  test('too many columns, too many cells', async () => {
    const wide = Array.from({ length: MAX_COLUMNS + 1 }, (_, index) => `h${index}`).join(',');
    expect((await refusal(readCsvText(`${wide}\n1,2\n`))).params.problem).toBe('columns');
    const row = `${','.repeat(MAX_COLUMNS - 2)}x\n`;
    const full = row.repeat(Math.ceil(MAX_CELLS / (MAX_COLUMNS - 1)) + 1);
    expect((await refusal(readCsvText(full))).params.problem).toBe('cells');
  });
});

test('content decides what a file is, not its name', async () => {
  const json = await readTable(utf8('[{"name":"A"}]'), 'inventory.csv');
  expect(json.format).toBe('json');
  const csv = await readTable(utf8('[Name],[Purpose]\nA,x\n'), 'inventory.txt');
  expect(csv).toMatchObject({ format: 'csv', headings: ['[Name]', '[Purpose]'] });
});
