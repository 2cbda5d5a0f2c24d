import { describe, expect, test } from 'vitest';
import { sheetRows, workbookParts, zipOf } from '../../imports/support.ts';
import { compareFile, compareTable, linesOf } from './support.ts';

const CLAUSES = ['4.1', '4.2', '4.3', '4.4', '5.1', '5.2', '5.3', '6.2', '6.3', '7.1', '7.2', '7.3', '7.4', '8.1'];

/** What each text under a heading is read as; null where it is refused. */
async function readAs(heading: string, texts: readonly string[]): Promise<(string | null)[]> {
  const { cells } = await compareTable([['Clause', heading], ...texts.map((text, at) => [CLAUSES[at] ?? '', text])]);
  return texts.map((_, at) => cells.find(({ nodeId }) => nodeId === CLAUSES[at])?.file ?? null);
}

describe('a status', () => {
  test.each([
    [
      'met',
      ['Conform', 'Fully implemented', 'Done', 'Y', 'umgesetzt', 'No gap', 'OK', 'vollständig erfüllt', 'erledigt'],
    ],
    ['largelyMet', ['OFI', 'Observation', 'größtenteils', 'überwiegend erfüllt']],
    ['partlyMet', ['Minor NC', 'In progress', 'Nebenabweichung', 'teilweise umgesetzt', 'in Umsetzung', 'Partly']],
    ['notMet', ['Major NC', 'Not started', 'N', 'Planned', 'Hauptabweichung', 'nicht umgesetzt', 'geplant', 'Gap']],
  ])('%s has these words', async (status, words) => {
    expect(await readAs('Status', words)).toEqual(words.map(() => status));
  });

  test('has signs, where they say one thing', async () => {
    expect(await readAs('Status', ['✓', '✔️', '☑', '✗', '❌', '✓ Done'])).toEqual([
      ...['met', 'met', 'met', 'notMet', 'notMet', 'met'],
    ]);
    const unclear = ['x', '●', '○', '★', '!!!', '✗ Done'];
    const { cells, refused } = await compareTable([
      ['Clause', 'Status'],
      ...unclear.map((sign, at) => [CLAUSES[at] ?? '', sign]),
    ]);
    expect(cells).toEqual([]);
    expect(refused.map(({ value }) => value)).toEqual(unclear);
    expect(await readAs('Status', ['○', '◔', '◑', '◕', '●'])).toEqual([
      ...['notMet', 'partlyMet', 'partlyMet', 'largelyMet', 'met'],
    ]);
  });

  test('is a percentage where it says so, in steps that claim no more than all of it', async () => {
    const steps = ['notMet', 'notMet', 'partlyMet', 'partlyMet', 'largelyMet', 'largelyMet', 'met'];
    expect(await readAs('Status', ['0 %', '15%', '16 %', '50%', '50,5 %', '99%', '100 %'])).toEqual(steps);
    expect(await readAs('Compliance %', ['0', '15', '16', '50', '50,5', '99', '100'])).toEqual(steps);
    expect(await readAs('Erfüllungsgrad (in Prozent)', ['0', '0,15', '0.16', '0,5', '0,505', '0,99', '1'])).toEqual(
      steps,
    );
    expect(await readAs('Status', ['0,25', '120%', '-5%'])).toEqual([null, null, null]);
  });

  test('is a percentage where the spreadsheet shows one', async () => {
    const numbers = ['0', '0.25', '0.55', '1'].map((value, at) => {
      const row = at + 2;
      const id = `<c r="A${row}" t="inlineStr"><is><t>${CLAUSES[at]}</t></is></c>`;
      return `<row r="${row}">${id}<c r="B${row}" s="1"><v>${value}</v></c></row>`;
    });
    const styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="9" applyNumberFormat="1"/></cellXfs>';
    const bytes = await zipOf(workbookParts([sheetRows([['Clause', 'Status']]) + numbers.join('')], styles));
    const compared = await compareFile(bytes);
    expect(compared.cells.map(({ file }) => file)).toEqual(['notMet', 'partlyMet', 'largelyMet', 'met']);
    expect(compared.remarks).toContain(
      'Statuses were read as follows: "0%" → Not met, "25%" → Partly met, "55%" → Largely met, "100%" → Met.',
    );
  });

  test('is shown as what it was read, before anything is taken', async () => {
    const { remarks } = await compareTable([
      ['Clause', 'Status'],
      ['4.1', 'Minor NC'],
      ['4.2', 'TBD'],
      ['4.3', 'Met'],
    ]);
    expect(remarks).toContain('Statuses were read as follows: "Minor NC" → Partly met, "TBD" → Not assessed.');
  });
});

describe('columns of which one is ticked', () => {
  test('give the status of their heading', async () => {
    const compared = await compareTable([
      ['Clause', 'Compliant', 'Partially compliant', 'Not compliant', 'Not applicable', 'Comment'],
      ['4.1', 'x', '', '', '', 'a'],
      ['4.2', '', 'X', '', '☐', 'b'],
      ['4.3', '', '', '☒', '', 'c'],
      ['4.4', '', '', '', '1', 'Because.'],
      ['5.1', 'x', '', 'x', '', ''],
      ['5.2', '', 'see B', '', '', ''],
      ['5.3', '', '✓', '', '', ''],
      ['6.2', '', '', '', '', 'open'],
    ]);
    expect(linesOf(compared)).toEqual([
      ...[
        '4.1 status: met',
        '4.1 note: a',
        '4.2 status: partlyMet',
        '4.2 note: b',
        '4.3 status: notMet',
        '4.3 note: c',
      ],
      ...['4.4 status: notApplicable', '4.4 finding: Because.', '5.3 status: partlyMet', '6.2 note: open'],
      '6 Compliant / Partially compliant / Not compliant / Not applicable| More than one column is ticked: "Compliant", "Not compliant".',
      '7 Partially compliant| "see B" under "Partially compliant" is no tick. Write x under one of the columns.',
    ]);
    expect(compared.remarks.join('\n')).not.toContain('"x"');
  });

  test('may be in German, and be told from columns with words', async () => {
    const ticked = await compareTable([
      ['Kapitel', 'Ja', 'Teilweise', 'Nein'],
      ['4.1', 'X', '', ''],
      ['4.2', '', '', 'X'],
    ]);
    expect(linesOf(ticked)).toEqual(['4.1 status: met', '4.2 status: notMet']);
    const worded = await compareTable([
      ['Clause', 'Implemented', 'Gap', 'Observation'],
      ['4.1', 'Yes', '', 'All there'],
      ['4.2', 'No', 'No list', ''],
    ]);
    expect(linesOf(worded)).toContain('4.1 status: met');
    expect(worded.refused).toEqual([]);
  });
});
