import { defineKind, type RecordOf } from '../define.ts';

export const ACTION_STATUSES = ['open', 'inProgress', 'done', 'dropped'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];
export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];
/** Days of work that one action may take: four years. */
export const MAX_EFFORT_DAYS = 1000;

/**
 * What is to be done about a gap (clauses 6.1.3, 10.2), by whom and until when. Nobody removes an action: one that is not
 * wanted any more is dropped, and says so.
 */
export const action = defineKind({
  entity: 'actions',
  code: { prefix: 'ACT' },
  name: 'title',
  fields: {
    title: { kind: 'line', required: true },
    description: { kind: 'text' },
    /** Clause or control whose gap it closes. */
    nodeId: { kind: 'node' },
    owner: { kind: 'person', group: 'plan' },
    dueOn: { kind: 'date', group: 'plan' },
    /** Null where nobody estimated it. */
    effortDays: { kind: 'whole', min: 0, max: MAX_EFFORT_DAYS, group: 'plan' },
    status: { kind: 'choice', choices: ACTION_STATUSES, blank: 'open', group: 'plan' },
    /** `''` for the one that the rule proposes (shared/rules/priority.ts); any other needs its reason. */
    priority: { kind: 'choice', choices: PRIORITIES, group: 'priority' },
    priorityReason: { kind: 'text', group: 'priority' },
  },
  own: { doneOn: { kind: 'date' } },
  list: [
    ...(['title', 'priority', 'owner', 'dueOn', 'effortDays', 'status'] as const),
    ...(['description', 'nodeId', 'priorityReason', 'doneOn'] as const),
  ],
  search: ['title', 'description', 'owner'],
  leaves: 'drop',
  takes: ['evidence'],
});
export type Action = RecordOf<typeof action>;

/** Neither done nor given up. */
export function isActive({ status }: Pick<Action, 'status'>): boolean {
  return status === 'open' || status === 'inProgress';
}

/** Done, or still to be: not given up. */
export function isPlanned({ status }: Pick<Action, 'status'>): boolean {
  return status !== 'dropped';
}

/** `today` and the due date are calendar dates, `YYYY-MM-DD`. */
export function isOverdue(of: Pick<Action, 'status' | 'dueOn'>, today: string): boolean {
  return isActive(of) && of.dueOn !== '' && of.dueOn < today;
}
