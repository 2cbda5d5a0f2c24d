import { type AssessmentResult, emptyResult, resultKey } from '#shared/entities/assessment.ts';
import { isActive } from '#shared/kinds/improvement/action.ts';
import { effortLeft, type PlannedAction } from '#shared/rules/action-plan.ts';
import { RANKED_FROM, scoreOf } from '#shared/rules/scores.ts';
import { radarChart } from '../../model/charts.ts';
import {
  compareText,
  type DocumentData,
  type DocumentFacts,
  judgedOf,
  modelFrame,
  type Part,
  ratedIn,
  STATUS_ORDER,
  STATUS_TONE,
} from '../../model/data.ts';
import { type Block, type Cell, type DocumentModel, heading } from '../../model/model.ts';
import type { SheetCell } from '../../model/sheet.ts';
import type { Translate } from '../../model/translate.ts';
import { toCsv } from '../../render/csv.ts';
import { codesFor } from '../evidence-index.ts';
import { assessmentItems, closingNote, interviewAnnex } from '../visit.ts';
import { changesSince } from './changes.ts';
import { gaps, opinion, terms } from './opinion.ts';
import {
  partName,
  percentOf,
  plannedActions,
  type Scored,
  scoredParts,
  scores,
  scoreTile,
  wholeResults,
} from './scored.ts';

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

/** What a gap analysis found, for those who decide what to do about it. */
export function buildGapAnalysis(data: DocumentData, t: Translate): DocumentModel {
  const parts = scoredParts(data);
  return {
    ...modelFrame(data),
    ...ratedIn(data),
    title: t('documents:titles.gap-analysis'),
    blocks: [
      ...opinion(data, t),
      ...summary(data, parts, t),
      ...atAGlance(parts, t),
      ...gaps(data, t),
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
    .filter(({ score }) => score.counted >= RANKED_FROM)
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
        scoreTile(all, 'score', t),
        scoreTile(kind('clause'), 'clauses', t),
        scoreTile(kind('control'), 'controls', t),
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
    { kind: 'paragraph', text: t('documents:gapAnalysis.ranked', { least: RANKED_FROM }) },
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
  return parts.map(({ part, score }) => `${partName(part)}: ${percentOf(score, t)}`).join('; ');
}

function named(title: string, parts: readonly Scored[], t: Translate): Block[] {
  if (parts.length === 0) return [];
  const items = parts.map(({ part, score }) =>
    t('documents:gapAnalysis.weakestText', { part: partName(part), score: percentOf(score, t) }),
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
    { kind: 'keyValues', items: [...assessmentItems(data, t, ['leadAssessor']), ...terms(data, t)] },
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
          { header: t('documents:gapAnalysis.number'), strong: true },
          { header: t('documents:gapAnalysis.requirement') },
          { header: t('documents:gapAnalysis.state') },
          { header: t('documents:gapAnalysis.level'), align: 'right' },
          { header: t('documents:gapAnalysis.finding') },
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
        { header: header('number'), strong: true },
        { header: header('action') },
        { header: header('for') },
        { header: header('priorityColumn') },
        { header: header('owner') },
        { header: header('due') },
        { header: header('days'), align: 'right' },
        { header: header('status') },
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
