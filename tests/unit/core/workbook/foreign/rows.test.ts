import { describe, expect, test } from 'vitest';
import { sheetRows, workbookParts, zipOf } from '../../imports/support.ts';
import { compareFile, compareTable, linesOf, refusalOf } from './support.ts';

const DATE = 'Format the column as text and write the number again.';

describe('every filled row', () => {
  test('is taken, or left out with what is wrong with its number', async () => {
    const compared = await compareTable([
      ['Gap analysis 2026', ''],
      ['Clause', 'Status'],
      ['Cl. 4.1', 'Met'],
      ['(5.3)', 'No'],
      ['Kap. 6.1.3', 'No'],
      ['A-6.2.4', 'No'],
      ['6.1', 'No'],
      ['4', 'No'],
      ['B.6.2.4', 'No'],
      ['Context', 'No'],
      ['', 'No'],
      ['4.1 & 4.2', 'No'],
      ['6.1.2 a)', 'No'],
      ['Leadership', ''],
      ['2026-02-04', 'No'],
      ['06. Jan 01', 'No'],
      ['12.5.2026', 'No'],
      ['Total', '13'],
    ]);
    expect(linesOf(compared)).toEqual([
      '4.1 status: met',
      '5.3 status: notMet',
      '6.1.3 status: notMet',
      'A.6.2.4 status: notMet',
      '7 | "6.1" has no answer of its own: it is made up of 6.1.1, 6.1.2, 6.1.3, 6.1.4. Answer these one by one.',
      '8 | "4" has no answer of its own: it is made up of 4.1, 4.2, 4.3, 4.4. Answer these one by one.',
      '9 | The standard has no requirement, control or part "B.6.2.4".',
      '10 | "Context" does not begin with the number of a requirement or control, such as 6.1.2 or A.6.2.4.',
      '11 | The cell under "Clause" is empty, so that nobody can say which requirement the row is about.',
      '12 | "4.1 & 4.2" names more than one requirement. Give each of them a row of its own.',
      '13 | "6.1.2 a)" is about a part of 6.1.2, and its answer is not one for 6.1.2 as a whole. Write 6.1.2 where it is.',
      `15 | "2026-02-04" is a date, which the spreadsheet program may have made of 4.2. ${DATE}`,
      `16 | "06. Jan 01" is a date, which the spreadsheet program may have made of 6.1.1. ${DATE}`,
      '17 | "12.5.2026" is a date, where the number of a requirement belongs. Spreadsheet programs make dates of such numbers: format the column as text and write the number again.',
      '18 | "Total" does not begin with the number of a requirement or control, such as 6.1.2 or A.6.2.4.',
    ]);
    expect(compared.remarks).toContain('2 rows hold no answer and were passed over (1, 14).');
  });

  test('is told where all numbers became dates', async () => {
    const compared = await compareTable([
      ['Kapitel', 'Bewertung'],
      ['04. Jan', 'erfüllt'],
      ['04. Feb', 'teilweise'],
    ]);
    expect(compared.cells).toEqual([]);
    expect(compared.refused.map(({ row, key }) => `${row} ${key}`)).toEqual(['2 04. Jan', '3 04. Feb']);
  });

  test('is read by the headings that stand above it, also where they stand again', async () => {
    const compared = await compareTable([
      ['Clause', 'Title', 'Status', 'Comment'],
      ['4.1', 'a', 'Met', 'c'],
      ['4.2', 'b', 'No', 'comment'],
      ['Control', 'Status', 'Remarks', ''],
      ['A.2.2', 'Met', 'r', ''],
      ['Clause', 'Title', 'Status', 'Comment'],
      ['5.1', 'a', 'Met', ''],
      ['', '', 'No', 'Gap'],
    ]);
    expect(linesOf(compared)).toEqual([
      ...['4.1 status: met', '4.1 note: c', '4.2 status: notMet', '4.2 note: comment', '5.1 status: met'],
      ...['A.2.2 status: met', 'A.2.2 note: r'],
      '8 | The cell under "Clause" is empty, so that nobody can say which requirement the row is about.',
    ]);
  });

  test('above the headings is told where it names a requirement', async () => {
    const compared = await compareTable([
      ['4.1', 'Yes'],
      ['Clause', 'Status'],
      ['4.2', 'Met'],
      ['4.3', 'No'],
    ]);
    expect(linesOf(compared)).toEqual([
      ...['4.2 status: met', '4.3 status: notMet', '1 | The row stands above the headings.'],
    ]);
  });

  test('may have its number in either of two columns', async () => {
    const compared = await compareTable([
      ['Clause', 'Control', 'Status'],
      ['4.1', '', 'Met'],
      ['4.2', '', 'No'],
      ['', 'A.2.2', 'Met'],
    ]);
    expect(linesOf(compared)).toEqual(['4.1 status: met', '4.2 status: notMet', 'A.2.2 status: met']);
  });

  test('under a number that is merged over several is one of them', async () => {
    const rows = [
      ['Clause', 'Question', 'Status', 'Comment'],
      ['4.1', 'Is there a list?', 'Met', 'a'],
      ['', 'Is it kept?', 'No', 'b'],
      ['4.2', 'Parties', 'Met', 'c'],
      ['4.3', 'Scope', '', 'd'],
      ['4.4', 'System', 'Met', ''],
    ];
    const merged = '<mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="C4:C5"/></mergeCells>';
    const parts = workbookParts([sheetRows(rows)]).map((part) => {
      return { ...part, content: String(part.content).replace('</sheetData>', `</sheetData>${merged}`) };
    });
    expect(linesOf(await compareFile(await zipOf(parts)))).toEqual([
      ...['4.2 status: met', '4.2 note: c', '4.3 note: d', '4.4 status: met'],
      'S12 | "4.1" stands in more than one row (2, 3), and nobody can say which of them counts. Leave one row for it.',
      'S13 | "4.1" stands in more than one row (2, 3), and nobody can say which of them counts. Leave one row for it.',
      'S15 Status| The cell is merged with another one and holds no answer of its own. Take the cells apart and fill in each.',
    ]);
  });

  test('below a title of the same number counts alone', async () => {
    const compared = await compareTable([
      ['Clause', 'Title', 'Status'],
      ['4.1', 'Context', ''],
      ['4.1', 'Is there a list?', 'Met'],
      ['4.2', 'Parties', 'No'],
      ['4.3', 'Scope', 'No'],
    ]);
    expect(linesOf(compared)).toEqual(['4.1 status: met', '4.2 status: notMet', '4.3 status: notMet']);
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['importNoRows', [['Clause', 'Status']]],
    [
      'importNoRows',
      [
        ['Gap analysis', ''],
        ['Clause', 'Status'],
      ],
    ],
    [
      'workbookNoHeadings',
      [
        ['Clause', 'Colour'],
        ['4.1', 'red'],
        ['4.2', 'blue'],
      ],
    ],
    [
      'workbookNoHeadingRow',
      [
        ['4.1', 'Context', 'Met'],
        ['4.2', 'Parties', 'No'],
      ],
    ],
    [
      'workbookNoIds',
      [
        ['Name', 'City'],
        ['Eva', 'Wien'],
      ],
    ],
  ])('says why: %s', async (code, table) => {
    expect((await refusalOf(compareTable(table))).code).toBe(code);
  });

  test('because its rows are parts of requirements names some of them', async () => {
    const rows = ['4.1 a)', '4.1 b)', '4.2 a)', '4.2 b)', '6.1 a)'].map((key) => [key, 'Met']);
    const refusal = await refusalOf(compareTable([['Clause', 'Status'], ...rows]));
    expect(refusal).toMatchObject({ code: 'workbookSeveralRows', params: { key: '4.1', rows: '2, 3' } });
  });
});
