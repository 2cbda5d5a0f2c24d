import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, words } from './columns.ts';

/** Who approved what: the newest approval of each thing, bound to the content that it had then. */
export const approvals = sqliteTable(
  'approvals',
  {
    id: id(),
    /** What was approved, such as the key of a document. */
    subject: text('subject').notNull(),
    /** The record that it tells of, where there are several such things; `''` where there is one. */
    subjectId: words('subject_id'),
    /** SHA-256 of the content that was approved. */
    contentHash: text('content_hash').notNull(),
    /** The newest entry of the trail when it was approved. */
    trailHead: text('trail_head').notNull(),
    trailEntries: integer('trail_entries').notNull(),
    approver: words('approver'),
    approvedOn: words('approved_on'),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: text('recorded_at').notNull(),
  },
  (table) => [uniqueIndex('approvals_subject').on(table.subject, table.subjectId)],
);
