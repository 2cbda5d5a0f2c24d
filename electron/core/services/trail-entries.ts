import { and, eq, gte, lt, type SQL } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/open.ts';
import { trail } from '#db/schema/tables.ts';
import { readSubjects } from '#db/trail-subjects.ts';
import type { TrailExport } from '#documents/audit-trail.ts';
import type { TrailSelection } from '#shared/contract/trail.ts';

export function filterOf({ since, until, actor, entity, entityId }: TrailSelection): SQL | undefined {
  return and(
    since === undefined ? undefined : gte(trail.at, since),
    until === undefined ? undefined : lt(trail.at, until),
    actor === undefined ? undefined : eq(trail.actor, actor),
    entity === undefined ? undefined : eq(trail.entity, entity),
    entityId === undefined ? undefined : eq(trail.entityId, entityId),
  );
}

/** The entries chosen, oldest first, as they are stored. */
export function readTrail(file: WorkspaceFile, selection: TrailSelection): TrailExport {
  const rows = readDb(file).select().from(trail).where(filterOf(selection)).orderBy(trail.seq).all();
  const subjects = readSubjects(file.connection, rows);
  const { since = null, until = null, actor = null, entity = null, entityId = null } = selection;
  return {
    selection: { since, until, actor, entity, entityId },
    entries: rows.map((row, index) => ({ stored: STORED.map((key) => row[key]), subject: subjects[index] ?? {} })),
  };
}

/** The columns of an entry in the order in which its hash takes them, the hash itself last. */
const STORED = [
  'seq',
  'at',
  'actor',
  'action',
  'reason',
  'changeId',
  'entity',
  'entityId',
  'operation',
  'before',
  'after',
  'previousHash',
  'hash',
] as const;
