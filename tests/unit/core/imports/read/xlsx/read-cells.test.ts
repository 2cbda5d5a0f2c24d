import { describe, expect, test } from 'vitest';
import { readTable } from '#core/imports/read/read-table.ts';
import { createPartFilter } from '#core/imports/read/xlsx/filter-part.ts';
import { cellsOf, refusal, sheetRows, workbook, workbookParts, zipOf } from '../../support.ts';

const HEAD = sheetRows([['Name', 'Purpose', 'Code']]);

async function read(rows: string, styles = '', change = (content: string) => content) {
  const parts = workbookParts([rows], styles).map(({ name, content }) => ({ name, content: change(String(content)) }));
  return readTable(await zipOf(parts), 'a.xlsx');
}

function filtered(markup: string, size: number): string {
  const filter = createPartFilter('a.xlsx');
  const bytes = Buffer.from(markup);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(filter.add(bytes.subarray(at, at + size)));
  filter.end();
  return Buffer.concat(pieces).toString();
}

describe('what is empty', () => {
  const full = '<row r="2"><c r="A2"><v>1</v></c></row>';

  test('leaves nothing behind, however much of it there is', () => {
    const rows = Array.from(
      { length: 5000 },
      (_, index) =>
        `<row r="${index + 3}" ht="15"><c r="A${index + 3}" s="1"/><c r="B${index + 3}" s="1"></c><c r="C${index + 3}"><v></v></c></row>`,
    );
    const bare = Array.from({ length: 5000 }, (_, index) => `<row r="${index + 9000}" ht="15" customHeight="1"/>`);
    expect(filtered(full + rows.join('') + bare.join(''), 1000)).toBe(full);
  });

  test('comes out the same in pieces of any size', () => {
    const markup = `<?xml version="1.0"?><x:s><!-- <c r="A1"><v>9</v></c> --><x:row r='2'><x:c  r="A2" s="1" /><x:c t="s"><x:v>0</x:v></x:c></x:row><row><c><f>1</f></c><c t="str"><v><![CDATA[a<b>&]]></v></c></row></x:s>`;
    const whole = filtered(markup, markup.length);
    expect(whole).toBe(
      '<?xml version="1.0"?><s><row r="2"><c r="B2" t="s"><v>0</v></c></row><row r="3"><c r="A3"><f>1</f></c><c r="B3" t="str"><v>a&lt;b&gt;&amp;</v></c></row></s>',
    );
    for (const size of [1, 2, 7, 64]) expect(filtered(markup, size)).toBe(whole);
  });

  test('far away counts for nothing', async () => {
    const table = await read(
      `${HEAD}<row r="2"><c r="A2"><v>7</v></c><c r="XFD2" s="1"/></row><row r="1048576"><c r="XFD1048576" s="1"/></row>`,
    );
    expect(table.rows).toEqual([{ row: 2, cells: ['7', '', ''] }]);
  });

  test('between cells in the last corner takes nothing', async () => {
    const table = await read(
      `${HEAD}<row r="2"><c r="XFD2"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>`,
    );
    expect(table.headings).toEqual(['Name', 'Purpose', 'Code', '(XFD)']);
    expect(table.rows).toEqual([
      { row: 2, cells: ['', '', '', '1'] },
      { row: 1_048_576, cells: ['2', '', '', ''] },
    ]);
  });
});

describe('where cells stand', () => {
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

  test('is counted where they do not say it', async () => {
    const table = await read(
      `<row>${text('Name')}${text('Purpose')}</row><row>${text('A')}<c/>${text('x')}</row><row r="9"><c r="B9"><v>1</v></c>${text('y')}</row><row>${text('B')}</row>`,
    );
    expect(table.rows).toEqual([
      { row: 2, cells: ['A', '', 'x'] },
      { row: 9, cells: ['', '1', 'y'] },
      { row: 10, cells: ['B', '', ''] },
    ]);
  });

  test('need not be in order', async () => {
    const table = await read(
      `<row r="3"><c r="B3"><v>4</v></c><c r="A3"><v>3</v></c></row>${sheetRows([['Name', 'Purpose']])}<row r="2"><c r="A2"><v>2</v></c></row>`,
    );
    expect(cellsOf(table)).toEqual([
      ['2', ''],
      ['3', '4'],
    ]);
  });

  test('a cell that is never closed is damage', async () => {
    const error = await refusal(read(`${HEAD}<row r="2"><c r="A2"><v>1</v><c r="B2"><v>1</v></c></row>`));
    expect([error.code, error.params.problem]).toEqual(['importUnreadable', 'workbook']);
  });
});

describe('what numbers stand for', () => {
  const formats =
    '<numFmts><numFmt numFmtId="164" formatCode="0000"/><numFmt numFmtId="165" formatCode="&quot;SYS-&quot;000"/><numFmt numFmtId="166" formatCode="[$-407]d\\. mmmm yyyy;@"/><numFmt numFmtId="167" formatCode="#,##0.0 &quot;days&quot;"/><numFmt numFmtId="168" formatCode="[h]:mm"/><numFmt numFmtId="169" formatCode="0.00E+00"/></numFmts>';

  test.each([
    ['0', '12345678901234567891', '12345678901234567891'],
    ['0', '0.1', '0.1'],
    ['0', '1E3', '1000'],
    ['1', '1.50', '1.5'],
    ['164', '7', '0007'],
    ['165', '42', 'SYS-042'],
    ['166', '45413', '2024-05-01'],
    ['14', '45413.75', '2024-05-01'],
    ['14', '-3', '-3'],
    ['14', '99999999', '99999999'],
    ['167', '12', '12'],
    ['20', '0.5', '12:00'],
    ['168', '1.25', '30:00'],
    ['169', '1200', '1200'],
  ])('under the format %s, %s is %s', async (format, written, shown) => {
    const styles = `${formats}<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="${format}" applyNumberFormat="1"><alignment/></xf></cellXfs>`;
    const table = await read(`${HEAD}<row r="2"><c r="A2" s="1"><v>${written}</v></c></row>`, styles);
    expect(table.rows[0]?.cells[0]).toBe(shown);
  });

  test('days are counted from 1904 where the file says so', async () => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    const table = await read(`${HEAD}<row r="2"><c r="A2" s="1"><v>43951</v></c></row>`, styles, (content) =>
      content.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
    );
    expect(table.rows[0]?.cells[0]).toBe('2024-05-01');
  });
});

describe('texts', () => {
  test('runs, readings, entities and escapes', async () => {
    const strings =
      '<sst><si><r><t>one </t></r><r><rPr><b/></rPr><t xml:space="preserve">two</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si/><si><t>a &amp;lt; &#233;&#x1F600;_x000D_b_x005F_</t></si></sst>';
    const rows = `${HEAD}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>3</v></c></row>`;
    const parts = [...workbookParts([rows]), { name: 'xl/sharedStrings.xml', content: strings }];
    expect(cellsOf(await readTable(await zipOf(parts), 'a.xlsx'))).toEqual([['one two', '東京', 'a &lt; é😀\rb_']]);
  });

  test('a text that is missing is damage', async () => {
    const error = await refusal(read(`${HEAD}<row r="2"><c r="A2" t="s"><v>7</v></c></row>`));
    expect([error.code, error.params.problem]).toEqual(['importUnreadable', 'workbook']);
  });
});

test.each([
  ['xl/workbook.bin', 'binaryWorkbook'],
  ['word/document.xml', 'document'],
  ['ppt/presentation.xml', 'document'],
  ['Index/Document.iwa', 'iWork'],
  ['letter.txt', 'kind'],
])('an archive with %s is called what it is', async (name, problem) => {
  const error = await refusal(readTable(await zipOf([{ name, content: 'x' }]), 'a.xlsx'));
  expect([error.code, error.params.problem]).toEqual(['importUnreadable', problem]);
});

test('a workbook as others write it is read as before', async () => {
  const bytes = await workbook([
    ['Name', 'Purpose'],
    ['A', 'x'],
  ]);
  expect(cellsOf(await readTable(bytes, 'a.xlsx'))).toEqual([['A', 'x']]);
});
