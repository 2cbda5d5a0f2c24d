import { expect, test } from 'vitest';
import { buildClosingSummary } from '#documents/issued/closing-summary.ts';
import { renderDocx } from '#documents/render/docx/render-docx.ts';
import { renderPdf } from '#documents/render/render-pdf.ts';
import { emptyResult } from '#shared/entities/assessment.ts';
import { interview as kind } from '#shared/kinds/assessments/interview.ts';
import type { Action } from '#shared/kinds/improvement/action.ts';
import { schemasOf } from '#shared/kinds/schemas.ts';
import { makeData, makeFacts, pdfOptions, t } from '../fixture.ts';
import { readDocx } from '../read-docx.ts';
import { readPdf } from '../read-pdf.ts';

const ACTION: Action = {
  ...{ id: 'a', code: 'ACT-001', title: 'Agree on the parties', description: '', nodeId: '4.2', owner: 'Eva' },
  ...{ dueOn: '2026-12-01', effortDays: 2, status: 'open', doneOn: '', priority: '', priorityReason: '' },
};
const facts = makeFacts([], {
  assessment: [
    {
      ...emptyResult('4.1'),
      status: 'met',
      finding: 'Seen in May.',
      interviewee: 'Zoë, Ada',
      assessedOn: '2026-11-02',
    },
    { ...emptyResult('4.2'), status: 'notMet', finding: 'No list.', interviewee: 'Ada', note: 'Only for us.' },
  ],
  actions: [ACTION, { ...ACTION, id: 'b', code: 'ACT-002', title: 'Dropped one', status: 'dropped' }],
});

test('the closing summary says what was found, what is open, and who acknowledged it', async () => {
  const { visit } = facts;
  const interview = { ...schemasOf(kind).blank, id: 'i', code: 'INT-001', assessmentId: visit.assessment.id };
  const assessment = {
    ...visit.assessment,
    ...{ closingText: 'Thank you all.', acknowledgedBy: 'Grace Hopper', acknowledgedOn: '2026-11-03' },
  };
  const interviews = [{ ...interview, held: true, people: 'Linus', heldOn: '2026-11-01' }];
  const model = buildClosingSummary(makeData({ ...facts, visit: { ...visit, assessment, interviews } }), t);
  const text = readPdf((await renderPdf(model, pdfOptions)).bytes).text.replaceAll(/\s+/g, ' ');
  for (const said of [
    'ASM-001 First visit',
    'Assessed between 2026-11-01 and 2026-11-02.',
    'Interviewed: Ada, Linus, Zoë.',
    'Thank you all.',
    'Seen in May.',
    'No list.',
    'ACT-001 Agree on the parties (Eva, due 2026-12-01)',
    'Acknowledged by Grace Hopper on 2026-11-03.',
  ]) {
    expect(text).toContain(said);
  }
  for (const kept of ['Only for us.', 'Dropped one', 'Not acknowledged']) expect(text).not.toContain(kept);
});

test('it begins at once, without cover and contents, and is to be signed by hand', async () => {
  const model = buildClosingSummary(makeData(facts), t);
  const { pages, text } = readPdf((await renderPdf(model, pdfOptions)).bytes);
  expect(pages.length).toBeLessThanOrEqual(2);
  expect(pages[0]?.text).toMatch(/What was looked at[\s\S]*Gaps, the widest first/);
  expect(text).not.toContain('Contents');
  expect(text).toMatch(/Signature\nFor the organisation\nLead assessor/);
  const word = await readDocx(await renderDocx(model, t));
  const control = word.tables.findIndex((rows) => rows.flat().includes('Identifier'));
  const signed = word.tables.findIndex(([head]) => head?.[3] === 'Signature');
  expect(word.tables[signed]?.map(([role]) => role)).toEqual(['Role', 'For the organisation', 'Lead assessor']);
  expect(control).toBeGreaterThan(signed);
  expect(word.text).not.toContain('Contents');
});

test('an empty assessment has a summary too', async () => {
  const model = buildClosingSummary(makeData(makeFacts([], { assessment: [] })), t);
  const { text } = readPdf((await renderPdf(model, pdfOptions)).bytes);
  expect(text).toContain('Not acknowledged yet.');
  expect(text).toContain('A.10.4');
});
