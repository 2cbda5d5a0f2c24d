import { describe, expect, test } from 'vitest';
import { fitsFilter } from '#renderer/features/actions/action-filter.ts';
import type { Action } from '#shared/kinds/improvement/action.ts';
import { type ActionPriority, effortLeft, planActions } from '#shared/rules/action-plan.ts';

function action(code: string, more: Partial<Action> = {}): Action {
  return {
    ...{ id: code, code, title: code, description: '', nodeId: '', owner: '', dueOn: '', effortDays: null },
    ...{ status: 'open', doneOn: '', priority: '', priorityReason: '' },
    ...more,
  };
}
const ACTIONS = [
  action('A', { status: 'done', nodeId: '5.2', dueOn: '2026-01-01', effortDays: 4 }),
  action('B', { nodeId: '9.1', priority: 'high', effortDays: 2 }),
  action('C', { nodeId: '5.2', priority: 'low', dueOn: '2026-03-01' }),
  action('D', { nodeId: '5.2', priority: 'high', dueOn: '2026-05-01', status: 'inProgress', effortDays: 1 }),
  action('E', { nodeId: '5.2', priority: 'high', dueOn: '2026-02-01' }),
  action('F', { dueOn: '2026-02-02' }),
];
const priorityOf = ({ priority }: Action) => ({ priority: priority === '' ? null : priority }) as ActionPriority;
const plan = (filter: 'active' | 'overdue' | 'all') =>
  planActions(
    ACTIONS.filter((each) => fitsFilter(each, filter, '2026-02-02')),
    priorityOf,
  ).map((planned) => planned.action.code);

describe('the plan', () => {
  test('goes by step, priority and day, what is settled last', () => {
    expect(plan('all')).toEqual(['F', 'E', 'D', 'C', 'B', 'A']);
    expect(plan('active')).toEqual(['F', 'E', 'D', 'C', 'B']);
  });

  test('calls overdue what is active after its day', () => {
    expect(plan('overdue')).toEqual(['E']);
  });

  test('counts the effort of what is left', () => {
    expect(effortLeft(ACTIONS)).toBe(3);
  });
});
