import { wasHeld } from '#shared/kinds/assessments/interview.ts';
import { isActive, isPlanned } from '#shared/kinds/improvement/action.ts';
import { SEVERITIES } from '#shared/rules/closing.ts';
import { scoreOf } from '#shared/rules/scores.ts';
import { type DocumentData, judgedOf, STATUS_TONE, statusOf } from '../../model/data.ts';
import { type Block, heading, type KeyValue, type Tone } from '../../model/model.ts';
import type { Translate } from '../../model/translate.ts';
import { codesFor } from '../evidence-index.ts';
import { plannedActions, wholeResults } from './scored.ts';
import { isGap, type Opinion, opinionOf } from './verdict.ts';

/** Actions named in front; the plan has them all. */
const NEXT = 7;
const TONES: Readonly<Record<Opinion['verdict'], Tone>> = { ready: 'ok', notReady: 'problem', open: 'attention' };

/** What the report comes to: whether the organisation is ready, why, and who does what until when. */
export function opinion(data: DocumentData, t: Translate): Block[] {
  const { verdict, reasons } = opinionOf(
    data.catalogue.nodes,
    (id) => statusOf(data, id),
    (id) => hasAction(data, id),
  );
  const said = reasons.map(({ weakness, ids }) =>
    t(`documents:gapAnalysis.opinion.reasons.${weakness}`, { count: ids.length, numbers: ids.join(', ') }),
  );
  return [
    heading(1, t('documents:gapAnalysis.opinion.title')),
    {
      kind: 'note',
      tone: TONES[verdict],
      title: t(`documents:gapAnalysis.opinion.verdict.${verdict}`),
      text: t('documents:gapAnalysis.opinion.rule', { assessment: data.visit.assessment.code }),
    },
    ...(said.length === 0
      ? []
      : [
          heading(2, t(`documents:gapAnalysis.opinion.${verdict === 'ready' ? 'remains' : 'because'}`)),
          { kind: 'list', items: said, ordered: true } as const,
        ]),
    ...next(data, t),
  ];
}

function next(data: DocumentData, t: Translate): Block[] {
  const active = plannedActions(data).filter(({ action }) => isActive(action));
  const title = heading(2, t('documents:gapAnalysis.opinion.next'));
  if (active.length === 0) return [title, { kind: 'paragraph', text: t('documents:gapAnalysis.noActions') }];
  const header = (key: string) => t(`documents:gapAnalysis.${key}`);
  const known = (text: string) => text || t('documents:frame.notRecorded');
  const more = active.length - NEXT;
  return [
    title,
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: header('opinion.who') },
        { header: header('opinion.what') },
        { header: header('for') },
        { header: header('opinion.until') },
      ],
      rows: active
        .slice(0, NEXT)
        .map(({ action: { code, title: what, nodeId, owner, dueOn } }) => [
          known(owner),
          `${code} ${what}`,
          nodeId,
          known(dueOn),
        ]),
    },
    ...(more > 0
      ? [{ kind: 'paragraph', role: 'small', text: t('documents:gapAnalysis.opinion.more', { count: more }) } as const]
      : []),
  ];
}

/** Gaps by how severe they are, and each for which nothing is planned. */
export function gaps(data: DocumentData, t: Translate): Block[] {
  const { nodes } = data.catalogue;
  const found = nodes.filter(({ id }) => isGap(statusOf(data, id)));
  if (found.length === 0) return [];
  const without = found.filter(({ id }) => !hasAction(data, id));
  const count = (among: typeof nodes, status: string) =>
    String(among.filter(({ id }) => statusOf(data, id) === status).length);
  const header = (key: string) => t(`documents:gapAnalysis.opinion.${key}`);
  const number = (key: string) => ({ header: header(key), align: 'right' as const });
  return [
    heading(1, header('gaps')),
    {
      kind: 'table',
      repeatHeader: true,
      columns: [{ header: header('severity') }, ...['inClauses', 'inControls', 'noAction'].map(number)],
      rows: SEVERITIES.map((status) => [
        { status: t(`assessment:status.${status}`), tone: STATUS_TONE[status] },
        count(
          found.filter(({ kind }) => kind === 'clause'),
          status,
        ),
        count(
          found.filter(({ kind }) => kind === 'control'),
          status,
        ),
        count(without, status),
      ]),
    },
    heading(2, header('without')),
    without.length === 0
      ? { kind: 'paragraph', text: header('noneWithout') }
      : {
          kind: 'list',
          items: SEVERITIES.flatMap((status) =>
            without
              .filter(({ id }) => statusOf(data, id) === status)
              .map(({ id, title }) => `${id} ${title} (${t(`assessment:status.${status}`)})`),
          ),
        },
  ];
}

/** Who assessed, and what bounds what the report says; what nobody recorded is said as that. */
export function terms(data: DocumentData, t: Translate): KeyValue[] {
  const { catalogue, visit } = data;
  const { done, total } = judgedOf(scoreOf(wholeResults(data, catalogue.nodes)));
  const rated = catalogue.nodes.filter(({ id }) => statusOf(data, id) !== 'notAssessed');
  const limits = t('documents:gapAnalysis.opinion.limitsText', {
    ...{ done, total, open: total - done },
    shown: rated.filter(({ id }) => codesFor(data, id).length > 0).length,
    interviews: visit.interviews.filter(wasHeld).length,
  });
  const item = (key: string, value: string): KeyValue => ({
    label: t(`documents:gapAnalysis.opinion.${key}`),
    value: value || t('documents:frame.notRecorded'),
  });
  return [
    item('assessor', visit.assessment.leadAssessor),
    // The workspace has no place for these two: whoever reads the report is not left to guess.
    item('independence', ''),
    item('distribution', ''),
    { ...item('limits', limits), wide: true },
  ];
}

function hasAction({ actions }: DocumentData, id: string): boolean {
  return actions.some((action) => action.nodeId === id && isPlanned(action));
}
