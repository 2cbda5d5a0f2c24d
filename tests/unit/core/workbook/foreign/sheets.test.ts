import { describe, expect, test } from 'vitest';
import { sheetRows, workbookParts, zipOf } from '../../imports/support.ts';
import { compareFile, compareSheets, linesOf, refusalOf } from './support.ts';

const site = (status: string) => [
  ['Clause', 'Status'],
  ['4.1', status],
  ['4.2', status],
];
const CONTROLS = [
  ['Control', 'Title', 'Status'],
  ['A.2.2', 'Policy', 'Met'],
  ['A.2.9', 'None', 'Met'],
];

describe('a table spread over sheets', () => {
  test('is read whole, each row with its sheet', async () => {
    const compared = await compareSheets([[['Cover']], site('No'), CONTROLS]);
    expect(linesOf(compared)).toEqual([
      ...['4.1 status: notMet', '4.2 status: notMet', 'A.2.2 status: met'],
      'S33 | The standard has no requirement, control or part "A.2.9".',
    ]);
    expect(compared.sheets).toEqual([
      { name: 'S1', rows: 1, state: 'noTable' },
      { name: 'S2', rows: 2, state: 'read' },
      { name: 'S3', rows: 1, state: 'read' },
    ]);
    expect(compared.remarks).toEqual(
      expect.arrayContaining([
        '2 sheets were read as one table: "S2", "S3".',
        'The sheet "S1" was not read: no column of it names clauses and controls.',
        'Sheet "S3": Nothing was taken from these columns: "Title" (2 cells).',
      ]),
    );
  });

  test('is not read where two sheets answer for the same; another can be chosen', async () => {
    const sheets = [site('Met'), site('No')];
    const compared = await compareSheets(sheets);
    expect(compared.cells.map(({ file }) => file)).toEqual(['met', 'met']);
    expect(compared.remarks).toContain(
      'The sheet "S2" (2 rows) was not read: it answers for requirements for which "S1" answers too. Choose the sheet to read it instead.',
    );
    const chosen = await compareSheets(sheets, ' s2');
    expect(chosen.cells.map(({ file }) => file)).toEqual(['notMet', 'notMet']);
    expect(chosen.sheets.map(({ state }) => state)).toEqual(['notChosen', 'read']);
    expect(await refusalOf(compareSheets(sheets, 'S9'))).toMatchObject({
      code: 'workbookNoSheet',
      params: { sheets: '"S1", "S2"' },
    });
  });

  test('is read from the sheet with most of it, and what else names requirements is said', async () => {
    const compared = await compareSheets([
      [
        ['Clause', 'Status'],
        ['4.2', 'No'],
      ],
      site('Met'),
      [
        ['Clause', 'Colour'],
        ['5.1', 'red'],
        ['5.2', 'blue'],
      ],
    ]);
    expect(compared.sheets.map(({ state }) => state)).toEqual(['overlaps', 'read', 'noHeadings']);
    expect(compared.remarks.join('\n')).toContain('none of its headings is known to stand over answers');
  });
});

describe('formulas that were never calculated', () => {
  const formula = (row: number, value: string) =>
    `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>4.${row - 1}</t></is></c><c r="B${row}"><f>IF(C1=1,"Met","No")</f>${value}</c></row>`;
  const read = async (values: readonly string[], workbook = '') => {
    const rows = values.map((value, at) => formula(at + 2, value)).join('');
    const parts = workbookParts([sheetRows([['Clause', 'Status']]) + rows]).map((part) =>
      part.name === 'xl/workbook.xml'
        ? { ...part, content: String(part.content).replace('</workbook>', `${workbook}</workbook>`) }
        : part,
    );
    return compareFile(await zipOf(parts));
  };

  test('are told from those that were, whatever stands where their value would', async () => {
    const compared = await read(['', '<v></v>', '<v/>']);
    expect(compared.cells).toEqual([]);
    expect(compared.remarks).toContain(
      '3 formulas were never calculated (B2, B3, B4). Open the file in Excel or LibreOffice, save it, and read it again.',
    );
    expect(compared.remarks.join('\n')).not.toContain('last calculated');
    expect(compared.refused.map(({ row }) => row)).toEqual([2, 3, 4]);
  });

  test('are known by their zeros where the file asks for their calculation', async () => {
    const asked = await read(['<v>0</v>', '<v>0</v>'], '<calcPr fullCalcOnLoad="1"/>');
    expect(asked.remarks.join('\n')).toContain('2 formulas were never calculated');
    expect((await read(['<v>0</v>'])).remarks.join('\n')).toContain('last calculated value was read');
  });
});
