import { type AssessmentResult, emptyResult } from '#shared/entities/assessment.ts';
import { type ComparedField, hasChanged, pairResults, type ResultPair } from '#shared/rules/comparison.ts';
import { type Score, scoreOf } from '#shared/rules/scores.ts';
import { type DocumentData, type Part, STATUS_TONE } from '../../model/data.ts';
import type { Block, Cell } from '../../model/model.ts';
import type { Translate } from '../../model/translate.ts';
import { percentOf } from './scored.ts';

/** The chapter on what changed since an earlier assessment; nothing where there is none. */
export function changesSince(data: DocumentData, parts: readonly Part[], t: Translate): Block[] {
  const { earlier } = data.visit;
  if (earlier === null) return [];
  const { code, title, results } = earlier;
  const { code: own } = data.visit.assessment;
  const { nodes } = data.catalogue;
  const changed = pairResults(nodes, results, data.assessment).filter(hasChanged);
  const row = (label: string, of: Part['nodes']): Cell[] => {
    const [before, after] = [scoreWhole(results, of), scoreWhole(data.assessment, of)];
    return [label, percentOf(before, t), percentOf(after, t), difference(before, after, t)];
  };
  const rows = parts.map((part) => row(`${part.id} ${part.title}`, part.nodes));
  return [
    {
      kind: 'heading',
      level: 1,

      text: t('documents:gapAnalysis.changes.title', { code }),
    },
    { kind: 'paragraph', text: t('documents:gapAnalysis.changes.text', { code, title, count: changed.length }) },
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:gapAnalysis.columns.part'), strong: true },
        { header: code, align: 'right' },
        { header: own, align: 'right' },
        { header: t('documents:gapAnalysis.changes.difference'), align: 'right' },
      ],
      rows: [...rows, row(t('documents:gapAnalysis.all'), nodes)],
      totals: [rows.length],
    },
    ...(changed.length === 0 ? [] : [changeTable(data, changed, code, own, t)]),
  ];
}

function changeTable(
  { catalogue, elements }: DocumentData,
  changed: readonly ResultPair[],
  before: string,
  after: string,
  t: Translate,
): Block {
  const titles = new Map(catalogue.nodes.map(({ id, title }) => [id, title]));
  return {
    kind: 'table',
    repeatHeader: true,
    columns: [
      { header: t('documents:gapAnalysis.number'), strong: true },
      { header: t('documents:gapAnalysis.requirement') },
      { header: t('documents:gapAnalysis.changes.what') },
      { header: before },
      { header: after },
    ],
    rows: changed.flatMap((pair) =>
      pair.changed.map((field, index): Cell[] => {
        const whole = pair.before.element === 0;
        const title = (whole ? titles.get(pair.before.nodeId) : elements[pair.key]) ?? '';
        return [
          ...(index === 0 ? [pair.key, title] : ['', '']),
          t(`assessments:comparison.fields.${field}`),
          value(pair.before, field, t),
          value(pair.after, field, t),
        ];
      }),
    ),
  };
}

function value(result: ResultPair['before'], field: ComparedField, t: Translate): Cell {
  if (field === 'status') return { status: t(`assessment:status.${result.status}`), tone: STATUS_TONE[result.status] };
  if (field === 'maturity') return result.maturity === null ? t('documents:gapAnalysis.none') : String(result.maturity);
  return result.finding === '' ? t('documents:gapAnalysis.none') : result.finding;
}

function scoreWhole(results: readonly AssessmentResult[], nodes: Part['nodes']): Score {
  const whole = new Map(results.filter(({ element }) => element === 0).map((result) => [result.nodeId, result]));
  return scoreOf(nodes.map(({ id }) => whole.get(id) ?? emptyResult(id)));
}

/** With its sign, so that nobody has to look which column is the later one. */
function difference(before: Score, after: Score, t: Translate): string {
  if (before.score === null || after.score === null) return t('documents:gapAnalysis.none');
  const grown = after.score - before.score;
  if (grown === 0) return '±0';
  return grown > 0 ? `+${grown}` : `−${-grown}`;
}
