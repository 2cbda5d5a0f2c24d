import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { buildGapAnalysis, gapAnalysisCsv } from '#documents/issued/gap/report.ts';
import type { Block, Cell, Table } from '#documents/model/model.ts';
import { renderPdf } from '#documents/render/render-pdf.ts';
import { emptyResult } from '#shared/entities/assessment.ts';
import { interview } from '#shared/kinds/assessments/interview.ts';
import type { Action } from '#shared/kinds/improvement/action.ts';
import { schemasOf } from '#shared/kinds/schemas.ts';
import { catalogue, makeData, makeFacts, pdfOptions, t } from '../fixture.ts';
import { readPdf } from '../read-pdf.ts';

const ACTION: Action = {
  ...{ id: 'a', code: 'ACT-001', title: 'Agree on the parties', description: 'With top management.', nodeId: '4.2' },
  ...{ owner: 'Eva', dueOn: '2026-12-01', effortDays: 2, status: 'open', doneOn: '', priority: '', priorityReason: '' },
};
const facts = makeFacts([], {
  results: {
    '4.1': { nodeId: '4.1', status: 'met', finding: 'Seen.' },
    '4.2': { nodeId: '4.2', status: 'notMet', finding: 'No list.' },
  },
  assessment: [
    {
      ...emptyResult('4.1'),
      status: 'met',
      finding: 'Seen.',
      maturity: 3,
      interviewee: 'Zoë',
      assessedOn: '2026-11-02',
    },
    {
      ...{ ...emptyResult('4.2'), status: 'notMet', finding: 'No list.', interviewee: 'Ada', assessedOn: '2026-11-01' },
      ...{ note: 'Only for us.' },
    },
    { ...emptyResult('4.2', 2), status: 'partlyMet', finding: 'Customers are known.' },
    { ...emptyResult('4.2', 1), status: 'met' },
    emptyResult('4.2', 3),
  ],
  elements: { '4.2/1': 'The parties are named.', '4.2/2': 'What they want is known.' },
  actions: [
    { ...ACTION, id: 'b', code: 'ACT-002', status: 'done' },
    ACTION,
    { ...ACTION, id: 'c', code: 'ACT-003', nodeId: '', priority: 'low', priorityReason: 'It can wait.' },
  ],
});
const model = buildGapAnalysis(makeData(facts), t);
const tables = (blocks: readonly Block[]) => blocks.filter((block): block is Table => block.kind === 'table');

describe('the report on a gap analysis', () => {
  test('sums up with scores, what is open, and where it is weakest', () => {
    const figures = model.blocks.find((block) => block.kind === 'figures');
    expect(figures?.items.map(({ value }) => value)).toEqual(['50 %', '50 %', '–', '2 of 70', '2']);
    expect(figures?.items[0]?.label).toBe('Score (2 of 70)');
    const partial = model.blocks.find((block) => block.kind === 'note' && block.title?.includes('not complete'));
    expect(JSON.stringify(partial)).toContain('68 requirements were not assessed');
  });

  test('draws the scores that there are, and says them in words', () => {
    const drawn = (blocks: readonly Block[]) =>
      blocks.flatMap((block) => (block.kind === 'figure' && block.svg.includes('<polygon') ? [block] : []));
    const [radar, ...others] = drawn(model.blocks);
    expect(others).toEqual([]);
    // One part of sixteen has a score: its point lies half way up from the middle.
    expect(radar?.svg).toContain('points="238.5,57"');
    expect(radar?.alt).toMatch(/^4 Context of the organization: 50 % \(2 of 4\); 5 Leadership: –;/);
    expect(drawn(buildGapAnalysis(makeData(makeFacts([], { assessment: [] })), t).blocks)).toEqual([]);
  });

  test('ranks by nothing that rests on fewer than three requirements', () => {
    const rated = (ids: readonly string[]) =>
      ids.map((id) => ({ ...emptyResult(id), status: 'notMet' as const, finding: 'None.' }));
    const ranked = (ids: readonly string[]) =>
      JSON.stringify(buildGapAnalysis(makeData(makeFacts([], { assessment: rated(ids) })), t).blocks).includes(
        'Policies related to AI: 0 % (3 of 3)',
      );
    const lists = (of: typeof model) => of.blocks.filter((block) => block.kind === 'list').map(({ items }) => items);
    expect(JSON.stringify(lists(model))).not.toContain('Context of the organization: 50 %');
    expect(ranked(['A.2.2'])).toBe(false);
    expect(ranked(['A.2.2', 'A.2.3', 'A.2.4'])).toBe(true);
  });

  test('says when, with whom and by which formula', () => {
    const texts = model.blocks.flatMap((block) =>
      block.kind === 'paragraph' && typeof block.text === 'string' ? [block.text] : [],
    );
    expect(texts).toContain('Assessed between 2026-11-01 and 2026-11-02.');
    expect(texts).toContain('Interviewed: Ada, Zoë.');
    expect(texts.some((text) => text.includes('largely met = 2/3'))).toBe(true);
  });

  test('scores each clause and area, and all of them', () => {
    const scores = tables(model.blocks).find(({ rows }) => rows.length === 17);
    expect(scores?.rows[0]).toEqual(['4 Context of the organization', '2', '0', '2', '50 %', '3.0']);
    expect(scores?.rows.at(-1)).toEqual(['All', '2', '0', '68', '50 %', '3.0']);
  });

  test('lists every requirement once, with the parts that were judged below it', () => {
    const rows = tables(model.blocks)
      .slice(3, -1)
      .flatMap((table) => table.rows);
    const whole = rows.flatMap(([number]) => (typeof number === 'string' && !number.includes('/') ? [number] : []));
    expect(whole).toEqual(catalogue.nodes.map(({ id }) => id));
    expect(rows.slice(1, 4)).toEqual([
      ['4.2', expect.any(String), { status: 'Not met', tone: 'problem' }, '', 'No list.'],
      ['4.2/1', 'The parties are named.', { status: 'Met', tone: 'ok' }, '', ''],
      ['4.2/2', 'What they want is known.', { status: 'Partly met', tone: 'attention' }, '', 'Customers are known.'],
    ]);
  });

  test('ends with the plan in its order, and never tells a note', async () => {
    const plan = tables(model.blocks).at(-1);
    expect(plan?.rows.map((row) => row.filter((_, index) => index !== 1))).toEqual([
      ['ACT-003', '', 'Low', 'Eva', '2026-12-01', '2', 'Open'],
      ['ACT-001', '4.2', 'High', 'Eva', '2026-12-01', '2', 'Open'],
      ['ACT-002', '4.2', 'High', 'Eva', '2026-12-01', '2', 'Done'],
    ]);
    expect(JSON.stringify(plan?.rows[0])).toContain('Priority decided: It can wait.');
    const { text } = readPdf((await renderPdf(model, pdfOptions)).bytes);
    for (const said of ['Management summary', 'Customers are known.', 'Agree on the parties', 'With top management.']) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('Only for us.');
    expect(JSON.stringify(model)).not.toContain('Only for us.');
  });
});

describe('the chapter on what changed', () => {
  const earlier = {
    code: 'ASM-001',
    title: 'First visit',
    results: [
      { ...emptyResult('4.1'), status: 'notMet' as const, finding: 'Seen.', maturity: 3 },
      { ...emptyResult('4.2'), status: 'notMet' as const, finding: 'Nothing at all.' },
      { ...emptyResult('4.2', 2), status: 'partlyMet' as const, finding: 'Customers are known.' },
      { ...emptyResult('4.2', 1), status: 'met' as const },
    ],
  };
  const visit = { ...facts.visit, assessment: { ...facts.visit.assessment, code: 'ASM-002' }, earlier };
  const said = buildGapAnalysis(makeData({ ...facts, visit }), t);
  const at = said.blocks.findIndex((block) => block.kind === 'heading' && block.text === 'What changed since ASM-001');
  const [scores, changes] = tables(said.blocks.slice(at));

  test('holds the scores against each other', () => {
    expect(scores?.columns.map(({ header }) => header)).toEqual(['Clause or area', 'ASM-001', 'ASM-002', 'Difference']);
    expect(scores?.rows[0]).toEqual(['4 Context of the organization', '0 % (2 of 4)', '50 % (2 of 4)', '+50']);
    expect(scores?.rows[1]).toEqual(['5 Leadership', '–', '–', '–']);
    expect(scores?.rows.at(-1)).toEqual(['All', '0 % (2 of 70)', '50 % (2 of 70)', '+50']);
  });

  test('lists what was judged otherwise, and nothing else', () => {
    expect(changes?.rows).toEqual([
      ['4.1', expect.any(String), 'Status', { status: 'Not met', tone: 'problem' }, { status: 'Met', tone: 'ok' }],
      ['4.2', expect.any(String), 'Finding', 'Nothing at all.', 'No list.'],
    ]);
  });

  test('is not there where nothing came before', () => {
    expect(model.blocks.some((block) => block.kind === 'heading' && block.text.startsWith('What changed'))).toBe(false);
  });
});

test('the report ends with the minutes of the interviews that were held', async () => {
  const base = { ...schemasOf(interview).blank, assessmentId: facts.visit.assessment.id };
  const interviews = [
    { ...base, id: 'i', code: 'INT-001', title: 'Board', people: 'Zoë', topics: ['4.1'], minutes: 'They know.' },
    { ...base, id: 'j', code: 'INT-002', title: 'Not yet' },
  ];
  const said = buildGapAnalysis(makeData({ ...facts, visit: { ...facts.visit, interviews } }), t);
  const { text } = readPdf((await renderPdf(said, pdfOptions)).bytes);
  expect(text).toContain('Minutes of the interviews');
  expect(text).toContain('They know.');
  expect(text).not.toContain('Not yet');
});

test('the table for spreadsheets holds the findings of the report', () => {
  const [head, ...rows] = parse(Buffer.from(gapAnalysisCsv(facts, t)), { bom: true });
  expect(head).toEqual([
    'No.',
    'Requirement',
    'State',
    'Maturity',
    'Finding',
    'Evidence',
    'Owner',
    'Interviewed',
    'Assessed on',
  ]);
  const words = (cell: Cell) => (typeof cell === 'object' && 'status' in cell ? cell.status : cell);
  const told = tables(model.blocks)
    .slice(3, -1)
    .flatMap((table) => table.rows.map((row) => row.map(words)));
  expect(rows.map((row) => row.slice(0, 5))).toEqual(told);
  expect(rows[1]?.slice(5)).toEqual(['', '', 'Ada', '2026-11-01']);
});
