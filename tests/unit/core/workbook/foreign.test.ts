import { describe, expect, test } from 'vitest';
import { readReference } from '#core/workbook/foreign/read-reference.ts';
import { archiveOf } from '../../../faults/hostile-archives.ts';
import { computedMs } from '../../computed.ts';
import { coreWithWorkspace } from '../core.ts';
import { compareBytes, lineOf, westernCsv } from './support.ts';

describe("somebody else's gap analysis", () => {
  test('is read by the numbers of clauses and the words of its columns', async () => {
    const core = await coreWithWorkspace();
    await core.ask('assessment.set', {
      entries: [
        { nodeId: '4.1', element: 0, changes: { status: 'met', finding: 'Ours.' } },
        { nodeId: '4.2', element: 0, changes: { status: 'partlyMet' } },
      ],
    });
    const rows = [
      ['ISO/IEC 42001 Gap assessment', '', '', '', '', '', ''],
      ['Prepared for: Müller', '', '', '', '', '', ''],
      ['Clause', 'Title', 'Compliance status', 'Current state', 'Recommendation', 'Responsible', 'Maturity level'],
      ['4', 'Context', '', '', '', '', ''],
      ['4.1', 'Context', 'Partial', 'A list, kept by hand.', 'Review it', 'Eva', '3 - Defined'],
      ['Clause 4.2', 'Parties', 'Partially met', '', '', '', ''],
      ['6.1.2 AI risk assessment', 'Risk', 'Missing', 'None.', '', 'Jürgen', 'Level 1'],
      ['A.6.2.4', 'Verification', 'Covered', '', '', '', '4,0'],
      ['Annex A 7.2', 'Data', 'N-A', 'No data of our own.', '', '', ''],
      ['A8.2', 'Information', 'Unknown', '', '', '', ''],
      ['A.9.9', 'Nothing', 'Yes', '', '', '', ''],
      ['5.1', 'Leadership', 'Mostly blue', '', '', '', ''],
    ];
    const compared = await compareBytes(core, westernCsv(rows), 'gap.csv');
    expect(compared).toMatchObject({ source: 'table', issuedOn: '', rows: 7 });
    expect(compared.remarks[0]).toContain(
      'Compliance status → Status, Maturity level → Maturity, Current state → Finding, Responsible → Owner',
    );
    expect(compared.cells.map(lineOf)).toEqual([
      '4.1 status conflict: - | met | partlyMet',
      '4.1 maturity offered: - |  | 3',
      '4.1 finding conflict: - | Ours. | A list, kept by hand.',
      '4.1 owner offered: - |  | Eva',
      '6.1.2 status offered: - |  | notMet',
      '6.1.2 maturity offered: - |  | 1',
      '6.1.2 finding offered: - |  | None.',
      '6.1.2 owner offered: - |  | Jürgen',
      'A.6.2.4 status offered: - |  | met',
      'A.6.2.4 maturity offered: - |  | 4',
      'A.7.2 status offered: - |  | notApplicable',
      'A.7.2 finding offered: - |  | No data of our own.',
    ]);
    expect(compared.refused.map(({ row, sentence }) => `${row} ${sentence}`)).toEqual([
      '11 The standard has no requirement, control or part "A.9.9".',
      '12 "Mostly blue" cannot be read as a status. Write Met, Largely met, Partly met, Not met or Not applicable.',
    ]);
    expect(compared.missing).toContain('4.3');
    expect(compared.missing.some((key) => key.includes('/'))).toBe(false);
  });

  test('may count its rows under the heading of our identifiers', async () => {
    const core = await coreWithWorkspace();
    const rows = [
      ['ID', 'Clause', 'Status', 'Finding'],
      ['1', '5.2', 'Yes', 'A policy of 2025.'],
      ['2', '5.3', 'No', ''],
    ];
    const compared = await compareBytes(core, westernCsv(rows), 'gap.csv');
    expect(compared).toMatchObject({ source: 'table', rows: 2, refused: [] });
    expect(compared.cells.map(({ file }) => file)).toEqual(['met', 'A policy of 2025.', 'notMet']);
    const without = rows.map(([id = '', , ...rest]) => [id, ...rest]);
    expect(await compareBytes(core, westernCsv(without), 'x.csv')).toMatchObject({ source: 'workbook', rows: 0 });
  });

  test('is found on whatever sheet it stands, in words of other countries', async () => {
    const core = await coreWithWorkspace();
    const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const sheet = (rows: readonly (readonly string[])[]) =>
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
        .map(
          (cells, row) =>
            `<row r="${row + 1}">${cells.map((text, at) => cell('ABCD'.charAt(at) + String(row + 1), text)).join('')}</row>`,
        )
        .join('')}</sheetData></worksheet>`;
    const names = ['Deckblatt', 'Analyse'];
    const bytes = archiveOf(
      Object.entries({
        '[Content_Types].xml':
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names
          .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
          .join('')}</sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
          .map(
            (_, at) =>
              `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
          )
          .join('')}</Relationships>`,
        'xl/worksheets/sheet1.xml': sheet([['Gap-Analyse'], ['Stand', '2026']]),
        'xl/worksheets/sheet2.xml': sheet([
          ['Nr.', 'Kapitel', 'Erfüllungsgrad', 'Verantwortlich'],
          ['1', '5.2', 'teilweise erfüllt', 'Eva'],
          ['2', 'A.2.2', 'Nein', ''],
        ]),
      }).map(([name, content]) => ({ name, content: Buffer.from(content) })),
    );
    const compared = await compareBytes(core, bytes);
    expect(compared.cells.map(lineOf)).toEqual([
      '5.2 status offered: - |  | partlyMet',
      '5.2 owner offered: - |  | Eva',
      'A.2.2 status offered: - |  | notMet',
    ]);
  });
});

describe('the number at the beginning of a cell', () => {
  test('is looked for in no time, whatever stands there', () => {
    const before = process.threadCpuUsage();
    const hostile = ['no.', 'Clause ', 'annex a.', 'iso/iec 42001:2023 ', '4.', 'a. '].map((piece) => piece.repeat(40));
    expect(hostile.map(readReference).filter((found) => found?.kind === 'several')).toEqual([]);
    expect(computedMs(before)).toBeLessThan(2_000);
  });
});
