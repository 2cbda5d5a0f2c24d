import { type AssessmentResult, emptyResult, resultKey } from '#shared/entities/assessment.ts';
import { isActive } from '#shared/kinds/improvement/action.ts';
import { effortLeft, type PlannedAction, planActions, priorityWith } from '#shared/rules/action-plan.ts';
import { proposePriority } from '#shared/rules/priority.ts';
import { type Score, scoreOf } from '#shared/rules/scores.ts';
import { barChart, radarChart } from '../model/charts.ts';
import {
  compareText,
  type DocumentData,
  type DocumentFacts,
  judgedOf,
  modelFrame,
  type Part,
  partsOf,
  ratedIn,
  STATUS_ORDER,
  STATUS_TONE,
  statusOf,
} from '../model/data.ts';
import type { Block, Cell, DocumentModel } from '../model/model.ts';
import type { SheetCell } from '../model/sheet.ts';
import type { Translate } from '../model/translate.ts';
import { toCsv } from '../render/csv.ts';
import { codesFor } from './evidence-index.ts';
import { changesSince } from './gap-changes.ts';
import { assessmentItems, closingNote, interviewAnnex } from './visit.ts';

/** How many of the weakest and of the strongest parts the summary names. */
const NAMED = 3;
/** A part below this share is a gap to be named, one from it on carries, in per cent. */
const CARRIES = 67;
/** What the table of findings tells of each, by the names of its columns. */
export const FINDING_COLUMNS = [
  'number',
  'requirement',
  'state',
  'level',
  'finding',
  'evidence',
  'owner',
  'interviewed',
  'assessedOn',
] as const;
const ON_PAPER = 5;

export type Scored = { readonly part: Part; readonly score: Score };

/** What a gap analysis found, for those who decide what to do about it. */
export function buildGapAnalysis(data: DocumentData, t: Translate): DocumentModel {
  const parts = scoredParts(data);
  return {
    ...modelFrame(data),
    ...ratedIn(data),
    title: t('documents:titles.gap-analysis'),
    blocks: [
      ...summary(data, parts, t),
      ...atAGlance(parts, t),
      ...method(data, t),
      ...scores(data, parts, t),
      ...changesSince(
        data,
        parts.map(({ part }) => part),
        t,
      ),
      ...findings(data, parts, t),
      ...plan(data, t),
      ...interviewAnnex(data, t),
    ],
  };
}

export function scoredParts(data: DocumentFacts): Scored[] {
  return partsOf(data.catalogue).map((part) => ({ part, score: scoreOf(wholeResults(data, part.nodes)) }));
}

export function wholeResults(data: DocumentFacts, nodes: Part['nodes']): AssessmentResult[] {
  const whole = new Map(data.assessment.filter(({ element }) => element === 0).map((each) => [each.nodeId, each]));
  return nodes.map(({ id }) => whole.get(id) ?? emptyResult(id));
}

export function summary(data: DocumentData, parts: readonly Scored[], t: Translate): Block[] {
  const { catalogue, organisation, asOf, actions } = data;
  const { code, title, closedOn } = data.visit.assessment;
  const { nodes } = catalogue;
  const all = scoreOf(wholeResults(data, nodes));
  const kind = (wanted: Part['kind']) =>
    scoreOf(
      wholeResults(
        data,
        nodes.filter((node) => node.kind === wanted),
      ),
    );
  const ranked = parts
    .filter(({ score }) => score.score !== null)
    .sort((a, b) => (a.score.score ?? 0) - (b.score.score ?? 0));
  const weak = ranked.filter(({ score }) => (score.score ?? 0) < CARRIES).slice(0, NAMED);
  const strong = ranked
    .filter(({ score }) => (score.score ?? 0) >= CARRIES)
    .toReversed()
    .slice(0, NAMED);
  return [
    heading(1, t('documents:gapAnalysis.summary')),
    {
      kind: 'paragraph',
      role: 'lead',
      text: t(closedOn === '' ? 'documents:gapAnalysis.intro' : 'documents:gapAnalysis.introClosed', {
        ...{ organisation: organisation.name, asOf, standard: catalogue.standard },
        ...{ assessment: `${code} ${title}`.trim(), date: closedOn },
      }),
    },
    {
      kind: 'figures',
      items: [
        { value: percent(all, t), label: t('documents:gapAnalysis.score') },
        { value: percent(kind('clause'), t), label: t('documents:gapAnalysis.clauses') },
        { value: percent(kind('control'), t), label: t('documents:gapAnalysis.controls') },
        {
          value: t('documents:gapAnalysis.of', judgedOf(all)),
          label: t('documents:gapAnalysis.assessed'),
        },
        {
          value: String(actions.filter(isActive).length),
          label: t('documents:gapAnalysis.openActions'),
        },
      ],
    },
    ...(all.notAssessed === 0
      ? []
      : [
          {
            kind: 'note',
            tone: 'attention',
            title: t('documents:gapAnalysis.partial'),
            text: t('documents:gapAnalysis.partialText', { count: all.notAssessed }),
          } as const,
        ]),
    ...named(t('documents:gapAnalysis.weakest'), weak, t),
    ...named(t('documents:gapAnalysis.strongest'), strong, t),
  ];
}

function atAGlance(parts: readonly Scored[], t: Translate): Block[] {
  if (parts.every(({ score }) => score.score === null)) return [];
  const axes = parts.map(({ part, score }) => ({ label: part.id, value: score.score }));
  return [
    heading(2, t('documents:gapAnalysis.atAGlance')),
    {
      kind: 'figure',
      svg: radarChart(axes),
      chart: { kind: 'radar', measure: t('documents:gapAnalysis.score'), axes },
      alt: inWords(parts, t),
    },
    { kind: 'paragraph', text: t('documents:gapAnalysis.radar') },
  ];
}

/** What a chart of the scores shows, for those who cannot see it. */
function inWords(parts: readonly Scored[], t: Translate): string {
  return parts.map(({ part, score }) => `${partName(part)}: ${percent(score, t)}`).join('; ');
}

function named(title: string, parts: readonly Scored[], t: Translate): Block[] {
  if (parts.length === 0) return [];
  const items = parts.map(({ part, score }) =>
    t('documents:gapAnalysis.weakestText', { part: partName(part), score: score.score ?? 0 }),
  );
  return [heading(2, title), { kind: 'list', items }];
}

/** Says of how many it is true. */
function methodText(data: DocumentData, t: Translate): string {
  const { nodes } = data.catalogue;
  const { done, total } = judgedOf(scoreOf(wholeResults(data, nodes)));
  const how = t('documents:gapAnalysis.methodHow');
  const which =
    done === total
      ? t('documents:gapAnalysis.methodAll', { nodes: total })
      : t('documents:gapAnalysis.methodSome', { done, total, open: total - done });
  return `${which} ${how}`;
}

export function method(data: DocumentData, t: Translate): Block[] {
  const { assessment } = data;
  const days = assessment
    .map(({ assessedOn }) => assessedOn)
    .filter((day) => day !== '')
    .sort();
  const [from, to] = [days[0], days.at(-1)];
  const names = [...new Set(assessment.map(({ interviewee }) => interviewee).filter((name) => name !== ''))];
  return [
    heading(1, t('documents:gapAnalysis.method')),
    { kind: 'keyValues', items: assessmentItems(data, t) },
    ...closingNote(data, t),
    { kind: 'paragraph', text: methodText(data, t) },
    ...(from === undefined || to === undefined
      ? []
      : [
          {
            kind: 'paragraph',
            text: t(from === to ? 'documents:gapAnalysis.periodDay' : 'documents:gapAnalysis.period', { from, to }),
          } as const,
        ]),
    ...(names.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            text: t('documents:gapAnalysis.people', { names: names.sort(compareText).join(', ') }),
          } as const,
        ]),
    heading(2, t('documents:gapAnalysis.scale')),
    {
      kind: 'keyValues',
      items: STATUS_ORDER.map((status) => ({
        label: t(`assessment:status.${status}`),
        value: t(`documents:gapAnalysis.scaleText.${status}`),
        wide: true,
      })),
    },
    { kind: 'paragraph', text: t('documents:gapAnalysis.formula') },
    { kind: 'paragraph', text: t('documents:gapAnalysis.priority') },
  ];
}

function scores(data: DocumentData, parts: readonly Scored[], t: Translate): Block[] {
  const row = (label: string, score: Score): Cell[] => [
    label,
    String(score.counted),
    String(score.excluded),
    String(score.notAssessed),
    percent(score, t),
    score.maturity === null ? t('documents:gapAnalysis.none') : score.maturity.toFixed(1),
  ];
  const rows = parts.map(({ part, score }) => row(partName(part), score));
  const column = (key: string) => ({
    header: t(`documents:gapAnalysis.columns.${key}`),
    weight: 1.4,
    align: 'right' as const,
  });
  const bars = parts.map(({ part, score }) => ({
    label: partName(part),
    value: score.score ?? 0,
    total: 100,
    note: percent(score, t),
  }));
  return [
    heading(1, t('documents:gapAnalysis.scores')),
    {
      kind: 'figure',
      svg: barChart(bars),
      chart: { kind: 'bars', measure: t('documents:gapAnalysis.score'), bars },
      alt: inWords(parts, t),
    },
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:gapAnalysis.columns.part'), weight: 8, strong: true },
        ...['counted', 'excluded', 'notAssessed', 'score', 'maturity'].map(column),
      ],
      rows: [...rows, row(t('documents:gapAnalysis.all'), scoreOf(wholeResults(data, data.catalogue.nodes)))],
      totals: [rows.length],
    },
  ];
}

function findings(data: DocumentData, parts: readonly Scored[], t: Translate): Block[] {
  return [
    heading(1, t('documents:gapAnalysis.findings')),
    { kind: 'paragraph', text: t('documents:gapAnalysis.findingsText') },
    ...parts.flatMap(({ part }): Block[] => [
      { ...heading(2, part.title), number: part.id },
      {
        kind: 'table',
        repeatHeader: true,
        columns: [
          { header: t('documents:gapAnalysis.number'), weight: 1.05, strong: true },
          { header: t('documents:gapAnalysis.requirement'), weight: 3 },
          { header: t('documents:gapAnalysis.state'), weight: 1.75 },
          { header: t('documents:gapAnalysis.level'), weight: 1, align: 'right' },
          { header: t('documents:gapAnalysis.finding'), weight: 4 },
        ],
        rows: findingsOf(data, part.nodes).map((each) => findingRow(each, t)),
      },
    ]),
  ];
}

export type Finding = {
  readonly title: string;
  readonly result: AssessmentResult;
  /** Codes of what shows it. */
  readonly evidence: string;
};

/** Each requirement, and below it those of its parts about which something was said. */
export function findingsOf(data: DocumentFacts, nodes: Part['nodes']): Finding[] {
  const whole = wholeResults(data, nodes);
  return nodes.flatMap(({ id, title }, index) => [
    { title, result: whole[index] ?? emptyResult(id), evidence: codesFor(data, id).join(', ') },
    ...data.assessment
      .filter(({ nodeId, element }) => nodeId === id && element > 0)
      .filter(({ status, finding }) => status !== 'notAssessed' || finding !== '')
      .sort((a, b) => a.element - b.element)
      .map((result) => ({ title: data.elements[resultKey(result)] ?? '', result, evidence: '' })),
  ]);
}

/** What the report on paper says of a finding: the first columns of the table for spreadsheets. */
function findingRow(finding: Finding, t: Translate): Cell[] {
  const cells = findingCells(finding, t)
    .slice(0, ON_PAPER)
    .map((cell) => (typeof cell === 'number' ? String(cell) : (cell ?? '')));
  if (finding.evidence === '') return cells;
  const shown = t('documents:gapAnalysis.evidenceIs', { codes: finding.evidence });
  const text = finding.result.finding;
  // Paper has no column to spare for it.
  return [...cells.slice(0, -1), [{ text: text === '' ? '' : `${text}\n` }, { text: shown, italic: true }]];
}

/** All that is told of a finding, in the order of {@link FINDING_COLUMNS}. */
export function findingCells({ title, result, evidence }: Finding, t: Translate): SheetCell[] {
  const status = { status: t(`assessment:status.${result.status}`), tone: STATUS_TONE[result.status] };
  const { maturity, finding, owner, interviewee, assessedOn } = result;
  return [resultKey(result), title, status, maturity, finding, evidence, owner, interviewee, assessedOn];
}

/** The findings of the report as a table for spreadsheets, with who is in charge and who was asked when. */
export function gapAnalysisCsv(facts: DocumentFacts, t: Translate): Uint8Array {
  const rows = findingsOf(facts, facts.catalogue.nodes).map((finding) =>
    findingCells(finding, t).map((cell) => (cell !== null && typeof cell === 'object' ? cell.status : (cell ?? ''))),
  );
  return toCsv([FINDING_COLUMNS.map((key) => t(`documents:gapAnalysis.${key}`)), ...rows]);
}

/** The actions in the order of the plan. */
export function plannedActions(data: DocumentFacts): PlannedAction[] {
  const nodes = new Map(data.catalogue.nodes.map((node) => [node.id, node]));
  return planActions(data.actions, ({ nodeId, priority }) =>
    priorityWith(priority, proposePriority(nodes.get(nodeId), statusOf(data, nodeId))),
  );
}

function plan(data: DocumentData, t: Translate): Block[] {
  const { actions } = data;
  const planned = plannedActions(data);
  const start = heading(1, t('documents:gapAnalysis.plan'));
  if (planned.length === 0) return [start, { kind: 'paragraph', text: t('documents:gapAnalysis.noActions') }];
  const days = effortLeft(actions);
  const header = (key: string) => t(`documents:gapAnalysis.${key}`);
  return [
    start,
    { kind: 'paragraph', text: t('documents:gapAnalysis.planText') },
    ...(days === 0 ? [] : [{ kind: 'paragraph', text: t('documents:gapAnalysis.effort', { count: days }) } as const]),
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: header('number'), weight: 1.3, strong: true },
        { header: header('action'), weight: 4.2 },
        { header: header('for'), weight: 1 },
        { header: header('priorityColumn'), weight: 1.2 },
        { header: header('owner'), weight: 1.7 },
        { header: header('due'), weight: 1.7 },
        { header: header('days'), weight: 0.8, align: 'right' },
        { header: header('status'), weight: 1.5 },
      ],
      rows: planned.map((each) => actionRow(each, t)),
    },
  ];
}

function actionRow({ action, priority }: PlannedAction, t: Translate): Cell[] {
  const { code, title, description, nodeId, owner, dueOn, effortDays, status, priorityReason } = action;
  const word = t(`actions:choices.priority.${priority.priority ?? 'none'}`);
  const reason = priority.decided ? t('documents:gapAnalysis.decided', { reason: priorityReason }) : '';
  const more = [description, reason].filter((text) => text !== '').join('\n');
  return [
    code,
    [{ text: title, bold: true }, ...(more === '' ? [] : [{ text: `\n${more}` }])],
    nodeId,
    word,
    owner,
    dueOn,
    effortDays === null ? '' : String(effortDays),
    t(`actions:choices.status.${status}`),
  ];
}

function percent({ score }: Score, t: Translate): string {
  return score === null ? t('documents:gapAnalysis.none') : t('documents:gapAnalysis.percent', { value: score });
}

export function partName({ id, title }: Part): string {
  return `${id} ${title}`;
}

function heading(level: 1 | 2, text: string) {
  return { kind: 'heading', level, text } as const;
}
