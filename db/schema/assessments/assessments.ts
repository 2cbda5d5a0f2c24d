import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AssessmentAbout } from '#shared/entities/assessment.ts';
import { id, words } from '../columns.ts';

/** Judgements of a day: one for each visit, site or system. */
export const assessments = sqliteTable('assessments', {
  id: id(),
  code: text('code').notNull(),
  title: text('title').notNull(),
  about: text('about').notNull().default('aims').$type<AssessmentAbout>(),
  /** The site in words, or the id of the AI system. */
  subject: words('subject'),
  startedOn: words('started_on'),
  leadAssessor: words('lead_assessor'),
  /** Where its results were copied from; not a reference, since that one may be removed. */
  basedOnId: words('based_on_id'),
  /** From then on it is only read. */
  closedOn: words('closed_on'),
  closingText: words('closing_text'),
  acknowledgedBy: words('acknowledged_by'),
  acknowledgedOn: words('acknowledged_on'),
});
