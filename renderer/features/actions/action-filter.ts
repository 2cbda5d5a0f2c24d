import { type Action, isActive, isOverdue } from '#shared/kinds/improvement/action.ts';

export const ACTION_FILTERS = ['active', 'overdue', 'all'] as const;
export type ActionFilter = (typeof ACTION_FILTERS)[number];

export function fitsFilter(action: Action, filter: ActionFilter, today: string): boolean {
  return filter === 'all' || (filter === 'active' ? isActive(action) : isOverdue(action, today));
}
