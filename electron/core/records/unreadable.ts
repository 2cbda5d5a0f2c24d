import type { z } from 'zod';
import { fileParams } from '#db/errors.ts';
import type { WorkspaceFile } from '#db/file/open.ts';
import type { Values } from '#db/records/rows.ts';
import { type RecordTableName, recordTables } from '#db/schema/tables.ts';
import { type Difference, readRows, unfit } from '#db/trail/replay.ts';
import { trailHead } from '#db/trail/trail.ts';
import { paperWords } from '#documents/trail/entry.ts';
import type { RecordTable } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import { cutText } from '#shared/values/well-formed.ts';
import { type Core, wordsOf } from '../core.ts';
import { sourceOf } from '../workspace-row.ts';

/**
 * Records that hold what this program never writes, which only a file that was made or changed elsewhere has: whatever
 * fails on one is told as the file's fault, with the record and the field.
 */

/** Of a name that fills a page the beginning says enough. */
const NAMED = 60;

/** The refusal for the first such record of these tables, of all where none is named; null where there is none. */
export function unreadableRecord(core: Core, file: WorkspaceFile, tables: readonly string[]): AppError | null {
  const all = Object.keys(recordTables) as RecordTableName[];
  const wanted = all.filter((table) => tables.includes(table));
  for (const table of wanted.length === 0 ? all : wanted) {
    const found = firstUnfit(file.connection, table);
    if (found !== null) return refusalOf(core, file, found);
  }
  return null;
}

/** The rows that fit; of each other one somebody hears, once. */
export function fittingRows<T>(
  core: Core,
  file: WorkspaceFile,
  entity: RecordTable,
  schema: z.ZodType<T>,
  rows: readonly Values[],
): T[] {
  return rows.flatMap((row) => {
    const parsed = schema.safeParse(row);
    if (!parsed.success) tellOnce(core, file, entity, String(row['id']));
    return parsed.success ? [parsed.data] : [];
  });
}

type Connection = WorkspaceFile['connection'];
type Found = { readonly entries: number; readonly byTable: Map<RecordTableName, Difference | null> };
const found = new WeakMap<Connection, Found>();

/** Looked for once a state of the file: a table can be long, and one who was refused tries again. */
function firstUnfit(connection: Connection, table: RecordTableName): Difference | null {
  try {
    const { entries } = trailHead(connection);
    const kept = found.get(connection);
    const { byTable } = kept?.entries === entries ? kept : { byTable: new Map<RecordTableName, Difference | null>() };
    found.set(connection, { entries, byTable });
    const known = byTable.get(table);
    if (known !== undefined) return known;
    const first = look(connection, table);
    byTable.set(table, first);
    return first;
  } catch {
    // What cannot be read at all says so by itself.
    return null;
  }
}

function look(connection: Connection, table: RecordTableName): Difference | null {
  for (const row of readRows(connection, table)) {
    const difference = unfit(table, row);
    if (difference !== null) return difference;
  }
  return null;
}

const told = new WeakMap<Connection, Set<string>>();

function tellOnce(core: Core, file: WorkspaceFile, entity: RecordTable, id: string): void {
  const ids = told.get(file.connection) ?? new Set();
  told.set(file.connection, ids);
  if (ids.has(id)) return;
  ids.add(id);
  for (const row of readRows(file.connection, entity, id)) {
    const difference = unfit(entity, row);
    if (difference === null) continue;
    const { code, params } = refusalOf(core, file, difference);
    core.emit('host.message', { message: wordsOf(core)(`errors:${code}`, params) });
  }
}

function refusalOf(core: Core, file: WorkspaceFile, { entity, label, fields }: Difference): AppError {
  const t = wordsOf(core);
  const words = paperWords({ catalogue: core.catalogue, language: core.store.settings().language }, t);
  return new AppError('recordUnreadable', {
    ...fileParams(sourceOf(file)),
    record: cutText(`${words.entity(entity)} ${label}`.trim(), NAMED),
    field: words.field(entity, fields[0]?.field ?? ''),
  });
}
