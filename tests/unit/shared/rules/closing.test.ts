import { expect, test } from 'vitest';
import { type AssessmentStatus, emptyResult } from '#shared/entities/assessment.ts';
import { interview } from '#shared/kinds/assessments/interview.ts';
import type { Action } from '#shared/kinds/improvement/action.ts';
import { schemasOf } from '#shared/kinds/schemas.ts';
import { closingOf } from '#shared/rules/closing.ts';

const NODES = ['4.1', '4.2', '4.3', '4.4', '5.1'].map((id) => ({ id, title: `Title of ${id}` }));
const found = (nodeId: string, status: AssessmentStatus, more = {}) => ({ ...emptyResult(nodeId), status, ...more });
const action = (code: string, nodeId: string, more: Partial<Action> = {}): Action => ({
  ...{ id: code, code, title: code, description: '', nodeId, owner: '', dueOn: '', effortDays: null },
  ...{ status: 'open', doneOn: '', priority: '', priorityReason: '', ...more },
});

test('a closing summary follows from what was recorded', () => {
  const closing = closingOf({
    nodes: NODES,
    results: [
      found('4.1', 'met', { maturity: 2, assessedOn: '2026-02-03' }),
      found('4.2', 'partlyMet', { finding: 'Half.', interviewee: 'Zoë; Ada' }),
      { ...found('4.3', 'notMet'), element: 2 },
      found('4.4', 'met', { maturity: 4, assessedOn: '2026-02-05' }),
      found('5.1', 'notMet', { interviewee: 'Ada' }),
    ],
    actions: [
      action('ACT-001', '4.2'),
      action('ACT-002', '4.2', { dueOn: '2026-03-01', status: 'inProgress' }),
      action('ACT-003', '4.2', { status: 'dropped' }),
      action('ACT-004', '4.2', { status: 'done' }),
    ],
    interviews: [
      {
        ...schemasOf(interview).blank,
        id: 'a',
        code: 'INT-001',
        assessmentId: 'a',
        people: 'Linus',
        heldOn: '2026-02-01',
        held: true,
      },
      {
        ...schemasOf(interview).blank,
        id: 'b',
        code: 'INT-002',
        assessmentId: 'a',
        people: 'Nobody',
        heldOn: '2026-01-01',
      },
    ],
  });
  expect(closing.strengths.map(({ node }) => node.id)).toEqual(['4.4', '4.1']);
  expect(closing.gaps.notMet.map(({ node }) => node.id)).toEqual(['5.1']);
  expect(closing.gaps.partlyMet).toMatchObject([{ finding: 'Half.', node: { id: '4.2' } }]);
  expect(closing.gaps.partlyMet[0]?.actions.map(({ code }) => code)).toEqual(['ACT-001', 'ACT-002', 'ACT-004']);
  // A part of it says nothing about the whole.
  expect(closing.open.map(({ id }) => id)).toEqual(['4.3']);
  expect(closing.next.map(({ code }) => code)).toEqual(['ACT-002', 'ACT-001']);
  expect(closing.people).toEqual(['Ada', 'Linus', 'Zoë']);
  expect([closing.from, closing.to]).toEqual(['2026-02-01', '2026-02-05']);
  expect(closing.score).toMatchObject({ counted: 4, score: 58 });
});
