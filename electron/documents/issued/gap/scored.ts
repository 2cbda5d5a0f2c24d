import { type AssessmentResult, emptyResult } from '#shared/entities/assessment.ts';
import { type PlannedAction, planActions, priorityWith } from '#shared/rules/action-plan.ts';
import { proposePriority } from '#shared/rules/priority.ts';
import { type Score, scoreOf } from '#shared/rules/scores.ts';
import { type DocumentData, type DocumentFacts, judgedOf, type Part, partsOf, statusOf } from '../../model/data.ts';
import type { Block, Cell } from '../../model/model.ts';
import type { Translate } from '../../model/translate.ts';

export type Scored = { readonly part: Part; readonly score: Score };

export function scoredParts(data: DocumentFacts): Scored[] {
  return partsOf(data.catalogue).map((part) => ({ part, score: scoreOf(wholeResults(data, part.nodes)) }));
}

export function wholeResults(data: DocumentFacts, nodes: Part['nodes']): AssessmentResult[] {
  const whole = new Map(data.assessment.filter(({ element }) => element === 0).map((each) => [each.nodeId, each]));
  return nodes.map(({ id }) => whole.get(id) ?? emptyResult(id));
}

/** The actions in the order of the plan. */
export function plannedActions(data: DocumentFacts): PlannedAction[] {
  const nodes = new Map(data.catalogue.nodes.map((node) => [node.id, node]));
  return planActions(data.actions, ({ nodeId, priority }) =>
    priorityWith(priority, proposePriority(nodes.get(nodeId), statusOf(data, nodeId))),
  );
}

/** The scores of clauses and areas, each beside the number of requirements that it rests on. */
export function scores(data: DocumentData, parts: readonly Scored[], t: Translate): Block[] {
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
    align: 'right' as const,
  });
  return [
    { kind: 'heading', level: 1, text: t('documents:gapAnalysis.scores') },
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:gapAnalysis.columns.part'), strong: true },
        ...['counted', 'excluded', 'notAssessed', 'score', 'maturity'].map(column),
      ],
      rows: [...rows, row(t('documents:gapAnalysis.all'), scoreOf(wholeResults(data, data.catalogue.nodes)))],
      totals: [rows.length],
    },
  ];
}

export function percent({ score }: Score, t: Translate): string {
  return score === null ? t('documents:gapAnalysis.none') : t('documents:gapAnalysis.percent', { value: score });
}

export function partName({ id, title }: Part): string {
  return `${id} ${title}`;
}

/** The same with the number of requirements that it rests on, of how many. */
export function percentOf(score: Score, t: Translate): string {
  if (score.score === null) return percent(score, t);
  return t('documents:gapAnalysis.percentOf', { value: score.score, ...restingOn(score) });
}

/** A score for the figures of a summary, and below it on how many requirements it rests. */
export function scoreTile(score: Score, key: string, t: Translate) {
  const of = t('documents:gapAnalysis.of', restingOn(score));
  return { value: percent(score, t), label: `${t(`documents:gapAnalysis.${key}`)} (${of})` };
}

function restingOn(score: Score) {
  return { done: score.counted, total: judgedOf(score).total };
}
