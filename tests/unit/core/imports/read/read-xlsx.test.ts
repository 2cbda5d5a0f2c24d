import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { MAX_ENTRIES, MAX_RATIO, readArchive } from '#core/imports/read/check-archive.ts';
import { readTable } from '#core/imports/read/read-table.ts';
import { cellsOf, refusal, sheetRows, workbook, workbookParts, zipOf } from '../support.ts';

const MEBIBYTE = 1024 * 1024;

describe('workbooks', () => {
  test('headings below a title, blanks, markup, line breaks', async () => {
    const bytes = await workbook([
      ['Inventory of AI systems'],
      [],
      ['AI system name', 'Purpose', 'Owner'],
      ['R&D <bot>', 'two\nlines', ''],
      [],
      ['Übersetzer “Ü”', '=1+1', 'x'],
    ]);
    const table = await readTable(bytes, 'a.xlsx');
    expect(table).toMatchObject({ format: 'xlsx', encoding: '', delimiter: '', headingRow: 3 });
    expect(table.rows).toEqual([
      { row: 4, cells: ['R&D <bot>', 'two\nlines', ''] },
      { row: 6, cells: ['Übersetzer “Ü”', '=1+1', 'x'] },
    ]);
  });

  test('numbers, dates, ticks, calculated values and errors', async () => {
    const head = sheetRows([['Name', 'Users', 'Go-live date', 'Active', 'Code', 'Sum']]);
    const cells =
      '<c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="B2"><v>1200.5</v></c><c r="C2" s="1"><v>45413</v></c>' +
      '<c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c><c r="F2"><f>1+1</f><v>2</v></c>';
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    const bytes = await zipOf(workbookParts([`${head}<row r="2">${cells}</row>`], styles));
    const table = await readTable(bytes, 'a.xlsx');
    expect(cellsOf(table)).toEqual([['A', '1200.5', '2024-05-01', 'TRUE', '#N/A', '2']]);
  });

  test('the sheet with systems wins over instructions and lists before it', async () => {
    const bytes = await workbook(
      [['How to fill in this workbook'], ['Fill one row for each system.']],
      [
        ['Topic', 'Choice'],
        ['Colour', 'red'],
        ['Colour', 'green'],
      ],
      [
        ['System name', 'Purpose'],
        ['A', 'x'],
      ],
    );
    expect((await readTable(bytes, 'a.xlsx')).headings).toEqual(['System name', 'Purpose']);
  });

  test('without a sheet of systems, the first with a table', async () => {
    const bytes = await workbook(
      [['Cover']],
      [
        ['Topic', 'Choice'],
        ['Colour', 'red'],
      ],
    );
    expect((await readTable(bytes, 'a.xlsx')).headings).toEqual(['Topic', 'Choice']);
  });

  test('a sheet that holds only a chart is passed over', async () => {
    const parts = workbookParts([
      sheetRows([['nothing']]),
      sheetRows([
        ['Name', 'Purpose'],
        ['A', 'x'],
      ]),
    ]).map((part) =>
      part.name.endsWith('.rels')
        ? { ...part, content: String(part.content).replace('relationships/worksheet"', 'relationships/chartsheet"') }
        : part,
    );
    expect((await readTable(await zipOf(parts), 'a.xlsx')).headings).toEqual(['Name', 'Purpose']);
  });

  test('a hidden sheet gives way to a visible one', async () => {
    const old = sheetRows([
      ['System name', 'Purpose'],
      ['Old', 'x'],
    ]);
    const present = sheetRows([
      ['System name', 'Purpose'],
      ['New', 'x'],
    ]);
    const parts = workbookParts([old, present]).map((part) =>
      part.name === 'xl/workbook.xml'
        ? { ...part, content: String(part.content).replace('sheetId="1"', 'sheetId="1" state="veryHidden"') }
        : part,
    );
    expect(cellsOf(await readTable(await zipOf(parts), 'a.xlsx'))).toEqual([['New', 'x']]);
  });

  test('is known by its content under any name', async () => {
    const bytes = await workbook([
      ['Name', 'Purpose'],
      ['A', 'x'],
    ]);
    expect((await readTable(bytes, 'a.csv')).format).toBe('xlsx');
  });
});

describe('refusals', () => {
  async function problemOf(bytes: Uint8Array): Promise<unknown> {
    const error = await refusal(readTable(bytes, 'a.xlsx'));
    return `${error.code} ${error.params.problem}`;
  }

  test('a workbook with headings and no rows', async () => {
    const error = await refusal(readTable(await workbook([['Name', 'Purpose']], []), 'a.xlsx'));
    expect(error.code).toBe('importNoRows');
  });

  test('cut short anywhere', async () => {
    const bytes = await workbook([
      ['Name', 'Purpose'],
      ['A', 'x'],
    ]);
    for (let length = 8; length < bytes.length; length += Math.ceil(bytes.length / 23)) {
      expect(await problemOf(bytes.subarray(0, length))).toBe('importUnreadable workbook');
    }
  });

  test('another kind of archive', async () => {
    const bytes = await zipOf([{ name: 'letter.txt', content: 'Dear …' }]);
    expect(await problemOf(bytes)).toBe('importUnreadable kind');
  });

  test.each(['../outside.xml', 'xl/../../outside.xml', '/etc/passwd'])('the name %s', async (name) => {
    const long = 'a'.repeat(name.length);
    const parts = [...workbookParts([sheetRows([['Name'], ['A']])]), { name: long, content: 'x' }];
    const bytes = Buffer.from((await zipOf(parts)).toString('latin1').replaceAll(long, name), 'latin1');
    expect(await problemOf(bytes)).toBe('importUnreadable unsafe');
  });

  test('a symbolic link', async () => {
    const link = { name: 'xl/link.xml', content: '/etc/passwd', mode: 0o120777 };
    const bytes = await zipOf([...workbookParts([sheetRows([['Name'], ['A']])]), link]);
    expect(await problemOf(bytes)).toBe('importUnreadable unsafe');
  });

  test('one name twice', async () => {
    const parts = workbookParts([sheetRows([['Name'], ['A']])]);
    expect(await problemOf(await zipOf([...parts, { name: 'xl/styles.xml', content: '<a/>' }]))).toBe(
      'importUnreadable unsafe',
    );
  });

  test('a tag of megabytes, on which the reader would hang', async () => {
    const padded = (length: number) => {
      const rows = sheetRows([
        ['Name', 'Purpose'],
        ['A', 'x'],
      ]);
      return zipOf(workbookParts([rows.replace('<c ', `<c x="${'y'.repeat(length)}" `)]));
    };
    expect(await problemOf(await padded(2_000_000))).toBe('importUnreadable workbook');
    // It is its length that is refused.
    expect(cellsOf(await readTable(await padded(2_000), 'a.xlsx'))).toEqual([['A', 'x']]);
  });

  test('megabytes without a tag, before, between and after tags, which keep the reader busy for minutes', async () => {
    const rows = sheetRows([
      ['Name', 'Purpose'],
      ['A', 'x'],
    ]);
    const text = '\0'.repeat(2_000_000);
    for (const sheet of [text, `${text}${rows}`, rows.replace('<row', `${text}<row`), `${rows}${text}`]) {
      expect(await problemOf(await zipOf(workbookParts([sheet])))).toBe('importUnreadable workbook');
    }
    // The longest text that a cell may hold, all of it written as entities.
    const longest = rows.replace('<v>', `<v>${'&amp;'.repeat(32_767)}`);
    expect((await readTable(await zipOf(workbookParts([longest])), 'a.xlsx')).rows.length).toBe(1);
  });

  test('too many files', async () => {
    const many = Array.from({ length: MAX_ENTRIES + 1 }, (_, index) => ({ name: `f${index}`, content: '' }));
    expect(await problemOf(await zipOf(many))).toBe('importTooLarge unpacked');
  });

  test.each([
    ['at row four milliard', '<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>'],
    ['behind a prefix', '<x:row spans="1:1" r=\'99999999\'><x:c s="0" r="A1"><x:v>1</x:v></x:c></x:row>'],
    ['behind a quoted bracket', '<row a=">" r="99999999999"><c r="A1"><v>1</v></c></row>'],
    ['as a prefixed attribute', '<row y:r="99999999999"><c r="A1"><v>1</v></c></row>'],
    ['as a character reference', '<row r="&#57;9999999999"><c r="A1"><v>1</v></c></row>'],
    ['in another notation', '<row r="1e10"><c r="A1"><v>1</v></c></row>'],
    ['without a blank', '<row/r="99999999999"><c r="A1"><v>1</v></c></row>'],
  ])('a cell %s', async (_, rows) => {
    const bytes = await zipOf(workbookParts([sheetRows([['Name'], ['A']]), rows]));
    expect(await problemOf(bytes)).toMatch(/^(?:importTooLarge cells|importUnreadable workbook)$/);
  });
});

describe('bombs', () => {
  /** An archive of one deflated file of the same over and over, made without ever holding it unpacked. */
  function bomb(name: string, mebibytes: number, claimed = mebibytes * MEBIBYTE, filling = '\0'): Buffer {
    // Deflate blocks that end on a byte boundary can be repeated.
    const zeros = Buffer.alloc(MEBIBYTE, filling);
    const block = deflateRawSync(zeros, { level: 9, finishFlush: 2 });
    const packed = Buffer.concat([...Array.from({ length: mebibytes }, () => block), Buffer.from([3, 0])]);
    let crc = 0;
    for (let index = 0; index < mebibytes; index += 1) crc = crc32(zeros, crc);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claimed, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    local.copy(central, 10, 8, 26);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(claimed, 24);
    central.writeUInt16LE(name.length, 28);
    const offset = local.length + name.length + packed.length;
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(central.length + name.length, 12);
    end.writeUInt32LE(offset, 16);
    return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
  }

  /** The refusal, and how far the memory of the process rose above where it stood, in mebibytes. */
  async function refusedUnpacking(bytes: Buffer): Promise<{ problem: unknown; grown: number }> {
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 2);
    const error = await refusal(readTable(bytes, 'bomb.xlsx')).finally(() => clearInterval(watch));
    peak = Math.max(peak, process.memoryUsage().rss);
    return { problem: `${error.code} ${error.params.problem}`, grown: (peak - before) / MEBIBYTE };
  }

  test('a workbook that unpacks to a gibibyte is refused in little memory', async () => {
    const { problem, grown } = await refusedUnpacking(
      bomb('xl/sharedStrings.xml', 1024, 1024 * MEBIBYTE, '<si/>'.padEnd(8)),
    );
    expect(problem).toBe('importTooLarge unpacked');
    expect(grown).toBeLessThan(160);
  });

  test('also where its header claims a kilobyte', async () => {
    const { problem, grown } = await refusedUnpacking(bomb('xl/sharedStrings.xml', 300, 1024));
    expect(problem).toBe('importUnreadable workbook');
    expect(grown).toBeLessThan(100);
  });

  test('also in a part that is not read', async () => {
    const { problem } = await refusedUnpacking(bomb('xl/media/picture.png', 1024));
    expect(problem).toBe('importTooLarge unpacked');
  });

  test('the caps count what comes out, and each holds by itself', async () => {
    const bytes = await zipOf([
      { name: 'a', content: Buffer.alloc(3 * MEBIBYTE, 'ab') },
      { name: 'b', content: Buffer.alloc(3 * MEBIBYTE, 'cd') },
    ]);
    const walk = (unpacked: number, kept: number) =>
      readArchive(bytes, 'a.zip', (name) => name === 'b', { unpacked: unpacked * MEBIBYTE, kept: kept * MEBIBYTE });
    expect((await walk(6, 3)).map((part) => [part.name, part.bytes.length])).toEqual([['b', 3 * MEBIBYTE]]);
    expect((await refusal(walk(5, 3))).params.count).toBe(5);
    expect((await refusal(walk(6, 2))).params.count).toBe(2);
  });

  test('a part that unpacks to far more than its size, below the cap', async () => {
    const bytes = await zipOf([{ name: 'zeros', content: Buffer.alloc(20 * MEBIBYTE) }]);
    expect(bytes.length * MAX_RATIO).toBeLessThan(20 * MEBIBYTE);
    const error = await refusal(readArchive(bytes, 'a.zip', () => true));
    expect(error.code).toBe('importTooLarge');
  });
});
