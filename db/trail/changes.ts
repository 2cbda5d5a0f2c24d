import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { ListedRows, RecordTable } from '#shared/contract/define.ts';
import { columnsOf } from '../schema/columns-of.ts';
import { type RecordTableName, recordTables } from '../schema/tables.ts';
import { trailHead } from './trail.ts';

/**
 * What changed since a place in the trail. Every change of a record appends an entry, whoever makes it, so the number of
 * the newest entry is the revision of all records, and the entries after one say what is new: nothing is counted or
 * stored beside them. Reading them takes as long as there are of them.
 */
export function changedTables(connection: Database, since: number): RecordTable[] {
  const rows = connection.prepare('SELECT DISTINCT entity FROM trail NOT INDEXED WHERE seq > ?').pluck().all(since);
  return rows.filter((entity) => Object.hasOwn(recordTables, entity as string)) as RecordTable[];
}

/**
 * Records of a list that changed after the entry `since`, came or went: those of its own table, and those that records
 * of the tables beside it belong to or belonged to. Null where there are more than `limit`.
 */
export function changedRows(connection: Database, since: number, { of, with: beside = {} }: ListedRows, limit: number) {
  const ids = new Set<string>();
  const add = (found: readonly unknown[]) => {
    for (const id of found) if (typeof id === 'string') ids.add(id);
    return ids.size <= limit;
  };
  const own = `SELECT DISTINCT entity_id FROM trail NOT INDEXED WHERE seq > ? AND entity = ? LIMIT ${limit + 1}`;
  if (!add(connection.prepare(own).pluck().all(since, of))) return null;
  for (const [table, field] of Object.entries(beside)) {
    const column = columnsOf(table as RecordTableName)[field]?.name;
    const now = `SELECT "${column}" FROM "${getTableName(recordTables[table as RecordTableName])}" WHERE id = t.entity_id`;
    const owners = connection
      .prepare(
        `SELECT DISTINCT owner.value FROM trail t NOT INDEXED, json_each(json_array(
           iif(json_valid(t.before), t.before ->> @field, NULL), iif(json_valid(t.after), t.after ->> @field, NULL), (${now})
         )) owner
         WHERE t.seq > @since AND t.entity = @table LIMIT ${limit + 1}`,
      )
      .pluck();
    if (!add(owners.all({ since, table, field: `$.${field}` }))) return null;
  }
  return [...ids];
}

/** The newest entry as text: its number alone could be that of another entry, in a file that went another way. */
export function markOf(connection: Database): string {
  const { entries, head } = trailHead(connection);
  return `${entries} ${head}`;
}

/** The number of the entry that a mark names; null where the trail does not hold it. */
export function placeOf(connection: Database, mark: string): number | null {
  const [entries, head] = mark.split(' ');
  const seq = Number(entries);
  if (!Number.isSafeInteger(seq)) return null;
  const found = connection.prepare('SELECT hash FROM trail WHERE seq = ?').pluck().get(seq);
  return found !== undefined && found === head ? seq : null;
}
