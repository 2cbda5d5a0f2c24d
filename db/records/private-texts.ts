import { createHash, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { WorkspaceFile } from '../file/connect.ts';
import type { Difference, Replay } from '../trail/replay.ts';

const SALT_BYTES = 16;
const SALT = /^[0-9a-f]{32}$/;

export type PrivateText = { readonly digest: string; readonly salt: string; readonly text: string };

/**
 * Puts a private note beside the records, in the transaction of the change that refers to it.
 *
 * @returns the digest by which a record refers to it; `''` for an empty text
 */
export function keepPrivateText({ connection }: WorkspaceFile, text: string): string {
  if (text === '') return '';
  const salt = randomBytes(SALT_BYTES).toString('hex');
  const digest = digestOf(salt, text);
  connection.prepare('INSERT INTO private_texts (digest, salt, text) VALUES (?, ?, ?)').run(digest, salt, text);
  return digest;
}

/** The private notes that the results of an assessment refer to now, by digest; those left out of a copy are missing. */
export function readPrivateTexts(connection: Database, assessmentId: string): Map<string, string> {
  const rows = connection
    .prepare(
      `SELECT digest, text FROM private_texts
       WHERE digest IN (SELECT private_note FROM assessment_results WHERE assessment_id = ?)`,
    )
    .raw()
    .all(assessmentId) as [string, string][];
  return new Map(rows);
}

/** Whether the file holds any, earlier versions included. */
export function hasPrivateTexts(connection: Database): boolean {
  return connection.prepare('SELECT 1 FROM private_texts LIMIT 1').get() !== undefined;
}

/** Of a file whose every note was altered, the first are named. */
const NAMED = 200;

/** Private notes that are not what their digest says; one that is missing was left out, which is no fault. */
export function alteredPrivateTexts(connection: Database): Pick<Replay, 'differing' | 'differences'> {
  const differences: Difference[] = [];
  let differing = 0;
  try {
    const rows = connection.prepare('SELECT digest, salt, text FROM private_texts').iterate();
    for (const { digest, salt, text } of rows as IterableIterator<Record<string, unknown>>) {
      const found = typeof salt === 'string' && typeof text === 'string' ? digestOf(salt, text) : '';
      if (found === digest) continue;
      differing += 1;
      if (differing <= NAMED) differences.push(difference(connection, String(digest), found));
    }
  } catch (error) {
    // A page that SQLite cannot read ends the walk.
    const found = (error as Error).message;
    differing += 1;
    differences.push({ ...NAMELESS, kind: 'unreadable', fields: [{ field: '', recorded: '', found }] });
  }
  return { differing, differences };
}

const NAMELESS = { entity: 'assessmentResults', id: '', label: '' } as const;

/** Told of the result that refers to it, since the text itself has no name. */
function difference(connection: Database, digest: string, found: string): Difference {
  const owner = connection
    .prepare('SELECT id, node_id AS nodeId, element FROM assessment_results WHERE private_note = ? LIMIT 1')
    .get(digest) as { id: string; nodeId: string; element: number } | undefined;
  const named =
    owner === undefined
      ? NAMELESS
      : { ...NAMELESS, id: owner.id, label: owner.element === 0 ? owner.nodeId : `${owner.nodeId}/${owner.element}` };
  return { ...named, kind: 'changed', fields: [{ field: 'privateNote', recorded: digest, found }] };
}

/** A row of the table; null where it is none: its digest proves it, wherever it was found. */
export function privateTextOf(values: readonly unknown[]): PrivateText | null {
  const [digest, salt, text] = values;
  if (values.length !== 3 || typeof digest !== 'string' || typeof salt !== 'string' || typeof text !== 'string')
    return null;
  return SALT.test(salt) && digestOf(salt, text) === digest ? { digest, salt, text } : null;
}

/** Puts into a new file what was read of another one. */
export function takeOverPrivateTexts({ connection }: WorkspaceFile, texts: readonly PrivateText[]): void {
  const insert = connection.prepare('INSERT OR IGNORE INTO private_texts (digest, salt, text) VALUES (?, ?, ?)');
  connection.transaction(() => {
    for (const { digest, salt, text } of texts) insert.run(digest, salt, text);
  })();
}

function digestOf(salt: string, text: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(text, 'utf8').digest('hex');
}
