import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { ID } from '#shared/entities/text.ts';
import { identityOf, placed } from '#shared/records/told.ts';
import { columnsOf } from '../schema/columns-of.ts';
import { type RecordTableName, recordTables } from '../schema/tables.ts';
import { canonicalJson } from './canonical.ts';
import type { StoredEntry } from './trail.ts';
import { unfitFields } from './unfit.ts';

/**
 * A record that is not as the trail leaves it, changed from outside the product or by a rotten disk; or `unfit`, one that
 * is as the trail says and still nothing that the product writes.
 */
export type Difference = {
  readonly entity: RecordTableName;
  readonly id: string;
  /** What people call the record, as far as the trail or the table still say it. */
  readonly label: string;
  readonly kind: 'changed' | 'missing' | 'added' | 'unreadable' | 'unfit';
  /** Per field what the trail says it was, and what the table holds. */
  readonly fields: readonly { readonly field: string; readonly recorded: unknown; readonly found: unknown }[];
};

export type Replay = {
  /** Records that were held against the trail. */
  readonly compared: number;
  readonly differing: number;
  /** The first of those that differ, {@link NAMED} at most. */
  readonly differences: readonly Difference[];
};

/** A file of which every record differs is told by its number, not by a million names. */
const NAMED = 200;
const QUOTED_BYTES = 32;

/**
 * Rebuilds every record from the trail and compares it with what the tables hold. It trusts the trail, so it proves
 * something only where the chain holds too.
 */
export function replayTrail(connection: Database): Replay {
  const recorded = rebuild(connection);
  const differences: Difference[] = [];
  let compared = 0;
  let differing = 0;
  const note = (difference: Difference | null) => {
    compared += 1;
    if (difference === null) return;
    differing += 1;
    if (differences.length < NAMED) differences.push(difference);
  };
  for (const entity of Object.keys(recordTables) as RecordTableName[]) {
    const expected = recorded.get(entity) ?? new Map<string, Fields>();
    const left = new Set(expected.keys());
    try {
      for (const row of readRows(connection, entity)) {
        left.delete(row.id);
        note(compare(entity, row, expected.get(row.id)) ?? unfit(entity, row));
      }
    } catch (error) {
      // A page that SQLite cannot read ends the walk through its table; what was not reached is told below.
      const found = (error as Error).message;
      note({ entity, id: '', label: '', kind: 'unreadable', fields: [{ field: '', recorded: '', found }] });
    }
    for (const id of left) {
      const fields = expected.get(id) ?? {};
      note({ entity, id, label: labelOf(entity, fields), kind: 'missing', fields: describe(fields) });
    }
  }
  return { compared, differing, differences };
}

/** Values by field, as JSON or as the trail has them. */
export type Fields = Record<string, unknown>;

/** Records by table and id. */
export type Records = Map<string, Map<string, Fields>>;

/**
 * Every record, or the one named, as it was after the entry `upTo`, by table and id; it has the fields that its entries
 * tell.
 */
export function rebuild(connection: Database, upTo = Number.MAX_SAFE_INTEGER, only?: string): Records {
  const one = only === undefined ? '' : 'AND entity_id = @only';
  const sql = `SELECT entity, entity_id, operation, after FROM trail WHERE seq <= @upTo ${one} ORDER BY seq`;
  const entries = connection.prepare(sql).iterate({ upTo, ...(only !== undefined && { only }) });
  return replayEntries(entries as IterableIterator<StoredEntry>);
}

/** The records of these tables alone, as they were after the entry `upTo`. */
export function rebuildTables(connection: Database, upTo: number, tables: readonly RecordTableName[]): Records {
  const marks = tables.map(() => '?').join();
  const entries = connection
    .prepare(
      `SELECT entity, entity_id, operation, after FROM trail WHERE seq <= ? AND entity IN (${marks}) ORDER BY seq`,
    )
    .iterate(upTo, ...tables);
  return replayEntries(entries as IterableIterator<StoredEntry>);
}

type Told = Pick<StoredEntry, 'entity' | 'entity_id' | 'operation' | 'after'>;

/** The same from entries that lie elsewhere, in their order. */
export function replayEntries(entries: Iterable<Told>): Records {
  const records: Records = new Map();
  for (const { entity, entity_id: id, operation, after } of entries) {
    const table = records.get(entity) ?? new Map<string, Fields>();
    records.set(entity, table);
    if (operation === 'delete') table.delete(id);
    else table.set(id, { ...(operation === 'update' && table.get(id)), ...parseFields(after) });
  }
  return records;
}

/** What is no JSON was altered, and its hash tells so; here it only must not stop whoever reads the others. */
export function parseFields(json: string | null): Fields {
  try {
    return JSON.parse(json ?? '{}') as Fields;
  } catch {
    return {};
  }
}

export type Row = { readonly id: string; readonly fields: Fields; readonly unreadable: readonly string[] };

/** The rows of a table, or the one named, as they lie in the file, in the order of their ids. */
export function* readRows(connection: Database, entity: RecordTableName, only?: string): Generator<Row> {
  const columns = Object.entries(columnsOf(entity));
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
  const from = `FROM "${getTableName(recordTables[entity])}" ${only === undefined ? '' : 'WHERE id = ?'} ORDER BY id`;
  const select = connection.prepare(`SELECT ${names} ${from}`).raw();
  for (const values of select.iterate(...(only === undefined ? [] : [only])) as IterableIterator<unknown[]>) {
    const fields: Fields = {};
    const unreadable: string[] = [];
    columns.forEach(([key, column], index) => {
      const value = values[index] ?? null;
      if (value instanceof Uint8Array) {
        fields[key] = quoteBytes(value);
        unreadable.push(key);
        return;
      }
      try {
        fields[key] = value === null ? null : column.mapFromDriverValue(value);
      } catch {
        fields[key] = value;
        unreadable.push(key);
      }
    });
    yield { id: String(fields['id']), fields, unreadable };
  }
}

/** No field holds bytes. Megabytes of them, told number by number, take many seconds. */
function quoteBytes(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.subarray(0, QUOTED_BYTES)).toString('hex');
  return `x'${hex}${bytes.length > QUOTED_BYTES ? '…' : ''}'`;
}

function compare(entity: RecordTableName, row: Row, recorded: Fields | undefined): Difference | null {
  const { id } = row;
  if (recorded === undefined) return { entity, id, label: labelOf(entity, row.fields), kind: 'added', fields: [] };
  const fields = differingFields(entity, row, recorded);
  return fields.length === 0 ? null : { entity, id, label: labelOf(entity, recorded), kind: 'changed', fields };
}

export function unfit(entity: RecordTableName, row: Row): Difference | null {
  const fields = unfitFields(entity, row);
  return fields.length === 0 ? null : { entity, id: row.id, label: labelOf(entity, row.fields), kind: 'unfit', fields };
}

/** The fields of a row that are not as recorded. */
export function differingFields(
  entity: RecordTableName,
  { fields, unreadable }: Pick<Row, 'fields' | 'unreadable'>,
  recorded: Fields,
): Difference['fields'] {
  return Object.entries(columnsOf(entity)).flatMap(([field, column]) => {
    // A column that a later version of the product added begins with its default, which no entry tells.
    const before = Object.hasOwn(recorded, field) ? recorded[field] : (column.default ?? null);
    const found = fields[field];
    const same = !unreadable.includes(field) && canonicalJson(before) === canonicalJson(found);
    return same ? [] : [{ field, recorded: before, found }];
  });
}

function describe(fields: Fields): Difference['fields'] {
  return Object.entries(fields)
    .filter(([field, value]) => field !== 'id' && value !== '' && value !== null)
    .map(([field, recorded]) => ({ field, recorded, found: null }));
}

/** What people call a record, as far as its fields say it without others. */
export function labelOf(entity: string, fields: Fields): string {
  const { element } = fields;
  return identityOf(entity)
    .filter((key) => key !== 'element')
    .map((key) => fields[key])
    .filter((value): value is string => typeof value === 'string' && value !== '' && !ID.test(value))
    .map((value, at, all) => (at === all.length - 1 && typeof element === 'number' ? placed(value, element) : value))
    .join(' ');
}
