import { isExpired } from '#shared/entities/evidence.ts';
import type { NodeFulfilment } from '#shared/rules/fulfilment/evaluate.ts';
import { type DocumentFacts, STATE_ORDER } from '../model/data.ts';
import type { Block, Cell } from '../model/model.ts';
import type { Translate } from '../model/translate.ts';
import { codesFor } from './evidence-index.ts';

type Facts = Pick<DocumentFacts, 'said' | 'evidence' | 'catalogue' | 'asOf'>;
type Said<K extends 'statement' | 'decision'> = NodeFulfilment & {
  readonly [key in K]: NonNullable<NodeFulfilment[K]>;
};

/** What the column "Shown by records" means. */
export function stateLegend(t: Translate): Block[] {
  return [
    { kind: 'heading', level: 2, numbered: true, text: t('documents:progress.legend') },
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
    numbered: true,
    newPage: true,
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
    { kind: 'heading', level: 2, numbered: true, text: t('documents:progress.statements') },
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:requirements.number'), weight: 0.8, strong: true },
        { header: t('documents:requirements.title'), weight: 2.2 },
        { header: t('documents:progress.statement'), weight: 4 },
        { header: t('documents:progress.statedBy'), weight: 1.9 },
        { header: t('documents:progress.evidence'), weight: 1.5 },
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
          validCodes(facts, nodeId).join(', ') || t('documents:progress.noEvidence'),
        ];
      }),
    },
  ];
}

function decisionTable(facts: Facts, decisions: readonly Said<'decision'>[], t: Translate): Block[] {
  return [
    { kind: 'heading', level: 2, numbered: true, text: t('documents:progress.decisions') },
    {
      kind: 'table',
      repeatHeader: true,
      columns: [
        { header: t('documents:requirements.number'), weight: 0.8, strong: true },
        { header: t('documents:requirements.title'), weight: 2.4 },
        { header: t('documents:progress.decision'), weight: 1.8 },
        { header: t('documents:progress.decidedBy'), weight: 1.9 },
        { header: t('documents:progress.why'), weight: 3.5 },
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

function validCodes({ evidence, asOf }: Facts, nodeId: string): string[] {
  return codesFor({ evidence: evidence.filter((piece) => !isExpired(piece, asOf)) }, nodeId);
}
