import type { NodeFulfilment } from '#shared/rules/fulfilment/evaluate.ts';
import type { FulfilmentState } from '#shared/rules/fulfilment/rule.ts';
import { leftOf, restOf } from '#shared/steps/left.ts';
import type { StepState } from '#shared/steps/progress.ts';
import type { StepStatus } from '#shared/steps/steps.ts';
import { STEPS } from '#shared/steps/steps.ts';
import { barChart, type Chart, stateChart } from '../model/charts.ts';
import {
  countStates,
  type DocumentData,
  type DocumentFacts,
  modelFrame,
  partsOf,
  STATE_ORDER,
  STATE_TONE,
  stateOf,
} from '../model/data.ts';
import type { Block, Cell, DocumentModel, Status, Tone } from '../model/model.ts';
import type { Translate } from '../model/translate.ts';
import { validCodesFor } from './evidence-index.ts';
import { readinessAnnex, readinessSection } from './readiness-section.ts';

const STEP_TONE: Readonly<Record<StepStatus, Tone>> = {
  ready: 'ok',
  stated: 'neutral',
  closed: 'neutral',
  inProgress: 'attention',
  notStarted: 'neutral',
  blocked: 'problem',
};

/** How far the organisation is on the way to the certificate: by step, and by clause and area. */
export function buildCertificationStatus(data: DocumentData, t: Translate): DocumentModel {
  return {
    ...modelFrame(data),
    title: t('documents:titles.certification-status'),
    blocks: [
      ...overview(data, t),
      ...readinessSection(data, t),
      ...steps(data, t),
      ...byPart(data, t),
      ...saidByPeople(data, t),
      ...readinessAnnex(data, t),
    ],
  };
}

function overview(data: DocumentData, t: Translate): Block[] {
  const { catalogue, organisation, steps, asOf } = data;
  const counts = countStates(data, catalogue.nodes);
  const total = catalogue.nodes.length;
  const next = steps.find((step) => step.next !== null && step.status !== 'blocked');
  const rest = restOf(steps, t);
  const bars = steps.map((step) => ({
    label: stepTitle(step, t),
    value: step.done,
    total: step.total,
    note: `${step.done} / ${step.total}`,
  }));
  return [
    { kind: 'heading', level: 1, text: t('documents:progress.overview') },
    {
      kind: 'paragraph',
      role: 'lead',
      text: t('documents:progress.intro', { organisation: organisation.name, asOf, standard: catalogue.standard }),
    },
    {
      kind: 'figures',
      items: [
        {
          value: t('documents:progress.of', { done: steps.filter(isReady).length, total: steps.length }),
          label: t('documents:progress.stepsReady'),
        },
        {
          value: t('documents:progress.of', { done: counts.shown, total }),
          label: t('documents:progress.shown'),
          tone: 'ok',
        },
        { value: String(counts.stated), label: t('documents:progress.stated') },
        { value: String(counts.begun), label: t('documents:progress.begun') },
        {
          value: organisation.targetCertificationOn || t('documents:progress.noTarget'),
          label: t('documents:progress.target'),
        },
      ],
    },
    next?.next == null
      ? {
          kind: 'note',
          tone: rest.length === 0 ? 'ok' : 'attention',
          title: t('documents:progress.next'),
          text: rest.length === 0 ? t('steps:home.allDone') : [t('steps:home.allSaid'), ...rest].join('\n'),
        }
      : {
          kind: 'note',
          tone: 'attention',
          title: t('documents:progress.next'),
          text: t('documents:progress.nextText', { step: stepTitle(next, t), action: actionText(next, t) }),
        },
    { kind: 'heading', level: 2, text: t('documents:progress.steps') },
    figure(
      barChart(bars),
      { kind: 'bars', measure: t('documents:progress.done'), bars },
      bars.map(({ label, note }) => `${label}: ${note}`),
    ),
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:progress.step'), strong: true },
        { header: t('documents:progress.state') },
        { header: t('documents:progress.done'), align: 'right' },
        { header: t('documents:progress.next') },
        { header: t('documents:progress.clauses') },
      ],
      rows: steps.map((step) => [
        stepTitle(step, t),
        stepStatus(step, t),
        t('documents:progress.of', { done: step.done, total: step.total }),
        step.status === 'blocked' ? t('documents:progress.blocked') : actionText(step, t),
        nodeList(step, data, t),
      ]),
    },
  ];
}

function steps(data: DocumentData, t: Translate): Block[] {
  return [
    { kind: 'heading', level: 1, text: t('documents:progress.inDetail') },
    ...stateLegend(t),
    ...data.steps.flatMap((step): Block[] => {
      const nodes = nodesOf(step, data);
      return [
        { kind: 'heading', level: 2, text: stepTitle(step, t, 'stepHeading') },
        { kind: 'paragraph', text: t(`steps:${step.id}.purpose`) },
        {
          kind: 'keyValues',
          items: [
            { label: t('documents:progress.state'), value: stepStatus(step, t) },
            {
              label: t('documents:progress.done'),
              value: t('documents:progress.of', { done: step.done, total: step.total }),
            },
            {
              label: t('documents:progress.next'),
              value: step.status === 'blocked' ? t('documents:progress.blocked') : actionText(step, t),
              wide: true,
            },
          ],
        },
        ...(nodes.length === 0
          ? [{ kind: 'paragraph', role: 'small', text: judgementText(step, t) } as const]
          : [
              {
                kind: 'table',
                repeatHeader: true,
                columns: [
                  { header: t('documents:requirements.number'), strong: true },
                  { header: t('documents:requirements.title') },
                  { header: t('documents:progress.shownBy') },
                ],
                rows: nodes.map((node) => [node.id, node.title, stateCell(data, node.id, t)]),
              } as const,
            ]),
      ];
    }),
  ];
}

function byPart(data: DocumentData, t: Translate): Block[] {
  const names = Object.fromEntries(STATE_ORDER.map((state) => [state, t(`fulfilment:states.${state}`)])) as Record<
    FulfilmentState,
    string
  >;
  const bars = partsOf(data.catalogue).map((part) => ({
    label: t('documents:requirements.partShort', { id: part.id, title: part.title }),
    counts: countStates(data, part.nodes),
  }));
  const row = (label: string, counts: (typeof bars)[number]['counts']): Cell[] => [
    label,
    ...STATE_ORDER.map((state) => (counts[state] === 0 ? '–' : String(counts[state]))),
  ];
  const said = bars.map(
    ({ label, counts }) =>
      `${label}: ${STATE_ORDER.filter((state) => counts[state] > 0)
        .map((state) => `${counts[state]} ${names[state]}`)
        .join(', ')}`,
  );
  return [
    { kind: 'heading', level: 1, text: t('documents:progress.byPart') },
    { kind: 'paragraph', text: t('documents:progress.byPartText') },
    figure(stateChart(bars, names), { kind: 'states', names, bars }, said),
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:requirements.part') },
        ...STATE_ORDER.map((state) => ({ header: names[state], align: 'right' as const })),
      ],
      rows: [
        ...bars.map(({ label, counts }) => row(label, counts)),
        row(t('documents:requirements.all'), countStates(data, data.catalogue.nodes)),
      ],
      totals: [bars.length],
    },
  ];
}

function figure(svg: string, chart: Chart, said: readonly string[]): Block {
  return { kind: 'figure', svg, chart, alt: said.join('; ') };
}

function stateCell(data: DocumentData, nodeId: string, t: Translate): Status {
  const state = stateOf(data, nodeId);
  return { status: t(`fulfilment:states.${state}`), tone: STATE_TONE[state] };
}

/** What step 1 found stands in the report of its assessment; here only which one that is. */
function judgementText({ judgement }: StepState, t: Translate): string {
  if (judgement === null) return '';
  const { code, title, closedOn: date } = judgement;
  const key = date === '' ? 'judgementOpen' : 'judgementClosed';
  return t(`documents:progress.${key}`, { code, title, date });
}

function isReady({ status }: StepState): boolean {
  return status === 'ready';
}

function stepTitle(step: Pick<StepState, 'id'>, t: Translate, key = 'stepTitle'): string {
  const number = STEPS.find(({ id }) => id === step.id)?.number ?? 0;
  return t(`documents:progress.${key}`, { number, title: t(`steps:${step.id}.title`) });
}

function stepStatus({ status }: StepState, t: Translate): Status {
  return { status: t(`steps:status.${status}`), tone: STEP_TONE[status] };
}

function actionText(step: StepState, t: Translate): string {
  return step.next === null ? leftOf(step, t) : t(`steps:actions.${step.next.key}`, step.next.params);
}

function nodesOf(step: StepState, data: DocumentData) {
  const wanted = new Set(STEPS.find(({ id }) => id === step.id)?.nodes);
  return data.catalogue.nodes.filter(({ id }) => wanted.has(id));
}

/** The step's numbers, those that follow each other in the standard drawn together. */
function nodeList(step: StepState, data: DocumentData, t: Translate): string {
  const wanted = new Set(nodesOf(step, data).map(({ id }) => id));
  if (wanted.size === 0) return t('steps:page.allClauses');
  const runs: string[][] = [];
  let open = false;
  for (const { id } of data.catalogue.nodes) {
    if (wanted.has(id) && open) runs.at(-1)?.push(id);
    else if (wanted.has(id)) runs.push([id]);
    open = wanted.has(id);
  }
  return runs
    .map((run) =>
      run.length < 3 ? run.join(', ') : t('documents:progress.range', { from: run[0] ?? '', to: run.at(-1) ?? '' }),
    )
    .join(', ');
}

type Facts = Pick<DocumentFacts, 'said' | 'evidence' | 'catalogue' | 'asOf'>;
type Said<K extends 'statement' | 'decision'> = NodeFulfilment & {
  readonly [key in K]: NonNullable<NodeFulfilment[K]>;
};

/** What the column "Shown by records" means. */
export function stateLegend(t: Translate): Block[] {
  return [
    { kind: 'heading', level: 2, text: t('documents:progress.legend') },
    { kind: 'paragraph', text: t('documents:progress.legendText') },
    {
      kind: 'keyValues',
      items: STATE_ORDER.map((state) => ({
        label: t(`fulfilment:states.${state}`),
        value: t(`documents:progress.legendStates.${state}`),
        wide: true,
      })),
    },
  ];
}

/** Who states, confirms or objects to what, when, on which evidence and why; and what has lapsed since. */
export function saidByPeople(facts: Facts, t: Translate): Block[] {
  const said = facts.said ?? [];
  const statements = said.filter((node): node is Said<'statement'> => node.statement !== null);
  const decisions = said.filter((node): node is Said<'decision'> => node.decision !== null);
  const title: Block = {
    kind: 'heading',
    level: 1,

    text: t('documents:progress.people'),
  };
  if (statements.length + decisions.length === 0) {
    return [title, { kind: 'paragraph', text: t('documents:progress.noPeople') }];
  }
  const counted = (kind: ReturnType<typeof kindOf>) => decisions.filter((node) => kindOf(node) === kind).length;
  const figures = {
    stated: statements.filter(({ state }) => state === 'stated').length,
    review: statements.filter(({ statement }) => statement.review).length,
    ...{ confirmed: counted('confirmed'), lapsed: counted('lapsed'), objected: counted('objected') },
  };
  return [
    title,
    { kind: 'paragraph', text: t('documents:progress.peopleText', figures) },
    ...(statements.length === 0 ? [] : statementTable(facts, statements, t)),
    ...(decisions.length === 0 ? [] : decisionTable(facts, decisions, t)),
  ];
}

function statementTable(facts: Facts, statements: readonly Said<'statement'>[], t: Translate): Block[] {
  return [
    { kind: 'heading', level: 2, text: t('documents:progress.statements') },
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:requirements.number'), strong: true },
        { header: t('documents:requirements.title') },
        { header: t('documents:progress.statement') },
        { header: t('documents:progress.statedBy') },
        { header: t('documents:progress.evidence') },
      ],
      rows: statements.map(({ nodeId, state, statement }): Cell[] => {
        const note = statement.review ? 'statementReview' : state === 'stated' ? '' : 'statementUncounted';
        return [
          nodeId,
          titleOf(facts, nodeId),
          note === ''
            ? statement.text
            : [{ text: `${statement.text}\n` }, { text: t(`documents:progress.${note}`), italic: true }],
          byOn(statement, t),
          validCodesFor(facts, nodeId).join(', ') || t('documents:progress.noEvidence'),
        ];
      }),
    },
  ];
}

function decisionTable(facts: Facts, decisions: readonly Said<'decision'>[], t: Translate): Block[] {
  return [
    { kind: 'heading', level: 2, text: t('documents:progress.decisions') },
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:requirements.number'), strong: true },
        { header: t('documents:requirements.title') },
        { header: t('documents:progress.decision') },
        { header: t('documents:progress.decidedBy') },
        { header: t('documents:progress.why') },
      ],
      rows: decisions.map((node): Cell[] => {
        const { nodeId, decision } = node;
        const kind = kindOf(node);
        const tone = kind === 'confirmed' ? 'ok' : kind === 'lapsed' ? 'attention' : 'problem';
        return [
          nodeId,
          titleOf(facts, nodeId),
          { status: t(`documents:progress.decided.${kind}`), tone },
          byOn(decision, t),
          [decision.reason, movedText(decision, t)].filter((text) => text !== '').join('\n'),
        ];
      }),
    },
  ];
}

function kindOf({ decision }: Said<'decision'>): 'confirmed' | 'lapsed' | 'objected' {
  if (decision.verdict === 'objected') return 'objected';
  return decision.moved ? 'lapsed' : 'confirmed';
}

function movedText({ moved, movedRefs }: Said<'decision'>['decision'], t: Translate): string {
  if (!moved) return '';
  const records = movedRefs.map(({ id, label }) => label || id).join(', ');
  return records === '' ? t('documents:progress.movedUnnamed') : t('documents:progress.moved', { records });
}

function byOn({ by, at }: { readonly by: string; readonly at: string }, t: Translate): string {
  return t('documents:progress.byOn', { by, date: at.slice(0, 10) });
}

function titleOf({ catalogue }: Facts, nodeId: string): string {
  return catalogue.nodes.find(({ id }) => id === nodeId)?.title ?? '';
}
