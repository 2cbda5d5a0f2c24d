import { isActive, isOverdue, isPlanned } from '../../kinds/improvement/action.ts';
import { ofAction, ofNode, type ReadinessRule, statusOf } from './rule.ts';

/** What was planned about gaps, against the calendar and against the gaps themselves (6.1.3, 10.2). */
export const ACTION_RULES: readonly ReadinessRule[] = [
  {
    id: 'actions.overdue',
    severity: 'warning',
    step: 'maintain',
    nodes: ['10.2', '6.1.3'],
    check: ({ actions, asOf }) =>
      actions.filter((action) => isOverdue(action, asOf)).map((action) => ofAction(action, { dueOn: action.dueOn })),
  },
  {
    id: 'actions.ownerless',
    severity: 'warning',
    step: 'maintain',
    nodes: ['10.2', '6.1.3', '6.2'],
    check: ({ actions }) =>
      actions.filter((action) => isActive(action) && action.owner.trim() === '').map((action) => ofAction(action)),
  },
  {
    id: 'actions.gapWithout',
    severity: 'warning',
    step: 'gapAnalysis',
    nodes: ['10.2', '6.1.3'],
    check(facts) {
      const planned = new Set(facts.actions.filter(isPlanned).map(({ nodeId }) => nodeId));
      return facts.nodes
        .filter(({ id }) => statusOf(facts, id) === 'notMet' && !planned.has(id))
        .map(({ id }) => ofNode(id));
    },
  },
];
