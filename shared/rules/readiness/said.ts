import type { NodeFulfilment } from '../fulfilment/evaluate.ts';
import { ofRequirement, type ReadinessFacts, type ReadinessRule, type Subject } from './rule.ts';

type Said<K extends 'decision' | 'statement'> = NodeFulfilment & Record<K, NonNullable<NodeFulfilment[K]>>;

/** What people put their names to, against what there is now: nothing else shows it without opening each requirement. */
export const SAID_RULES: readonly ReadinessRule[] = [
  {
    id: 'fulfilment.objected',
    severity: 'warning',
    step: 'certificationAudit',
    nodes: ['10.2'],
    check: (facts) => decided(facts, ({ decision }) => decision.verdict === 'objected'),
  },
  {
    id: 'fulfilment.confirmationLapsed',
    severity: 'warning',
    step: 'certificationAudit',
    nodes: ['7.5.2'],
    check: (facts) => decided(facts, ({ decision }) => decision.verdict === 'confirmed' && decision.moved),
  },
  {
    id: 'fulfilment.statementReview',
    severity: 'warning',
    step: 'certificationAudit',
    nodes: ['7.5.2'],
    check: ({ said }) =>
      said
        .filter((node): node is Said<'statement'> => node.statement?.review === true)
        .map(({ nodeId, statement: { by, at } }) => about(nodeId, by, at)),
  },
];

function decided({ said }: ReadinessFacts, test: (node: Said<'decision'>) => boolean): Subject[] {
  return said
    .filter((node): node is Said<'decision'> => node.decision !== null)
    .filter(test)
    .map(({ nodeId, decision: { by, at } }) => about(nodeId, by, at));
}

function about(nodeId: string, person: string, at: string): Subject {
  return ofRequirement(nodeId, { person, saidOn: at.slice(0, 10) });
}
