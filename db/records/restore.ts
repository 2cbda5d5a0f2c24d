import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { isConflict } from '../errors.ts';
import type { WorkspaceFile } from '../file/open.ts';
import { keptTables, type RecordTableName, recordTables } from '../schema/tables.ts';
import { differingFields, type Fields, type Records, readRows, rebuild } from '../trail/replay.ts';
import { type StoredEntry, verifyChain } from '../trail/trail.ts';
import { refuseLoose } from './referrers.ts';
import { type Change, type ChangesOf, type NewRecordOf, type WriteDb, writeChange } from './write.ts';

/** What going back does to one record, as the trail will tell it. */
export type Step = {
  readonly entity: RecordTableName;
  readonly entityId: string;
  readonly operation: StoredEntry['operation'];
  /** The fields that differ; all of them for a record that goes away or comes back. */
  readonly before: Fields | null;
  readonly after: Fields | null;
};

/** Tables whose records go back, each behind those that its rows refer to. */
const RESTORED = (Object.keys(recordTables) as RecordTableName[]).filter((table) => !keptTables.includes(table));

/**
 * What has to be written to bring every record to what it was after the trail entry `seq`, the last one of a change:
 * first the records that go away, children before parents, then those that change, then those that come back, parents
 * before children. The records are taken as the tables hold them, so that a record that was changed from outside is
 * brought back as well.
 *
 * @throws AppError restorePoint, trailBroken
 */
export function stepsBackTo(connection: Database, seq: number): Step[] {
  refuseOtherPoint(connection, seq);
  return stepsTo(connection, RESTORED, rebuild(connection, seq));
}

/** What has to be written so that these tables, each behind those that its rows refer to, hold the wanted records. */
export function stepsTo(connection: Database, names: readonly RecordTableName[], wanted: Records): Step[] {
  const tables = names.map((table) => stepsOf(connection, table, wanted.get(table) ?? new Map<string, Fields>()));
  const all = (operation: Step['operation'], ordered: readonly Step[][]) =>
    ordered.flatMap((steps) => steps.filter((step) => step.operation === operation));
  return [...all('delete', tables.toReversed()), ...all('update', tables), ...all('create', tables)];
}

/**
 * Writes those steps as one new change. Nothing leaves the trail, and the change can be undone like any other.
 *
 * @param steps where they were found before, and nothing was written since
 * @throws AppError restorePoint, trailBroken, restoreConflict
 */
export function restoreTo(
  file: WorkspaceFile,
  seq: number,
  actor: string,
  steps: readonly Step[] = stepsBackTo(file.connection, seq),
): Change<void> {
  return take(file, { actor, action: 'trail.restore', reason: String(seq) }, steps);
}

/** How many changes came after the entry `seq`, of which going back to it takes back what they did. */
export function changesSince(connection: Database, seq: number): number {
  return connection
    .prepare(`SELECT count(DISTINCT change_id) FROM trail WHERE seq > ? AND entity NOT IN (${KEPT})`)
    .pluck()
    .get(seq, ...keptTables) as number;
}

export type Version = { readonly entity: string; readonly entityId: string; readonly seq: number };

/**
 * What has to be written to bring one record to what it was after the trail entry `seq`; null where it is that already.
 *
 * @throws AppError versionMissing, trailBroken
 */
export function stepBackTo(connection: Database, { entity, entityId, seq }: Version): Step | null {
  const recorded = Object.hasOwn(recordTables, entity)
    ? rebuild(connection, seq, entityId).get(entity)?.get(entityId)
    : undefined;
  if (recorded === undefined) throw new AppError('versionMissing', { seq });
  refuseBroken(connection);
  const table = entity as RecordTableName;
  for (const row of readRows(connection, table, entityId)) return changeStep(table, row, recorded);
  return { entity: table, entityId, operation: 'create', before: null, after: recorded };
}

/**
 * Writes that step as a change of its own.
 *
 * @throws AppError versionMissing, trailBroken, restoreConflict, recordMissing where it refers to what is gone
 */
export function restoreRecord(file: WorkspaceFile, version: Version, actor: string): Change<void> {
  const step = stepBackTo(file.connection, version);
  const header = { actor, action: 'trail.restoreRecord', reason: String(version.seq) };
  return take(file, header, step === null ? [] : [step], (db) => {
    if (step !== null) refuseLoose(file.connection, db, [{ entity: step.entity, id: step.entityId, code: '' }]);
  });
}

const KEPT = keptTables.map(() => '?').join();

function stepsOf(connection: Database, entity: RecordTableName, recorded: ReadonlyMap<string, Fields>): Step[] {
  const steps: Step[] = [];
  const missing = new Map(recorded);
  for (const row of readRows(connection, entity)) {
    const wanted = missing.get(row.id);
    missing.delete(row.id);
    const step: Step | null =
      wanted === undefined
        ? { entity, entityId: row.id, operation: 'delete', before: row.fields, after: null }
        : changeStep(entity, row, wanted);
    if (step !== null) steps.push(step);
  }
  for (const [entityId, after] of missing) steps.push({ entity, entityId, operation: 'create', before: null, after });
  return steps;
}

type Row = Parameters<typeof differingFields>[1] & { readonly id: string };

function changeStep(entity: RecordTableName, row: Row, wanted: Fields): Step | null {
  const fields = differingFields(entity, row, wanted);
  if (fields.length === 0) return null;
  const before = Object.fromEntries(fields.map(({ field, found }) => [field, found]));
  const after = Object.fromEntries(fields.map(({ field, recorded }) => [field, recorded]));
  return { entity, entityId: row.id, operation: 'update', before, after };
}

function take(
  file: WorkspaceFile,
  header: Parameters<typeof writeChange>[1],
  steps: readonly Step[],
  check: (db: WriteDb) => void = () => {},
): Change<void> {
  try {
    return writeChange(file, header, (db) => {
      for (const step of steps) writeStep(db, step);
      check(db);
    });
  } catch (error) {
    if (isConflict(error)) throw new AppError('restoreConflict', {}, {}, error);
    throw error;
  }
}

export function writeStep(db: WriteDb, { entity, entityId, operation, after }: Step): void {
  if (operation === 'delete') db.remove(entity, entityId);
  else if (operation === 'update') db.update(entity, entityId, after as ChangesOf<typeof entity>);
  else db.insert(entity, after as NewRecordOf<typeof entity>, entityId);
}

/** Between the entries of one change the workspace was in no state that anybody ever saw. */
function refuseOtherPoint(connection: Database, seq: number): void {
  const changeOf = connection.prepare('SELECT change_id FROM trail WHERE seq = ?').pluck();
  const change = changeOf.get(seq);
  if (change === undefined || change === changeOf.get(seq + 1)) throw new AppError('restorePoint', { seq });
  refuseBroken(connection);
}

/** What an altered trail tells of an earlier state is not what was there. */
function refuseBroken(connection: Database): void {
  const { brokenAt } = verifyChain(connection);
  if (brokenAt !== null) throw new AppError('trailBroken', { seq: brokenAt });
}
