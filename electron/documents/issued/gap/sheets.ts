import { scoreOf } from '#shared/rules/scores.ts';
import type { DocumentData } from '../../model/data.ts';
import type { Sheet, SheetCell, SheetColumn, Workbook } from '../../model/sheet.ts';
import type { Translate } from '../../model/translate.ts';
import { gaps, opinion } from './opinion.ts';
import { FINDING_COLUMNS, findingCells, findingsOf, method, summary } from './report.ts';
import { partName, plannedActions, type Scored, scoredParts, wholeResults } from './scored.ts';

/** The report on a gap analysis for those who go on working with its numbers. */
export function gapAnalysisWorkbook(data: DocumentData, t: Translate): Workbook {
  const parts = scoredParts(data);
  return {
    page: {
      name: t('documents:gapAnalysis.summary'),
      blocks: [...opinion(data, t), ...summary(data, parts, t), ...gaps(data, t), ...method(data, t)],
    },
    sheets: [scores(data, parts, t), findings(data, t), plan(data, t)],
  };
}

function scores(data: DocumentData, parts: readonly Scored[], t: Translate): Sheet {
  const row = (label: string, { counted, excluded, notAssessed, score, maturity }: Scored['score']): SheetCell[] => [
    label,
    ...[counted, excluded, notAssessed, score, maturity],
  ];
  const number = (key: string, kind: SheetColumn['kind'] = 'number'): SheetColumn => ({
    header: t(`documents:gapAnalysis.columns.${key}`),
    width: 13,
    kind,
  });
  return {
    name: t('documents:gapAnalysis.scores'),
    columns: [
      { header: t('documents:gapAnalysis.columns.part'), width: 52 },
      ...['counted', 'excluded', 'notAssessed'].map((key) => number(key)),
      number('score', 'percent'),
      number('maturity', 'decimal'),
    ],
    rows: [
      ...parts.map(({ part, score }) => row(partName(part), score)),
      row(t('documents:gapAnalysis.all'), scoreOf(wholeResults(data, data.catalogue.nodes))),
    ],
  };
}

const FINDING_LOOKS: Readonly<Record<(typeof FINDING_COLUMNS)[number], Omit<SheetColumn, 'header'>>> = {
  number: { width: 10 },
  requirement: { width: 42 },
  state: { width: 15 },
  level: { width: 10, kind: 'number' },
  finding: { width: 70 },
  evidence: { width: 22 },
  owner: { width: 22 },
  interviewed: { width: 22 },
  assessedOn: { width: 14, kind: 'date' },
};

function findings(data: DocumentData, t: Translate): Sheet {
  return {
    name: t('documents:gapAnalysis.findings'),
    columns: FINDING_COLUMNS.map((key) => ({ header: t(`documents:gapAnalysis.${key}`), ...FINDING_LOOKS[key] })),
    rows: findingsOf(data, data.catalogue.nodes).map((finding) => findingCells(finding, t)),
  };
}

function plan(data: DocumentData, t: Translate): Sheet {
  const column = (key: string, width: number, kind: SheetColumn['kind'] = 'text'): SheetColumn => ({
    header: t(`documents:gapAnalysis.${key}`),
    width,
    kind,
  });
  return {
    name: t('documents:gapAnalysis.plan'),
    columns: [
      column('number', 11),
      column('action', 46),
      column('description', 56),
      column('for', 10),
      column('priorityColumn', 11),
      column('priorityReason', 32),
      column('owner', 22),
      column('due', 13, 'date'),
      column('days', 8, 'number'),
      column('status', 13),
    ],
    rows: plannedActions(data).map(({ action, priority }) => [
      ...[action.code, action.title, action.description, action.nodeId],
      t(`actions:choices.priority.${priority.priority ?? 'none'}`),
      priority.decided ? action.priorityReason : '',
      ...[action.owner, action.dueOn, action.effortDays],
      t(`actions:choices.status.${action.status}`),
    ]),
  };
}
