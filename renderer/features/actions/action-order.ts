import { PRIORITY_RANK } from '#renderer/records/action-look.tsx';
import type { ActionPriority } from '#renderer/records/use-priorities.ts';
import { type Action, isActive, isOverdue } from '#shared/entities/action.ts';
import { stepOf } from '#shared/rules/priority.ts';

export const ACTION_FILTERS = ['active', 'overdue', 'all'] as const;
export type ActionFilter = (typeof ACTION_FILTERS)[number];

export type PlannedAction = { readonly action: Action; readonly priority: ActionPriority };

/**
 * The order in which the work is best done: what is settled comes last; then by the step that brings the requirement
 * about, since later ones build on it, by priority, by the day it is due.
 */
export function planActions(
  actions: readonly Action[],
  priorityOf: (action: Action) => ActionPriority,
  filter: ActionFilter,
  today: string,
): PlannedAction[] {
  return actions
    .filter((action) => filter === 'all' || (filter === 'active' ? isActive(action) : isOverdue(action, today)))
    .map((action) => ({ action, priority: priorityOf(action) }))
    .sort((a, b) => compare(keyOf(a), keyOf(b)));
}

function keyOf({ action, priority }: PlannedAction): (string | number)[] {
  return [
    isActive(action) ? 0 : 1,
    // What belongs to no requirement has no step to wait for.
    stepOf(action.nodeId),
    PRIORITY_RANK[priority.priority ?? 'none'],
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
  return actions.filter(isActive).reduce((sum, { effortDays }) => sum + (effortDays ?? 0), 0);
}
