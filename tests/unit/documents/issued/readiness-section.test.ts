import { describe, expect, test } from 'vitest';
import { buildCertificationStatus } from '#documents/issued/certification-status.ts';
import { readinessSection } from '#documents/issued/readiness-section.ts';
import { renderPdf } from '#documents/render/render-pdf.ts';
import { checkReadiness, type Waiver } from '#shared/rules/readiness/check.ts';
import { READINESS_RULES } from '#shared/rules/readiness/registry.ts';
import { CLEAN, each, first, system } from '../../shared/readiness/facts.ts';
import { makeData, makeFacts, pdfOptions, t } from '../fixture.ts';
import { readPdf } from '../read-pdf.ts';

const AT = '2026-11-20T10:00:00.000Z';
const waived = (rule: string, subject: Waiver['subject'], reason: string): Waiver => {
  return { id: `${rule}${subject?.id}`, rule, subject, reason, by: 'Eva', at: AT };
};

/** Four of five systems without owner, one of them waived; a review overdue; and no scope for one system, waived. */
const systems = [1, 2, 3, 4, 5].map((number) => system(number, { owner: number < 5 ? '' : 'Eva' }));
const found = checkReadiness(
  first({ nextReviewOn: '2026-01-01', scope: 'undecided', owner: '' })({ ...CLEAN, systems }),
  READINESS_RULES,
  [
    waived('systems.scopeUndecided', null, 'Decided in the meeting of December.'),
    waived('systems.ownerMissing', { entity: 'aiSystems', id: 's2' }, 'Is switched off next week.'),
  ],
);
const data = makeData(makeFacts([], { readiness: found }));
const tables = readinessSection(data, t).filter((block) => block.kind === 'table');

describe('the readiness section', () => {
  test('lists open errors before warnings, with records and clauses', () => {
    expect(tables[0]?.rows).toEqual([
      [
        { status: 'Error', tone: 'problem' },
        '4.3 counts as met, yet systems await their scope decision.',
        '4.3',
        '4.3',
      ],
      [
        { status: 'Warning', tone: 'attention' },
        '3 AI systems in scope have no owner.',
        'SYS-003 System 3; SYS-004 System 4',
        '5.3, A.3.2',
      ],
      [
        { status: 'Warning', tone: 'attention' },
        'The review of 1 AI system is overdue.',
        'SYS-001 System 1',
        '8.2, 8.4',
      ],
    ]);
  });

  test('says of what is waived why, by whom and when', () => {
    expect(tables[1]?.rows).toEqual([
      ['Scope undecided', 'The check as a whole (1 record)', 'Decided in the meeting of December.', 'Eva, 2026-11-20'],
      ['No owner', 'SYS-002 System 2', 'Is switched off next week.', 'Eva, 2026-11-20'],
    ]);
  });

  test('names three records and counts the others', () => {
    const many = Array.from({ length: 9 }, (_, index) => system(index + 1));
    const readiness = checkReadiness(each({ owner: '' })({ ...CLEAN, systems: many }), READINESS_RULES, []);
    const [table] = readinessSection(makeData(makeFacts([], { readiness })), t).filter(({ kind }) => kind === 'table');
    expect(table?.kind === 'table' && table.rows[0]?.[2]).toBe(
      'SYS-001 System 1; SYS-002 System 2; SYS-003 System 3; 6 more',
    );
  });

  test('stands in the certification status, the same bytes each time', async () => {
    const [once, again] = [await pdf(), await pdf()];
    expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true);
    const { text } = readPdf(once);
    expect(text).toContain('3 AI systems in scope have no owner.');
    expect(text).toContain('Is switched off next week.');
  });

  test('says so where nothing is open', () => {
    const blocks = readinessSection(makeData(), t);
    expect(blocks.filter(({ kind }) => kind === 'table')).toEqual([]);
    expect(blocks).toContainEqual({ kind: 'paragraph', text: 'No error and no warning is open.' });
  });
});

async function pdf(): Promise<Uint8Array> {
  return (await renderPdf(buildCertificationStatus(data, t), pdfOptions)).bytes;
}
