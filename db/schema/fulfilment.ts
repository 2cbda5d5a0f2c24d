import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Verdict } from '#shared/rules/fulfilment/rule.ts';
import { id, words } from './parts.ts';

/** What people say of requirements for which the product has no records yet; how far each is fulfilled is never stored. */
export const nodeStatements = sqliteTable(
  'node_statements',
  {
    id: id(),
    nodeId: text('node_id').notNull(),
    text: text('text').notNull(),
    statedBy: text('stated_by').notNull(),
    statedAt: text('stated_at').notNull(),
    /** Version of the requirement's rule by then; 0 where there was none. */
    ruleVersion: integer('rule_version').notNull(),
  },
  (table) => [uniqueIndex('node_statements_node').on(table.nodeId)],
);

/** A person's word on what records show: the newest about each requirement. */
export const nodeConfirmations = sqliteTable(
  'node_confirmations',
  {
    id: id(),
    nodeId: text('node_id').notNull(),
    verdict: text('verdict').notNull().$type<Verdict>(),
    reason: words('reason'),
    decidedBy: text('decided_by').notNull(),
    decidedAt: text('decided_at').notNull(),
    ruleVersion: integer('rule_version').notNull(),
    /** SHA-256 of all values that it rests on. */
    fingerprint: text('fingerprint').notNull(),
    /** The first of those records, each with a digest of its values: to name what has changed since. */
    basis: text('basis', { mode: 'json' }).notNull().$type<BasisRecord[]>(),
  },
  (table) => [uniqueIndex('node_confirmations_node').on(table.nodeId)],
);

export type BasisRecord = {
  readonly entity: string;
  readonly id: string;
  readonly label: string;
  readonly digest: string;
};
