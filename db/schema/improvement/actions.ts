import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Action, action } from '#shared/kinds/improvement/action.ts';
import { id, words } from '../columns.ts';
import type { ColumnsFor } from '../columns-for.ts';

/** What is to be done about gaps. */
export const actions = sqliteTable('actions', {
  id: id(),
  code: text('code').notNull(),
  title: text('title').notNull(),
  description: words('description'),
  /** Clause or control; not a reference, since an older catalogue may have had others. */
  nodeId: words('node_id'),
  owner: words('owner'),
  dueOn: words('due_on'),
  effortDays: integer('effort_days'),
  status: text('status').notNull().$type<Action['status']>(),
  doneOn: words('done_on'),
  priority: words('priority').$type<Action['priority']>(),
  priorityReason: words('priority_reason'),
} satisfies ColumnsFor<typeof action>);
