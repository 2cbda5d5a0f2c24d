import type { Database } from 'better-sqlite3';
import { type AnyColumn, asc, getTableName, sql } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import { CODE_NUMBER, CREATED } from '../schema/code-number.ts';
import { columnsOf } from '../schema/columns-of.ts';
import { type RecordTableName, recordTables } from '../schema/tables.ts';

export type Values = Readonly<Record<string, unknown>>;

/** {@link WriteDb} for whoever works with records of any kind; what it reads has to be validated to be typed. */
export type RowDb = {
  insert(table: RecordTableName, record: Values, id?: string): string;
  update(table: RecordTableName, id: string, changes: Values): boolean;
  remove(table: RecordTableName, id: string): void;
  get(table: RecordTableName, id: string): Values | undefined;
};

export type Selection = {
  readonly keys: readonly string[];
  /** Texts that are wanted for whether they say something: of them comes the first character that is not blank. */
  readonly starts?: readonly string[];
  /** Only rows whose column of that key holds this. */
  readonly where?: { readonly key: string; readonly is: string };
  /** Only rows with one of these ids. */
  readonly only?: readonly string[];
  /** By what they are sorted before their codes, empty ones last. */
  readonly order?: readonly string[];
};

/** These columns of the rows selected, at last in the order of their codes: ACT-1000 behind ACT-999. */
export function selectRows(
  connection: Database,
  table: RecordTableName,
  { keys, starts = [], where, only, order = [] }: Selection,
): Values[] {
  const all = columnsOf(table);
  const nameOf = (key: string) => `"${all[key]?.name}"`;
  const columns = Object.entries(all).filter(([key]) => keys.includes(key));
  const names = columns
    .map(([key]) => (starts.includes(key) ? `substr(ltrim(${nameOf(key)}, ${BLANKS}), 1, 1)` : nameOf(key)))
    .join(', ');
  const conditions = [
    ...(where === undefined ? [] : [`${nameOf(where.key)} = @is`]),
    ...(only === undefined ? [] : ['id IN (SELECT value FROM json_each(@only))']),
  ];
  const from = `"${getTableName(recordTables[table])}"${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}`;
  const sorted = order.flatMap((key) => [`coalesce(${nameOf(key)}, '') = ''`, nameOf(key)]);
  if ('code' in all) sorted.push('length(code)', 'code');
  const sql = `SELECT ${names} FROM ${from} ORDER BY ${[...sorted, 'id'].join(', ')}`;
  const rows: unknown[] = connection
    .prepare(sql)
    .raw()
    .all({ ...(where !== undefined && { is: where.is }), ...(only !== undefined && { only: JSON.stringify(only) }) });
  return rows.map((row) => {
    const values: readonly unknown[] = Array.isArray(row) ? row : [];
    return Object.fromEntries(
      columns.map(([key, column], at) => [key, values[at] === null ? null : column.mapFromDriverValue(values[at])]),
    );
  });
}

/** What SQLite does not take for blank by itself, beside the space: tab, line breaks, no-break space. */
const BLANKS = 'char(32, 9, 10, 13, 160)';

/** The order of all lists: ACT-1000 behind ACT-999 (`byCode` in shared/values/patch-rows.ts says the same). */
export function codeOrder({ code, id }: { readonly code: AnyColumn; readonly id: AnyColumn }) {
  return [sql`length(${code})`, asc(code), asc(id)];
}

/** The codes of rows that hold this id in one of these columns, alone or in a list. */
export function selectReferring(
  connection: Database,
  table: RecordTableName,
  keys: readonly string[],
  id: string,
  most: number,
): string[] {
  const all = columnsOf(table);
  const holds = keys.map((key) => {
    const name = `"${all[key]?.name}"`;
    return `${name} = @id OR (json_valid(${name}) AND EXISTS (SELECT 1 FROM json_each(${name}) WHERE value = @id))`;
  });
  const sql = `SELECT code FROM "${getTableName(recordTables[table])}" WHERE ${holds.join(' OR ')} ORDER BY code, id LIMIT @most`;
  return connection.prepare(sql).pluck().all({ id, most }).map(String);
}

/** Where counting ends. Numbers from there on are no codes of this program, whatever a file from elsewhere holds. */
const MOST = 1_000_000_000;
export const HIGHEST_CODE = `SELECT max(${CODE_NUMBER}) FROM trail WHERE entity = ? AND ${CREATED} AND ${CODE_NUMBER} < ${MOST}`;

/**
 * The next code of a table: above every one that was ever given there, by the trail, so that one that was removed, or
 * whose making was undone, may come back. The prefix may have been another one. Read through the index `trail_codes`.
 *
 * @throws AppError codesUsedUp
 */
export function nextCode(
  connection: Database,
  table: RecordTableName,
  { prefix, digits = 3 }: { readonly prefix: string; readonly digits?: number },
): string {
  const highest = connection.prepare(HIGHEST_CODE).pluck().get(table);
  const next = Math.max(typeof highest === 'number' ? highest : 0, 0) + 1;
  if (next >= MOST) throw new AppError('codesUsedUp', { code: `${prefix}-${next - 1}` });
  return `${prefix}-${String(next).padStart(digits, '0')}`;
}
