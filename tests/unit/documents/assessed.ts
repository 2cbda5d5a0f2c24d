import type { DocumentData } from '#documents/model/data.ts';
import { ASSESSMENT_STATUSES, type AssessmentResult, emptyResult, resultKey } from '#shared/entities/assessment.ts';
import type { Action } from '#shared/kinds/improvement/action.ts';
import { catalogue, makeControl, makeFacts } from './fixture.ts';

/** A workspace in which all 70 requirements and some of their parts were judged, each with a finding of its own. */
export function assessedData(changes: Partial<DocumentData> = {}): DocumentData {
  const assessment = catalogue.nodes.flatMap(({ id }, index): AssessmentResult[] => [
    {
      ...emptyResult(id),
      status: ASSESSMENT_STATUSES[index % ASSESSMENT_STATUSES.length] ?? 'met',
      maturity: index % 7 === 6 ? null : index % 6,
      finding: `Finding ${index + 1} on ${id}: Größe & <Ordnung>, "seen" by two.`,
      note: `Only for us ${index}`,
      owner: index % 2 === 0 ? 'Eva Größe' : '',
      interviewee: index % 3 === 0 ? 'Zoë' : '',
      assessedOn: index % 4 === 0 ? '' : '2026-11-02',
    },
    ...(index % 5 === 0
      ? [{ ...emptyResult(id, 1), status: 'partlyMet', finding: `Part of ${id}.\nIn two lines.` } as const]
      : []),
  ]);
  const facts = makeFacts([], {
    assessment,
    results: Object.fromEntries(assessment.filter(({ element }) => element === 0).map((each) => [each.nodeId, each])),
    elements: Object.fromEntries(
      assessment.filter(({ element }) => element > 0).map((each) => [resultKey(each), `Asked by ${resultKey(each)}.`]),
    ),
    actions: Array.from({ length: 30 }, (_, index) => makeAction(index)),
  });
  return { ...facts, control: makeControl('gap-analysis', { status: 'draft' }), ...changes };
}

function makeAction(index: number): Action {
  return {
    id: `action-${index}`,
    code: `ACT-${String(index + 1).padStart(3, '0')}`,
    title: `Do ${index + 1} & <more>`,
    description: index % 3 === 0 ? '' : `How to do it, ${index + 1}.`,
    nodeId: catalogue.nodes[index * 2]?.id ?? '',
    owner: index % 2 === 0 ? 'Eva Größe' : '',
    dueOn: index % 4 === 0 ? '' : `2026-12-${String(index + 1).padStart(2, '0')}`,
    effortDays: index % 5 === 0 ? null : index,
    status: index % 6 === 0 ? 'done' : 'open',
    doneOn: '',
    priority: index % 10 === 0 ? 'low' : '',
    priorityReason: index % 10 === 0 ? `It can wait, ${index}.` : '',
  };
}
