import { z } from 'zod';
import { date, id, line, text } from './text.ts';

export const ACTION_STATUSES = ['open', 'inProgress', 'done', 'dropped'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];
export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];
/** Days of work that an action may take at most: a thousand are four years. */
export const MAX_EFFORT_DAYS = 1000;

/** What is to be done about a gap (clauses 6.1.3, 10.2), by whom and until when. */
export const actionFields = z.object({
  title: line.trim().min(1),
  description: text,
  /** Clause or control whose gap it closes; `''` where it belongs to none. */
  nodeId: line,
  owner: line,
  dueOn: date,
  /** Days of work; null where nobody estimated it. */
  effortDays: z.int().min(0).max(MAX_EFFORT_DAYS).nullable(),
  status: z.enum(ACTION_STATUSES),
  /** `''` for the one that the rule proposes (shared/rules/priority.ts); any other needs its reason. */
  priority: z.enum(['', ...PRIORITIES]),
  priorityReason: text,
});
export type ActionFields = z.infer<typeof actionFields>;

export const action = actionFields.extend({ id, code: line, doneOn: date });
export type Action = z.infer<typeof action>;

/** Neither done nor given up. */
export function isActive({ status }: Pick<Action, 'status'>): boolean {
  return status === 'open' || status === 'inProgress';
}

/** `today` and the due date are calendar dates, `YYYY-MM-DD`. */
export function isOverdue(of: Pick<Action, 'status' | 'dueOn'>, today: string): boolean {
  return isActive(of) && of.dueOn !== '' && of.dueOn < today;
}
