import { type Action, isActive, type Priority } from '../kinds/improvement/action.ts';
import { type PriorityProposal, stepOf } from './priority.ts';

export type ActionPriority = {
  /** What holds: the one that was decided, else the proposed one. */
  readonly priority: Priority | null;
  readonly decided: boolean;
  readonly proposal: PriorityProposal;
};
export type PlannedAction = { readonly action: Action; readonly priority: ActionPriority };

const RANK: Readonly<Record<Priority | 'none', number>> = { high: 0, medium: 1, low: 2, none: 3 };

export function priorityWith(own: Action['priority'], proposal: PriorityProposal): ActionPriority {
  return { priority: own === '' ? proposal.priority : own, decided: own !== '', proposal };
}

/**
 * The order in which the work is best done: what is settled comes last; then by the step that brings the requirement
 * about, since later ones build on it, by priority, by the day it is due.
 */
export function planActions(
  actions: readonly Action[],
  priorityOf: (action: Action) => ActionPriority,
): PlannedAction[] {
  return actions
    .map((action) => ({ action, priority: priorityOf(action) }))
    .sort((a, b) => compare(keyOf(a), keyOf(b)));
}

function keyOf({ action, priority }: PlannedAction): (string | number)[] {
  return [
    isActive(action) ? 0 : 1,
    // What belongs to no requirement has no step to wait for.
    stepOf(action.nodeId),
    RANK[priority.priority ?? 'none'],
    action.dueOn === '' ? '9999' : action.dueOn,
    action.code,
  ];
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** Days of work that are estimated for what is neither done nor dropped. */
export function effortLeft(actions: readonly Action[]): number {
  return actions.filter(isActive).reduce((total, { effortDays }) => total + (effortDays ?? 0), 0);
}
