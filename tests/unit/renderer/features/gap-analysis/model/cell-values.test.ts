import { describe, expect, test } from 'vitest';
import { cellText, parseCell } from '#renderer/features/gap-analysis/model/cell-values.ts';
import type { WrittenColumn } from '#renderer/features/gap-analysis/model/grid-model.ts';
import { ASSESSMENT_STATUSES, emptyResult, withResultChanges } from '#shared/entities/assessment.ts';

const WORDS = {
  notAssessed: 'Not assessed',
  notMet: 'Not met',
  partlyMet: 'Partly met',
  largelyMet: 'Größtenteils erfüllt',
  met: 'Met',
  notApplicable: 'Not applicable',
};
const parse = (column: WrittenColumn, text: string) => parseCell(column, text, (status) => WORDS[status]);

describe('a text that goes into a cell', () => {
  test.each([
    ['status', ' partly MET ', { status: 'partlyMet' }],
    ['status', 'grosstenteils erfullt', { status: 'largelyMet' }],
    ['status', 'largelyMet', { status: 'largelyMet' }],
    ['status', 'N/A', { status: 'notApplicable' }],
    ['status', '', { status: 'notAssessed' }],
    ['maturity', '3', { maturity: 3 }],
    ['maturity', '3,00', { maturity: 3 }],
    ['maturity', ' ', { maturity: null }],
    ['assessedOn', '2026-11-24', { assessedOn: '2026-11-24' }],
    ['assessedOn', '4.3.2026', { assessedOn: '2026-03-04' }],
    ['assessedOn', '', { assessedOn: '' }],
    ['owner', ' Ada\n Lovelace ', { owner: 'Ada Lovelace' }],
    ['finding', 'one\r\ntwo\r\n', { finding: 'one\ntwo' }],
    ['status', '✓', { status: 'met' }],
    ['status', '✗', { status: 'notMet' }],
  ] as const)('%s takes "%s"', (column, text, changes) => {
    expect(parse(column, text)).toEqual({ changes });
  });

  test.each([
    ['status', 'constructor', 'status'],
    ['status', 'nearly', 'status'],
    ['status', '●', 'status'],
    ['maturity', '6', 'maturity'],
    ['maturity', '2,5', 'maturity'],
    ['assessedOn', '31.2.2026', 'date'],
    ['assessedOn', '03/04/2026', 'date'],
    ['owner', 'x'.repeat(501), 'tooLong'],
    ['note', 'x'.repeat(50_001), 'tooLong'],
  ] as const)('%s refuses "%.20s"', (column, text, problem) => {
    expect(parse(column, text)).toEqual({ problem });
  });

  test('what is copied out of a cell goes back into it', () => {
    const result = { ...emptyResult('4.1'), maturity: 4, finding: 'a\nb', owner: 'Eva', assessedOn: '2026-01-31' };
    for (const status of ASSESSMENT_STATUSES) {
      const full = { ...result, status };
      for (const column of ['status', 'maturity', 'finding', 'note', 'owner', 'interviewee', 'assessedOn'] as const) {
        const parsed = parse(
          column,
          cellText(full, column, (each) => WORDS[each]),
        );
        expect('changes' in parsed && withResultChanges(full, parsed.changes)).toEqual(full);
      }
    }
  });
});
