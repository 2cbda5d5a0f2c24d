import { hash } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { fileParams } from '../errors.ts';

/** The hash that stands before the first entry of a trail. */
export const GENESIS_HASH = '0'.repeat(64);

/** An entry as it lies in the table `trail`; `before` and `after` are canonical JSON or null. */
export type StoredEntry = {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly reason: string;
  readonly change_id: string;
  readonly entity: string;
  readonly entity_id: string;
  readonly operation: 'create' | 'update' | 'delete';
  readonly before: string | null;
  readonly after: string | null;
  readonly previous_hash: string;
  readonly hash: string;
};

/** SHA-256 over the JSON array of all columns but the hash itself, in this order; hex. */
export function entryHash(entry: Omit<StoredEntry, 'hash'>): string {
  return hashOf([
    entry.seq,
    entry.at,
    entry.actor,
    entry.action,
    entry.reason,
    entry.change_id,
    entry.entity,
    entry.entity_id,
    entry.operation,
    entry.before,
    entry.after,
    entry.previous_hash,
  ]);
}

/** In the order in which {@link entryHash} takes them. */
const HASHED_COLUMNS =
  'seq, at, actor, action, reason, change_id, entity, entity_id, operation, before, after, previous_hash';

function hashOf(values: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(values), 'hex');
}

export type TrailHead = { readonly entries: number; readonly head: string };

/** Prepared once a connection: each change asks for the head, and preparing takes as long as the change. */
const heads = new WeakMap<Database, Statement>();

/** @throws AppError workspaceDamaged where the newest entry has no number that could be counted to, or no hash */
export function trailHead(connection: Database): TrailHead {
  const select = heads.get(connection) ?? connection.prepare('SELECT seq, hash FROM trail ORDER BY seq DESC LIMIT 1');
  heads.set(connection, select);
  const last = select.get() as { seq: number; hash: string } | undefined;
  if (last !== undefined && !(Number.isSafeInteger(last.seq) && last.seq > 0 && typeof last.hash === 'string')) {
    throw new AppError('workspaceDamaged', fileParams(connection.name));
  }
  return last === undefined ? { entries: 0, head: GENESIS_HASH } : { entries: last.seq, head: last.hash };
}

/** Entries that are read at a time: few enough that large ones fit into memory. */
const AT_A_TIME = 50;
const LEAST_NUMBER = -(2n ** 63n);

/**
 * Recomputes the chain from its first entry. `brokenAt` is the sequence number of the first entry that is missing,
 * out of order or altered; null when all follow from each other. A cut tail needs a head kept elsewhere to be seen.
 */
export function verifyChain(connection: Database): TrailHead & { readonly brokenAt: number | null } {
  let previous = GENESIS_HASH;
  let expected = 1;
  for (const [hashed, recorded] of readHashed(connection)) {
    const follows = hashed.startsWith(`[${expected},`) && hashed.endsWith(`,"${previous}"]`);
    if (!follows || hash('sha256', hashed, 'hex') !== recorded) return { ...trailHead(connection), brokenAt: expected };
    previous = recorded;
    expected += 1;
  }
  return { ...trailHead(connection), brokenAt: null };
}

/**
 * What each entry's hash was made of, and the hash. SQLite writes the same JSON as JSON.stringify, and handing over one
 * text in the place of twelve values takes half the time.
 */
function* readHashed(connection: Database): Generator<readonly [hashed: string, recorded: string]> {
  const sql = `SELECT json_array(${HASHED_COLUMNS}), hash FROM trail WHERE seq >= ? ORDER BY seq LIMIT ?`;
  const select = connection.prepare(sql).raw();
  let limit = AT_A_TIME;
  for (let read = 0; ; ) {
    const rows = readSome(select, read === 0 ? LEAST_NUMBER : read + 1, limit);
    if (rows === null && limit === 1) return yield ['', ''];
    if (rows === null) limit = 1;
    else {
      yield* rows;
      if (rows.length < limit) return;
      read += rows.length;
    }
  }
}

/** Null where an entry holds bytes, which JSON cannot: somebody put them there. */
function readSome(select: Statement, from: number | bigint, limit: number): [string, string][] | null {
  try {
    return select.all(from, limit) as [string, string][];
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_ERROR') return null;
    throw error;
  }
}

/** A head that was noted while it was the newest: outside the file, where whoever cuts the trail does not reach. */
export type Checkpoint = TrailHead;

/**
 * Whether the trail still holds what it held at the checkpoint: `shorter` when entries were cut off its end (or an
 * older copy took its place), `different` when another entry stands there.
 */
export function holdsCheckpoint(connection: Database, { entries, head }: Checkpoint): 'kept' | 'shorter' | 'different' {
  if (entries === 0) return 'kept';
  const row = connection.prepare('SELECT hash FROM trail WHERE seq = ?').get(entries) as { hash: string } | undefined;
  if (row === undefined) return 'shorter';
  return row.hash === head ? 'kept' : 'different';
}
