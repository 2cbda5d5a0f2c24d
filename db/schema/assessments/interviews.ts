import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Interview, interview } from '#shared/kinds/assessments/interview.ts';
import { id, words } from '../columns.ts';
import type { ColumnsFor } from '../columns-for.ts';
import { assessments } from './assessments.ts';

/** Talks of a visit: planned, and what was said in them. */
export const interviews = sqliteTable('interviews', {
  id: id(),
  code: text('code').notNull(),
  assessmentId: text('assessment_id')
    .notNull()
    .references(() => assessments.id, { onDelete: 'restrict' }),
  minutesPlanned: integer('minutes_planned').notNull().default(0),
  held: integer('held', { mode: 'boolean' }).notNull().default(false),
  roles: text('roles', { mode: 'json' }).notNull().$type<Interview['roles']>(),
  topics: text('topics', { mode: 'json' }).notNull().$type<string[]>(),
  title: words('title'),
  heldOn: words('held_on'),
  startsAt: words('starts_at'),
  place: words('place'),
  people: words('people'),
  minutes: words('minutes'),
} satisfies ColumnsFor<typeof interview>);
