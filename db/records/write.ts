import type { Database, Statement } from 'better-sqlite3';
import { getTableName, type InferInsertModel, type InferSelectModel } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import { wellFormed } from '#shared/values/well-formed.ts';
import type { WorkspaceFile } from '../file/open.ts';
import { transact, transactionOf } from '../file/transact.ts';
import { columnsOf } from '../schema/columns-of.ts';
import { type RecordTableName, recordTables } from '../schema/tables.ts';
import { canonicalJson } from '../trail/canonical.ts';
import type { Records, Row } from '../trail/replay.ts';
import { entryHash, type StoredEntry, trailHead } from '../trail/trail.ts';
import { unfitFields } from '../trail/unfit.ts';
import { frozenGuard } from './frozen.ts';

export type RecordOf<T extends RecordTableName> = InferSelectModel<(typeof recordTables)[T]>;
export type NewRecordOf<T extends RecordTableName> = Omit<InferInsertModel<(typeof recordTables)[T]>, 'id'>;

/** Keys that are absent or `undefined` stay as they are. */
export type ChangesOf<T extends RecordTableName> = { [K in keyof NewRecordOf<T>]?: NewRecordOf<T>[K] | undefined };

/** Who changes what and why, as the trail keeps it. */
export type ChangeHeader = { readonly actor: string; readonly action: string; readonly reason?: string };

/** The only way to change records; valid during {@link writeChange} alone. */
export type WriteDb = {
  insert<T extends RecordTableName>(table: T, record: NewRecordOf<T>, id?: string): string;
  /** Writes the columns that differ; false when none did, and then the trail stays as it was. */
  update<T extends RecordTableName>(table: T, id: string, changes: ChangesOf<T>): boolean;
  remove<T extends RecordTableName>(table: T, id: string): void;
  get<T extends RecordTableName>(table: T, id: string): RecordOf<T> | undefined;
};

export type Change<R> = {
  /** Identifies all entries of this change in the trail; null when nothing had to change. */
  readonly changeId: string | null;
  readonly result: R;
};

/**
 * Runs `work` as one synchronous transaction in which every changed record also appends its entry to the trail.
 * Either all of it is on disk when this returns, or nothing of it ever was.
 *
 * @throws AppError workspaceReadOnly, workspaceChangedOnDisk, diskFull, recordMissing, assessmentClosed, inputInvalid, or whatever
 *   `work` throws, after rolling back
 */
export function writeChange<R>(file: WorkspaceFile, header: ChangeHeader, work: (db: WriteDb) => R): Change<R> {
  return transact(file, () => {
    const { db, frozen, changeId } = recording(file, header);
    const result = work(db);
    frozen.check();
    return { changeId: changeId(), result };
  });
}

/** What `work` writes with, and the change that it made by then. */
function recording({ connection, environment }: WorkspaceFile, given: ChangeHeader) {
  const header = wellFormed(given);
  const changeId = environment.newId();
  const at = environment.now().toISOString();
  const { entries: start, head } = trailHead(connection);
  const trail = { seq: start, hash: head };
  const statements = statementsFor(connection);
  const frozen = frozenGuard(connection);

  function append(
    entity: string,
    entityId: string,
    operation: StoredEntry['operation'],
    before: object | null,
    after: object | null,
  ): void {
    const entry: Omit<StoredEntry, 'hash'> = {
      seq: trail.seq + 1,
      at,
      actor: header.actor,
      action: header.action,
      reason: header.reason ?? '',
      change_id: changeId,
      entity,
      entity_id: entityId,
      operation,
      before: before === null ? null : canonicalJson(before),
      after: after === null ? null : canonicalJson(after),
      previous_hash: trail.hash,
    };
    const hash = entryHash(entry);
    statements.append.run({ ...entry, hash });
    trail.seq = entry.seq;
    trail.hash = hash;
  }

  const db: WriteDb = {
    insert(table, record, id = environment.newId()) {
      const given = { ...record, id };
      const mended = wellFormed(given);
      const row = completeRecord(table, mended);
      if (mended !== given) refuseUnfit(table, row, Object.keys(row));
      frozen.note(table, row, []);
      statements.table(table).insert.run(toColumns(table, row));
      append(table, id, 'create', null, row);
      return id;
    },
    update(table, id, changes) {
      const current = readRecord(statements, table, id) as Record<string, unknown> | undefined;
      if (current === undefined) throw new AppError('recordMissing', { id });
      const before: Record<string, unknown> = {};
      const after: Record<string, unknown> = {};
      const mended = wellFormed(changes);
      for (const [key, value] of Object.entries(mended)) {
        if (value === undefined || canonicalJson(value) === canonicalJson(current[key])) continue;
        before[key] = current[key];
        after[key] = value;
      }
      const keys = Object.keys(after);
      if (keys.length === 0) return false;
      if (mended !== changes) refuseUnfit(table, { ...current, ...after }, keys);
      frozen.note(table, current, keys);
      // A record may go from one assessment to another.
      frozen.note(table, { ...current, ...after }, keys);
      statements
        .table(table)
        .update(keys)
        .run(toColumns(table, { ...after, id }));
      append(table, id, 'update', before, after);
      return true;
    },
    remove(table, id) {
      const current = readRecord(statements, table, id);
      if (current === undefined) throw new AppError('recordMissing', { id });
      frozen.note(table, current, []);
      statements.table(table).remove.run(id);
      append(table, id, 'delete', current, null);
    },
    get: (table, id) => readRecord(statements, table, id),
  };

  return { db, frozen, changeId: () => (trail.seq === start ? null : changeId) };
}

/**
 * Fills a new file with the first entries of another one's trail, as they are, and with the records that they tell.
 * What changes after that is written by {@link writeChange}.
 */
export function takeOverTrail({ connection }: WorkspaceFile, entries: readonly StoredEntry[], records: Records): void {
  const statements = statementsFor(connection);
  transactionOf(connection).immediate(() => {
    for (const entry of entries) statements.append.run(entry);
    for (const table of Object.keys(recordTables) as RecordTableName[]) {
      for (const [id, fields] of records.get(table) ?? []) {
        statements.table(table).insert.run(toColumns(table, completeRecord(table, { ...fields, id })));
      }
    }
  });
}

type TableStatements = {
  readonly insert: Statement;
  readonly get: Statement;
  readonly remove: Statement;
  update(keys: readonly string[]): Statement;
};
type Statements = {
  readonly append: Statement;
  table(name: RecordTableName): TableStatements;
};

const cache = new WeakMap<Database, Statements>();

/** Prepared once a connection: drizzle builds its SQL anew at each call, which is many times slower. */
function statementsFor(connection: Database): Statements {
  const known = cache.get(connection);
  if (known !== undefined) return known;
  const tables = new Map<RecordTableName, TableStatements>();
  const made: Statements = {
    append: connection.prepare(
      `INSERT INTO trail (seq, at, actor, action, reason, change_id, entity, entity_id, operation, before, after,
         previous_hash, hash)
       VALUES (@seq, @at, @actor, @action, @reason, @change_id, @entity, @entity_id, @operation, @before, @after,
         @previous_hash, @hash)`,
    ),
    table(name) {
      const existing = tables.get(name);
      if (existing !== undefined) return existing;
      const built = tableStatements(connection, name);
      tables.set(name, built);
      return built;
    },
  };
  cache.set(connection, made);
  return made;
}

function tableStatements(connection: Database, name: RecordTableName): TableStatements {
  const sqlName = `"${getTableName(recordTables[name])}"`;
  const columns = Object.entries(columnsOf(name));
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
  const values = columns.map(([key]) => `@${key}`).join(', ');
  const updates = new Map<string, Statement>();
  return {
    insert: connection.prepare(`INSERT INTO ${sqlName} (${names}) VALUES (${values})`),
    get: connection.prepare(`SELECT ${names} FROM ${sqlName} WHERE id = ?`).raw(),
    remove: connection.prepare(`DELETE FROM ${sqlName} WHERE id = ?`),
    update(keys) {
      const signature = keys.join();
      const known = updates.get(signature);
      if (known !== undefined) return known;
      const assignments = keys.map((key) => `"${columnsOf(name)[key]?.name}" = @${key}`).join(', ');
      const made = connection.prepare(`UPDATE ${sqlName} SET ${assignments} WHERE id = @id`);
      updates.set(signature, made);
      return made;
    },
  };
}

/**
 * Whoever asks for a change checked what was given. Where cleaning made something else of it, such as nothing of a name of
 * control characters, that check says nothing, and a record that no one can read must not come into the file.
 */
function refuseUnfit(table: RecordTableName, fields: Row['fields'], keys: readonly string[]): void {
  const unfit = unfitFields(table, { fields, unreadable: [] }).flatMap(({ field }) =>
    keys.includes(field) ? [field] : [],
  );
  if (unfit.length > 0) throw new AppError('inputInvalid', { fields: unfit.join(', ') });
}

/** Every column with a value, so that the trail's `create` entry alone gives the whole row back. */
function completeRecord(table: RecordTableName, record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [key, column] of Object.entries(columnsOf(table))) {
    row[key] = record[key] ?? column.default ?? null;
  }
  return row;
}

function toColumns(table: RecordTableName, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const columns = columnsOf(table);
  const mapped: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    const column = columns[key];
    if (column === undefined) throw new Error(`${table} has no column ${key}`);
    mapped[key] = value === null ? null : column.mapToDriverValue(value);
  }
  return mapped;
}

function readRecord<T extends RecordTableName>(statements: Statements, table: T, id: string): RecordOf<T> | undefined {
  const values = statements.table(table).get.get(id) as unknown[] | undefined;
  if (values === undefined) return undefined;
  const entries = Object.entries(columnsOf(table)).map(([key, column], index) => {
    const value = values[index];
    return [key, value === null ? null : column.mapFromDriverValue(value)];
  });
  return Object.fromEntries(entries) as RecordOf<T>;
}
