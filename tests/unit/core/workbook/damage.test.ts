import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAX_CELL_CHARACTERS } from '#core/workbook/cell-text.ts';
import { readWorkbook } from '#core/workbook/read-workbook.ts';
import { archiveOf } from '../../../faults/hostile-archives.ts';
import { coreWithWorkspace, testCore } from '../core.ts';
import {
  assessedCore,
  compareBytes,
  exportTo,
  HIDDEN,
  lineOf,
  rewrite,
  SHEET,
  textCell,
  westernCsv,
  withCells,
} from './support.ts';

/** The assessment's sheet as texts. */
async function tableOf(file: string): Promise<string[][]> {
  const { sheets } = await readWorkbook(fs.readFileSync(file), 'x.xlsx');
  return (sheets[1]?.grid ?? []).map(({ cells }) => [...cells]);
}

const rowOf = (table: string[][], key: string) => table.find(([id]) => id === key) ?? [];

describe('rows that were touched', () => {
  test('may be deleted, edited, doubled or added: each is reported, and nothing changes for it', async () => {
    const core = await assessedCore();
    const file = await exportTo(core);
    const bytes = await rewrite(file, (name, xml) => {
      if (name !== SHEET) return xml;
      return xml
        .replace(/<row r="5".*?<\/row>/, '')
        .replace(
          '</sheetData>',
          `<row r="400">${textCell('C400', 'Our own question')}${textCell('F400', 'Yes')}</row></sheetData>`,
        );
    });
    const file2 = path.join(core.folder, 'two.xlsx');
    fs.writeFileSync(file2, bytes);
    const edited = await withCells(file2, {
      A3: textCell('A3', '4.1/17'),
      A4: textCell('A4', '4.1'),
      F7: textCell('F7', 'Taken all the same.'),
    });
    const compared = await compareBytes(core, edited);
    expect(compared.cells.map(lineOf)).toEqual(['4.1/5 finding offered:  |  | Taken all the same.']);
    expect(compared.missing).toEqual(['4.1/1', '4.1/2', '4.1/3']);
    expect(compared.refused.map(({ row, key, sentence }) => `${row} ${key}: ${sentence}`)).toEqual([
      '2 4.1: "4.1" stands in more than one row (2, 4), and nobody can say which of them counts. Leave one row for it.',
      '3 4.1/17: The standard has no requirement, control or part "4.1/17".',
      '4 4.1: "4.1" stands in more than one row (2, 4), and nobody can say which of them counts. Leave one row for it.',
      '400 : The row says nowhere which requirement it is about.',
    ]);
  });

  test('are recognised whatever their order, and an identifier by what it means', async () => {
    const core = await assessedCore();
    const table = await tableOf(await exportTo(core));
    const [head = [], ...rows] = table;
    const mixed = [
      head,
      ...rows.toReversed().map(([id = '', ...rest]) => [` ${id.replace('.', ',').toLowerCase()} `, ...rest]),
    ];
    const compared = await compareBytes(core, westernCsv(mixed), 'mixed.csv');
    expect(compared).toMatchObject({ rows: 336, cells: [], refused: [], missing: [] });
  });
});

describe('columns that were touched', () => {
  test('are recognised by their headings in any language, whatever their order; missing ones change nothing', async () => {
    const core = await assessedCore();
    const german = path.join(core.folder, 'other.xlsx');
    await core.ask('workbook.export', { path: german, asOf: '2026-01-01', language: 'en-XA' });
    const table = await tableOf(german);
    expect(table[0]?.[3]).not.toBe('Status');
    const reversed = table.map((row) => Array.from({ length: 10 }, (_, index) => row[9 - index] ?? ''));
    const without = reversed.map((row) => row.filter((_, index) => index !== 3));
    expect(await compareBytes(core, westernCsv(reversed, 'utf8'), 'a.csv')).toMatchObject({
      cells: [],
      refused: [],
      rows: 336,
    });
    const compared = await compareBytes(core, westernCsv(without, 'utf8'), 'b.csv');
    expect(compared).toMatchObject({ cells: [], refused: [], rows: 336 });
    expect(compared.remarks).toContain('These columns are not in the file, and nothing changes in them: Note.');
    expect(compared.remarks.join('\n')).not.toMatch(/Nothing was taken|read as follows/);
    const extended = table.map((row, index) => [...row, index === 0 ? 'Our own column' : index === 1 ? 'x' : '']);
    expect((await compareBytes(core, westernCsv(extended, 'utf8'), 'c.csv')).remarks).toContain(
      'Nothing was taken from these columns: "Our own column" (1 cell).',
    );
  });

  test('without identifiers, without answers or twice the same are refused with what is missing', async () => {
    const core = await assessedCore();
    const table = await tableOf(await exportTo(core));
    const refusal = async (rows: string[][]) => {
      const file = path.join(core.folder, 'x.csv');
      fs.writeFileSync(file, westernCsv(rows));
      const result = await core.handle.dispatch('workbook.compare', { path: file });
      return result.ok ? 'read' : `${result.error.code} ${result.error.message}`;
    };
    const named = (heading: string) =>
      table.map((row, index) => (index === 0 ? row.map((cell) => (cell === heading ? 'X' : cell)) : row));
    expect(await refusal(named('ID').map((row) => row.slice(2)))).toMatch(/^workbookNoIds .*"ID"/);
    expect(await refusal(named('ID').map((row) => row.slice(1)))).toMatch(/^workbookSeveralRows .*4\.1 .*"ID"/);
    expect(await refusal(table.map((row) => row.slice(0, 3)))).toMatch(/^workbookNo/);
    const twice = table.map((row, index) => [...row, index === 0 ? 'Finding' : 'again']);
    expect(await refusal(twice)).toMatch(/^workbookColumnTwice .*"Finding"/);
  });
});

describe('cells that were touched', () => {
  test('say what is wrong with them by row and column, and the others go on', async () => {
    const core = await assessedCore();
    const file = await exportTo(core);
    const bytes = await withCells(file, {
      D2: textCell('D2', 'Nearly'),
      E2: '<c r="E2"><v>7</v></c>',
      H2: textCell('H2', 'x'.repeat(501)),
      J2: textCell('J2', '11/12/2026'),
      D3: textCell('D3', 'Not applicable'),
      D4: textCell('D4', 'not  APPLICABLE'),
      F4: textCell('F4', 'Not our business.'),
      E5: '<c r="E5"><v>2.5</v></c>',
      E6: textCell('E6', ' 3,0 '),
      J6: '<c r="J6"><v>46350</v></c>',
      J7: textCell('J7', '5.3.2026'),
    });
    const compared = await compareBytes(core, bytes);
    expect(compared.refused.map(({ row, key, heading, sentence }) => `${row} ${key} ${heading}: ${sentence}`)).toEqual([
      '2 4.1 Status: "Nearly" cannot be read as a status. Write Met, Largely met, Partly met, Not met or Not applicable.',
      '2 4.1 Maturity: "7" is no maturity: a whole number from 0 to 5.',
      '2 4.1 Owner: The text has more than 500 characters.',
      '2 4.1 Assessed on: "11/12/2026" cannot be read as a date. Write it as 2026-11-24 or 24.11.2026.',
      '3 4.1/1 Status: Not applicable needs its reason under the finding.',
      '5 4.1/3 Maturity: "2.5" is no maturity: a whole number from 0 to 5.',
    ]);
    expect(compared.cells.map(lineOf)).toEqual([
      '4.1/2 status offered: met | met | notApplicable',
      '4.1/2 finding offered:  |  | Not our business.',
      '4.1/4 maturity offered:  |  | 3',
      '4.1/4 assessedOn offered:  |  | 2026-11-24',
      '4.1/5 assessedOn offered:  |  | 2026-03-05',
    ]);
  });

  test('with formulas give their calculated value, and say so; without one, or with an error, none', async () => {
    const core = await assessedCore();
    const file = await exportTo(core);
    const bytes = await withCells(file, {
      F2: '<c r="F2" t="str"><f>UPPER("a")</f><v>A</v></c>',
      F3: '<c r="F3"><f>1+1</f></c>',
      F4: '<c r="F4" t="e"><f>A1+#REF!</f><v>#REF!</v></c>',
    });
    const compared = await compareBytes(core, bytes);
    expect(compared.cells.map(lineOf)).toEqual([
      '4.1 finding offered: A list,\nkept by hand. | A list,\nkept by hand. | A',
    ]);
    expect(compared.refused.map(({ sentence }) => sentence)).toEqual([
      'The cell holds a formula that was never calculated.',
      'The cell holds an error of the spreadsheet program: #REF!.',
    ]);
    expect(compared.remarks).toEqual([
      '1 formula was never calculated (F3). Open the file in Excel or LibreOffice, save it, and read it again.',
      '1 cell holds a formula; its last calculated value was read (F2).',
    ]);
  });

  test('that were merged empty nothing', async () => {
    const core = await assessedCore();
    const file = await exportTo(core);
    const bytes = await rewrite(file, (name, xml) => {
      if (name !== SHEET) return xml;
      return xml
        .replace(/<c r="D4"[^>]*>.*?<\/c>/, '<c r="D4"/>')
        .replace('<dataValidations', '<mergeCells count="1"><mergeCell ref="D3:D5"/></mergeCells><dataValidations');
    });
    const compared = await compareBytes(core, bytes);
    expect(compared.cells).toEqual([]);
    expect(compared.refused).toMatchObject([{ row: 4, key: '4.1/2', heading: 'Status' }]);
    expect(compared.refused[0]?.sentence).toContain('merged');
  });

  test('too long for a spreadsheet come back unchanged, and are never taken', async () => {
    const core = await assessedCore();
    const long = 'Größe 🙂 '.repeat(5_000).trim();
    expect(long.length).toBeGreaterThan(MAX_CELL_CHARACTERS);
    await core.ask('assessment.set', {
      entries: [{ nodeId: '5.1', element: 0, changes: { finding: long, note: 'n' } }],
    });
    const file = await exportTo(core);
    const table = await tableOf(file);
    expect(rowOf(table, '5.1')[5]?.length).toBeLessThan(MAX_CELL_CHARACTERS);
    expect(rowOf(table, '5.1')[5]).toContain('can be changed in the program only');
    expect(await core.ask('workbook.compare', { path: file })).toMatchObject({ cells: [], refused: [] });
    expect(await compareBytes(core, westernCsv(table, 'utf8'), 'x.csv')).toMatchObject({ refused: [] });
    const row = table.findIndex(([id]) => id === '5.1') + 1;
    const place = `F${row}`;
    const compared = await compareBytes(core, await withCells(file, { [place]: textCell(place, 'Short.') }));
    expect(compared.cells).toEqual([]);
    expect(compared.refused).toMatchObject([{ row, key: '5.1', heading: 'Finding' }]);
    // Written here since, and short by now: then it is a conflict like any other.
    await core.ask('assessment.set', { entries: [{ nodeId: '5.1', element: 0, changes: { finding: 'Ours.' } }] });
    expect((await core.ask('workbook.compare', { path: file })).cells).toEqual([]);
  });
});

describe('where the workbook belongs', () => {
  test('a workbook of another workspace is refused', async () => {
    const [one, other] = [await assessedCore(), await coreWithWorkspace()];
    // Fixed identifiers give both the same; a new one in the hidden sheet is another workspace.
    const file = await exportTo(one);
    const bytes = await rewrite(file, (name, xml) => {
      return name === 'xl/sharedStrings.xml'
        ? xml.replace(/(<t [^>]*>)[0-9a-f]{8}(-[0-9a-f]{4}-7)/, '$1ffffffff$2')
        : xml;
    });
    const place = path.join(other.folder, 'x.xlsx');
    fs.writeFileSync(place, bytes);
    expect(await other.refusal('workbook.compare', { path: place })).toBe('workbookElsewhere');
  });

  test('one of a newer program is refused, an altered hidden sheet makes two sides of three', async () => {
    const core = await assessedCore();
    const file = await exportTo(core);
    const place = path.join(core.folder, 'x.xlsx');
    fs.writeFileSync(place, await withFormat(file, '9'));
    expect(await core.refusal('workbook.compare', { path: place })).toBe('workbookNewer');
    const altered = await rewrite(file, (name, xml) => {
      return name === 'xl/sharedStrings.xml'
        ? xml
            .replace('"owner":"Eva"', '"owner":"Eve"')
            .replace('&quot;owner&quot;:&quot;Eva&quot;', '&quot;owner&quot;:&quot;Eve&quot;')
        : xml;
    });
    const compared = await compareBytes(core, altered);
    expect(compared).toMatchObject({ issuedOn: '', cells: [] });
    expect(compared.remarks[0]).toContain('was altered');
    const bare = await rewrite(file, (name, xml) =>
      name === HIDDEN ? xml.replace(/<sheetData>.*<\/sheetData>/, '<sheetData/>') : xml,
    );
    expect((await compareBytes(core, bare)).remarks[0]).toContain('does not say what it held');
  });

  test('issued at a place that the trail no longer has is said', async () => {
    const core = await assessedCore();
    const file = await exportTo(core);
    const again = testCore();
    expect(again.folder).not.toBe(core.folder);
    expect((await core.ask('workbook.compare', { path: file })).sameTrail).toBe(true);
    const bytes = await rewrite(file, (name, xml) => {
      return name === 'xl/sharedStrings.xml'
        ? xml.replace(/(<t [^>]*>)[0-9a-f]{64}(<\/t><\/si><si><t [^>]*>digest)/, `$1${'0'.repeat(64)}$2`)
        : xml;
    });
    const compared = await compareBytes(core, bytes);
    expect(compared).toMatchObject({ sameTrail: false, issuedOn: '2026-01-01', cells: [] });
    expect(compared.remarks[0]).toContain('another state of this workspace');
  });

  test('no file of this kind is refused in a sentence', async () => {
    const core = await assessedCore();
    const place = path.join(core.folder, 'x.xlsx');
    for (const [content, code] of [
      [Buffer.alloc(0), 'importEmpty'],
      [Buffer.from('PK\u0003\u0004nothing'), 'importUnreadable'],
      [Buffer.from('%PDF-1.7'), 'importUnreadable'],
      [Buffer.from('Name;City\r\nEva;Wien\r\n'), 'workbookNoIds'],
    ] as const) {
      fs.writeFileSync(place, content);
      expect(await core.refusal('workbook.compare', { path: place }), code).toBe(code);
    }
    const type = {
      name: 'mimetype',
      content: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'),
      stored: true,
    };
    fs.writeFileSync(place, archiveOf([type, { name: 'content.xml', content: Buffer.from('<x/>') }]));
    const refused = await core.handle.dispatch('workbook.compare', { path: place });
    expect(refused).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('Save it as .xlsx first.') },
    });
    expect(await core.refusal('workbook.export', { path: path.join(core.folder, 'x.pdf'), asOf: '2026-01-01' })).toBe(
      'documentFormat',
    );
  });
});

/** The hidden sheet begins with the number of its format. */
function withFormat(file: string, format: string): Promise<Buffer> {
  return rewrite(file, (name, xml) => {
    if (name !== HIDDEN) return xml;
    return xml.replace(/<c r="B1"[^>]*>.*?<\/c>/, textCell('B1', format));
  });
}
