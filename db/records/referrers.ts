import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import type { EvidenceTarget } from '#shared/entities/evidence.ts';
import type { Kind } from '#shared/kinds/define.ts';
import { KIND_NAMES, type Kinds, kindOf, kinds } from '#shared/kinds/registry.ts';
import { type RecordTableName, recordTables } from '../schema/tables.ts';
import { type RowDb, selectReferring, type Values } from './rows.ts';

/** Most records that a refusal names. */
const NAMED = 5;

/** What evidence can support that is a record. */
const TARGETS: Readonly<Record<Exclude<EvidenceTarget, 'node'>, RecordTableName>> = {
  aiSystem: 'aiSystems',
  action: 'actions',
};

/** The codes of those that refer to a record, the first of them at most; empty where none does. */
export function referrersOf(connection: Database, entity: string, id: string): string[] {
  const ofKinds = KIND_NAMES.flatMap((name) => {
    const kind: Kind & Pick<Kinds[typeof name], 'entity'> = kinds[name];
    const keys = Object.entries({ ...kind.fields, ...kind.own }).flatMap(([key, field]) =>
      'to' in field && field.to === entity ? [key] : [],
    );
    return keys.length === 0 ? [] : selectReferring(connection, kind.entity, keys, id, NAMED);
  });
  return [...ofKinds, ...supportedBy(connection, entity, id)].slice(0, NAMED);
}

function supportedBy(connection: Database, entity: string, id: string): string[] {
  const target = Object.entries(TARGETS).find(([, table]) => table === entity)?.[0];
  if (target === undefined) return [];
  return connection
    .prepare(
      `SELECT code FROM evidence_links AS link JOIN evidence ON evidence.id = link.evidence_id
       WHERE link.target = ? AND link.target_id = ? ORDER BY length(code), code LIMIT ?`,
    )
    .pluck()
    .all(target, id, NAMED)
    .map(String);
}

/** A record that a change took away, brought back or altered, with the code that it has or had. */
export type Touched = { readonly entity: RecordTableName; readonly id: string; readonly code: string };

/**
 * Holds what a change left behind: nothing that is gone is referred to, and nothing that came back refers to what is
 * gone. The database's own foreign keys do not see lists of references, nor what evidence supports.
 *
 * @throws AppError recordReferred, recordMissing
 */
export function refuseLoose(connection: Database, db: RowDb, touched: readonly Touched[]): void {
  for (const { entity, id, code } of touched) {
    const row = db.get(entity, id);
    if (row === undefined) refuseReferred(connection, { entity, id, code });
    else refuseDangling(db, entity, row);
  }
}

/** @throws AppError recordReferred */
export function refuseReferred(connection: Database, { entity, id, code }: Touched): void {
  const by = referrersOf(connection, entity, id);
  if (by.length > 0) throw new AppError('recordReferred', { code, by: by.join(', ') });
}

function refuseDangling(db: RowDb, entity: RecordTableName, row: Values): void {
  for (const [table, id] of referencesOf(entity, row)) {
    if (Object.hasOwn(recordTables, table) && db.get(table as RecordTableName, id) === undefined) {
      throw new AppError('recordMissing', { id });
    }
  }
}

/** What a record refers to, as pairs of table and id. */
function referencesOf(entity: RecordTableName, row: Values): [string, string][] {
  if (entity === 'evidenceLinks') {
    const { target, targetId } = row;
    const table =
      typeof target === 'string' && Object.hasOwn(TARGETS, target) && TARGETS[target as keyof typeof TARGETS];
    return table ? [[table, String(targetId)]] : [];
  }
  const kind = kindOf(entity)?.kind;
  return Object.entries({ ...kind?.fields, ...kind?.own }).flatMap(([key, field]): [string, string][] => {
    if (!('to' in field)) return [];
    const value = row[key];
    const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
    return ids.flatMap((id): [string, string][] => (typeof id === 'string' && id !== '' ? [[field.to, id]] : []));
  });
}
