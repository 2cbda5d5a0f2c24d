import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { connectDraft } from '../file/connect.ts';
import { attachUnderKey, type NewKey } from '../file/encryption.ts';

/** What does not go into a copy. */
export type LeftOut = {
  readonly privateNotes: boolean;
  /** Files of evidence that was removed, which the workspace keeps for undo. */
  readonly removedFiles: boolean;
};

export const NOTHING: LeftOut = { privateNotes: false, removedFiles: false };

/** The name under which the new file is attached. */
const COPY = 'rewritten';

/**
 * Writes what a workspace holds into a new file, row by row, under a key of its own. Of what is left out no byte goes
 * along, nor of what was deleted earlier: copied pages would still hold both. The pieces of files, which never change,
 * go first and one by one, so that requests get through in between; everything else follows in one step, so that the
 * copy is of one moment, and nothing can be written before the caller's next step. The file is not synced.
 *
 * @throws AppError cancelled where the workspace is closed meanwhile
 */
export async function rewriteInto(source: Database, draft: string, key: NewKey, leftOut: LeftOut): Promise<void> {
  const definitions = readDefinitions(source);
  const copy = connectDraft(draft, key);
  try {
    for (const { type, sql } of definitions) if (type === 'table') copy.exec(sql);
    if (holdsFiles(definitions)) await copyPieces(source, copy, leftOut);
  } finally {
    copy.close();
  }
  copyRest(source, draft, key, leftOut, definitions);
  finish(source, draft, key, definitions);
}

type Definition = { readonly type: 'table' | 'index' | 'trigger'; readonly name: string; readonly sql: string };

/** As SQLite keeps them: the next opening compares every letter. */
function readDefinitions(source: Database): Definition[] {
  return source
    .prepare('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid')
    .all() as Definition[];
}

/** Older formats, which backups may have, know no evidence. */
function holdsFiles(definitions: readonly Definition[]): boolean {
  return definitions.some(({ name }) => name === 'contents');
}

/** Also of what is taken in meanwhile. */
async function copyPieces(source: Database, copy: Database, { removedFiles }: LeftOut) {
  const wanted = source.prepare(`SELECT id FROM contents WHERE ${wantedContents(removedFiles)}`).pluck();
  const numbers = source.prepare('SELECT number FROM content_chunks WHERE content_id = ? ORDER BY number').pluck();
  const select = source.prepare('SELECT bytes FROM content_chunks WHERE content_id = ? AND number = ?').pluck();
  const insert = copy.prepare('INSERT INTO content_chunks (content_id, number, bytes) VALUES (?, ?, ?)');
  const copied = new Set<string>();
  const missing = () => (wanted.all() as string[]).filter((id) => !copied.has(id));
  for (let contents = missing(); contents.length > 0; contents = missing()) {
    for (const id of contents) {
      copied.add(id);
      for (const number of numbers.all(id)) {
        const bytes = select.get(id, number);
        // Dropped meanwhile; the last step sees to what of it is there.
        if (!Buffer.isBuffer(bytes)) break;
        insert.run(id, number, bytes);
        await setImmediate();
        if (!source.open) throw new AppError('cancelled');
      }
    }
  }
}

/** One that has no hash yet is only being taken in, or was not to its end. */
function wantedContents(withoutRemoved: boolean): string {
  return `sha256 IS NOT NULL${withoutRemoved ? ' AND sha256 IN (SELECT sha256 FROM evidence_revisions)' : ''}`;
}

function copyRest(
  source: Database,
  draft: string,
  key: NewKey,
  { privateNotes, removedFiles }: LeftOut,
  definitions: readonly Definition[],
): void {
  const special: Readonly<Record<string, string | null>> = {
    content_chunks: null,
    contents: `WHERE ${wantedContents(removedFiles)}`,
    content_extracts: `WHERE sha256 IN (SELECT sha256 FROM ${COPY}.contents)`,
    ...(privateNotes ? { private_texts: null } : {}),
  };
  withCopyAttached(source, draft, key, () => {
    source.transaction(() => {
      for (const { type, name } of definitions) {
        const rows = Object.hasOwn(special, name) ? special[name] : '';
        if (type !== 'table' || rows === null) continue;
        source.exec(`INSERT INTO ${COPY}."${name}" SELECT * FROM main."${name}" ${rows}`);
      }
      if (!holdsFiles(definitions)) return;
      // What was dropped, or whose evidence was removed, while the rest was on its way.
      source.pragma(`${COPY}.secure_delete = ON`);
      source.exec(`DELETE FROM ${COPY}.content_chunks WHERE content_id NOT IN (SELECT id FROM ${COPY}.contents)`);
    })();
  });
}

/** As VACUUM does it: rows go over as they are, in the order of the tables, not in that of their references. */
function withCopyAttached(source: Database, draft: string, key: NewKey, work: () => void): void {
  source.pragma('foreign_keys = OFF');
  try {
    attachUnderKey(source, draft, COPY, key);
    try {
      source.pragma(`${COPY}.journal_mode = OFF`);
      source.pragma(`${COPY}.synchronous = OFF`);
      work();
    } finally {
      source.exec(`DETACH ${COPY}`);
    }
  } finally {
    source.pragma('foreign_keys = ON');
  }
}

/** Only now: indexes are made faster at once, and the triggers would refuse what was copied. */
function finish(source: Database, draft: string, key: NewKey, definitions: readonly Definition[]): void {
  const copy = connectDraft(draft, key);
  try {
    for (const { type, sql } of definitions) if (type !== 'table') copy.exec(sql);
    for (const setting of ['application_id', 'user_version']) {
      copy.pragma(`${setting} = ${source.pragma(setting, { simple: true }) as number}`);
    }
  } finally {
    copy.close();
  }
}
