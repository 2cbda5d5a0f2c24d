import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { isConflict } from '../errors.ts';
import type { WorkspaceFile } from '../file/open.ts';
import { type RecordTableName, recordTables } from '../schema/tables.ts';
import { canonicalJson } from '../trail/canonical.ts';
import { oppositeAction } from '../trail/history.ts';
import type { StoredEntry } from '../trail/trail.ts';
import { refuseLoose, refuseReferred, type Touched } from './referrers.ts';
import { type Change, type ChangesOf, type WriteDb, writeChange } from './write.ts';

/**
 * Takes a change back by writing its opposite as a new change; the trail keeps both. The opposite of an undo is a redo.
 * Refused whole when any of its records has changed since, because an undo must not overwrite later work.
 *
 * @throws AppError nothingToUndo, undoConflict, personActed, recordReferred, recordMissing
 */
export function undoChange(file: WorkspaceFile, changeId: string, actor: string): Change<void> {
  const entries = file.connection
    .prepare('SELECT * FROM trail WHERE change_id = ? ORDER BY seq DESC')
    .all(changeId) as StoredEntry[];
  if (entries.length === 0) throw new AppError('nothingToUndo');
  const action = oppositeAction(file.connection, changeId);
  for (const entry of entries) refuseActed(file.connection, entry);
  const touched = entries.flatMap(touchedBy);
  try {
    return writeChange(file, { actor, action, reason: changeId }, (db) => {
      for (const entry of entries) revert(db, entry);
      refuseLoose(file.connection, db, touched);
    });
  } catch (error) {
    if (!isConflict(error)) throw error;
    // The database lets no record go that others belong to; those are named.
    for (const { operation, entity_id: id } of entries) {
      const leaving = operation === 'create' ? touched.find((each) => each.id === id) : undefined;
      if (leaving !== undefined) refuseReferred(file.connection, leaving);
    }
    throw new AppError('undoConflict', {}, {}, error);
  }
}

function touchedBy({ entity, entity_id: id, before, after }: StoredEntry): Touched[] {
  if (!Object.hasOwn(recordTables, entity)) return [];
  const code = parse(after)?.['code'] ?? parse(before)?.['code'];
  return [{ entity: entity as RecordTableName, id, code: typeof code === 'string' ? code : '' }];
}

/** Whoever stands in the trail stays among the people of the workspace, under whichever name they acted. */
function refuseActed(connection: Database, { entity, entity_id: id, operation }: StoredEntry): void {
  if (entity !== 'people' || operation !== 'create') return;
  const name = connection
    .prepare(
      `SELECT actor FROM trail WHERE actor IN (
         SELECT after ->> '$.name' FROM trail WHERE entity_id = ? AND entity = 'people' AND json_valid(after)
       ) LIMIT 1`,
    )
    .pluck()
    .get(id);
  if (typeof name === 'string') throw new AppError('personActed', { name });
}

function revert(db: WriteDb, entry: StoredEntry): void {
  const table = entry.entity;
  if (!Object.hasOwn(recordTables, table)) throw new AppError('undoConflict');
  const name = table as RecordTableName;
  const current = db.get(name, entry.entity_id) as Record<string, unknown> | undefined;
  const before = parse(entry.before);
  const after = parse(entry.after);
  if (entry.operation === 'delete') {
    if (current !== undefined || before === null) throw new AppError('undoConflict');
    const { id, ...record } = before;
    db.insert(name, record, id as string);
    return;
  }
  if (current === undefined || after === null) throw new AppError('undoConflict');
  for (const [key, value] of Object.entries(after)) {
    if (canonicalJson(current[key]) !== canonicalJson(value)) throw new AppError('undoConflict');
  }
  if (entry.operation === 'create') db.remove(name, entry.entity_id);
  else db.update(name, entry.entity_id, before as ChangesOf<typeof name>);
}

function parse(json: string | null): Record<string, unknown> | null {
  return json === null ? null : (JSON.parse(json) as Record<string, unknown>);
}
