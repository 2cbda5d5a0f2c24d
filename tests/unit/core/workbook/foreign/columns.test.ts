import { describe, expect, test } from 'vitest';
import { compareTable, linesOf } from './support.ts';

const MAPPED = 'compared with what is here alone: ';

function mappingOf(remarks: readonly string[]): string | undefined {
  return remarks.find((remark) => remark.includes(MAPPED))?.split(MAPPED)[1];
}

describe('every filled column', () => {
  test('is taken, or named with how many cells it has', async () => {
    const { remarks } = await compareTable([
      ['Clause', 'Title', 'Status', 'Risk', ''],
      ['4.1', 'Context', 'Met', '', 'x'],
      ['4.2', 'Parties', 'No', 'high', ''],
    ]);
    expect(mappingOf(remarks)).toBe('Status → Status.');
    expect(remarks).toContain(
      'Nothing was taken from these columns: "Title" (2 cells), "Risk" (1 cell), "(E)" (1 cell).',
    );
  });

  test('of two years is read for the later one, wherever the year stands', async () => {
    const rows = [
      ['4.1', 'Partial', 'old', 'Met', 'new'],
      ['4.2', 'No', 'older', 'Partial', ''],
    ];
    const named = await compareTable([
      ['Clause', 'Status 2024', 'Comment 2024', 'Status 2025', 'Comment 2025'],
      ...rows,
    ]);
    expect(mappingOf(named.remarks)).toBe('Status 2025 → Status, Comment 2025 → Note.');
    expect(named.remarks).toContain(
      'Nothing was taken from these columns: "Status 2024" (2 cells), "Comment 2024" (2 cells).',
    );
    const above = await compareTable([
      ['', '2024', '', '2025', ''],
      ['Clause', 'Status', 'Comment', 'Status', 'Comment'],
      ...rows,
    ]);
    expect(mappingOf(above.remarks)).toBe('Status (D) → Status, Comment (E) → Note.');
    expect(linesOf(above)).toEqual(['4.1 status: met', '4.1 note: new', '4.2 status: partlyMet']);
    expect(linesOf(named)).toEqual(linesOf(above));
  });

  test('of last year does not go with a status of this one', async () => {
    const { remarks } = await compareTable([
      ['Clause', 'Comment 2024', 'Status 2025'],
      ['4.1', 'old', 'Met'],
      ['4.2', 'old', 'No'],
    ]);
    expect(remarks).toContain('Nothing was taken from these columns: "Comment 2024" (2 cells).');
  });

  test('that means the same as another is not guessed at', async () => {
    const compared = await compareTable([
      ['Clause', 'Status', 'Comment', 'Comment'],
      ['4.1', 'Met', 'a', 'b'],
      ['4.2', 'No', '', 'c'],
    ]);
    expect(linesOf(compared)).toEqual(['4.1 status: met', '4.2 status: notMet']);
    expect(compared.remarks).toContain(
      'Nothing was taken from columns that mean the same: Comment (C), Comment (D). Rename or delete all but one.',
    );
  });

  test.each([
    ['Reifegrad (0-5)', 'Maturity'],
    ['Current maturity level', 'Maturity'],
    ['ISO 42001 status', 'Status'],
    ['Umsetzungsstand', 'Status'],
    ['Evidence / Notes', 'Note'],
  ])('%s is taken for %s', async (heading, meaning) => {
    const { remarks } = await compareTable([
      ['Clause', heading],
      ['4.1', '3'],
      ['4.2', '2'],
    ]);
    expect(mappingOf(remarks)).toBe(`${heading} → ${meaning}.`);
  });
});

describe('a statement of applicability', () => {
  test('excludes with its reason, and is not believed where it contradicts itself', async () => {
    const compared = await compareTable([
      ['Control', 'Applicable?', 'Justification for Inclusion / Exclusion', 'Implementation status', 'Notes'],
      ['A.2.2', 'Yes', 'Needed', 'Implemented', 'n'],
      ['A.2.3', 'No', 'No models', '', ''],
      ['A.2.4', 'No', '', 'Implemented', 'why'],
      ['A.3.2', 'No', '', 'Not applicable', 'because'],
      ['A.3.3', 'maybe', '', 'Yes', ''],
      ['A.4.2', 'Yes', '', 'N/A', ''],
      ['A.4.3', 'No', '', '', ''],
    ]);
    expect(linesOf(compared)).toEqual([
      ...['A.2.2 status: met', 'A.2.2 note: n', 'A.2.3 status: notApplicable', 'A.2.3 finding: No models'],
      ...['A.2.4 note: why', 'A.3.2 status: notApplicable', 'A.3.2 finding: because', 'A.3.3 status: met'],
      '4 Implementation status| "Implemented" contradicts "No" under "Applicable?".',
      '6 Applicable?| "maybe" is neither yes nor no.',
      '7 Implementation status| "N/A" contradicts "Yes" under "Applicable?".',
      '8 Applicable?| Not applicable needs its reason under the finding.',
    ]);
    expect(compared.remarks).toEqual(
      expect.arrayContaining([
        'In 1 row "Justification for Inclusion / Exclusion" gives the reason why a requirement is not applicable, and was taken as its finding.',
        'In 1 row "Notes" gives the reason why a requirement is not applicable, and was taken as its finding.',
        'Nothing was taken from these columns: "Justification for Inclusion / Exclusion" (1 cell).',
      ]),
    );
  });

  test('needs no status', async () => {
    const compared = await compareTable([
      ['Maßnahme', 'Anwendbar', 'Begründung'],
      ['A.2.2', 'Ja', 'Gebraucht'],
      ['A.2.3', 'Nein', 'Keine Modelle'],
    ]);
    expect(linesOf(compared)).toEqual(['A.2.3 status: notApplicable', 'A.2.3 finding: Keine Modelle']);
  });
});
