import type { Action } from '#shared/kinds/improvement/action.ts';
import { type Closing, closingOf, type Gap, SEVERITIES } from '#shared/rules/closing.ts';
import { type DocumentData, judgedOf, modelFrame, ratedIn } from '../model/data.ts';
import { type Block, type DocumentModel, heading } from '../model/model.ts';
import type { Translate } from '../model/translate.ts';
import { scoreTile } from './gap/scored.ts';
import { assessmentItems, closingNote, interviewAnnex } from './visit.ts';

type Node = DocumentData['catalogue']['nodes'][number];

/** What is read out at the end of a visit and acknowledged by name. */
export function buildClosingSummary(data: DocumentData, t: Translate): DocumentModel {
  const { catalogue, assessment, actions, visit } = data;
  const { nodes } = catalogue;
  const closing = closingOf({ nodes, results: assessment, actions, interviews: visit.interviews });
  return {
    ...modelFrame(data),
    ...ratedIn(data),
    title: t('documents:titles.closing-summary'),
    isShort: true,
    blocks: [
      ...start(data, closing, t),
      ...strengths(closing, t),
      ...gaps(closing, t),
      ...rest(closing, t),
      ...acknowledgement(data, t),
      ...interviewAnnex(data, t),
    ],
  };
}

function start(data: DocumentData, { score, from, to, people }: Closing<Node>, t: Translate): Block[] {
  const { closingText } = data.visit.assessment;
  const period = t(from === to ? 'documents:gapAnalysis.periodDay' : 'documents:gapAnalysis.period', { from, to });
  return [
    heading(1, t('documents:closing.start')),
    { kind: 'keyValues', items: assessmentItems(data, t) },
    ...closingNote(data, t),
    {
      kind: 'figures',
      items: [
        scoreTile(score, 'score', t),
        {
          value: t('documents:gapAnalysis.of', judgedOf(score)),
          label: t('documents:gapAnalysis.assessed'),
        },
      ],
    },
    ...(from === '' ? [] : [paragraph(period)]),
    ...(people.length === 0 ? [] : [paragraph(t('documents:gapAnalysis.people', { names: people.join(', ') }))]),
    ...(closingText === '' ? [] : [paragraph(closingText)]),
  ];
}

function strengths({ strengths: met }: Closing<Node>, t: Translate): Block[] {
  if (met.length === 0) return [];
  const items = met.map(({ node, finding }) => withFinding(node, finding));
  return [heading(1, t('documents:closing.strengths')), { kind: 'list', items }];
}

function gaps(closing: Closing<Node>, t: Translate): Block[] {
  const found = SEVERITIES.filter((severity) => closing.gaps[severity].length > 0);
  if (found.length === 0) return [];
  return [
    heading(1, t('documents:closing.gaps')),
    ...found.flatMap((severity): Block[] => [
      heading(2, t(`assessment:status.${severity}`)),
      { kind: 'list', items: closing.gaps[severity].map((gap) => gapText(gap, t)) },
    ]),
  ];
}

function gapText({ node, finding, actions }: Gap<Node>, t: Translate): string {
  const done = actions.map((action) => actionText(action, t)).join('; ');
  return [withFinding(node, finding), done === '' ? '' : t('documents:closing.actions', { actions: done })]
    .filter((part) => part !== '')
    .join('\n');
}

function rest({ open, next }: Closing<Node>, t: Translate): Block[] {
  const numbers = open.map(({ id }) => id).join(', ');
  return [
    ...(open.length === 0
      ? []
      : [heading(1, t('documents:closing.open')), paragraph(t('documents:closing.openText', { numbers }))]),
    heading(1, t('documents:closing.next')),
    next.length === 0
      ? paragraph(t('documents:gapAnalysis.noActions'))
      : { kind: 'list', items: next.map((action) => actionText(action, t)) },
  ];
}

function acknowledgement({ visit }: DocumentData, t: Translate): Block[] {
  const { acknowledgedBy: name, acknowledgedOn: date, leadAssessor } = visit.assessment;
  const by = t(date === '' ? 'documents:closing.acknowledgedBy' : 'documents:closing.acknowledged', { name, date });
  const note = (text: string): Block => ({ kind: 'note', tone: 'attention', text });
  return [
    heading(1, t('documents:closing.acknowledgement')),
    ...(name === ''
      ? [note(t('documents:closing.notAcknowledged'))]
      : visit.since.changed
        ? [note(`${by} ${t('documents:closing.changedSince')}`)]
        : [paragraph(by)]),
    signatures([['forOrganisation', name] as const, ['leadAssessor', leadAssessor] as const], t),
  ];
}

/** Lines to sign by hand, for those who print it. */
function signatures(people: readonly (readonly [role: string, name: string])[], t: Translate): Block {
  const header = (key: string) => t(`documents:closing.signatures.${key}`);
  return {
    kind: 'table',
    byHand: true,
    columns: [
      { header: header('role'), strong: true },
      { header: header('name') },
      { header: header('date') },
      { header: header('signature') },
    ],
    rows: people.map(([role, name]) => [header(role), name, '', '']),
  };
}

function actionText({ code, title, owner, dueOn }: Action, t: Translate): string {
  const due = dueOn === '' ? '' : t('documents:closing.due', { date: dueOn });
  const more = [owner, due].filter((part) => part !== '').join(', ');
  return more === '' ? `${code} ${title}` : `${code} ${title} (${more})`;
}

function withFinding({ id, title }: Node, finding: string): string {
  return finding === '' ? `${id} ${title}` : `${id} ${title}: ${finding}`;
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}
