import type { Database, Statement } from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { fileError } from '../errors.ts';
import type { WorkspaceFile } from '../file/connect.ts';
import { noteOnDisk, refuseChangedOnDisk } from '../file/on-disk.ts';
import { transact } from '../file/transact.ts';

/** Bytes of a piece of content: large enough that SQLite is quick, small enough to answer requests in between. */
export const CHUNK_BYTES = 4 * 1024 * 1024;

/** Takes in bytes piece by piece; nothing of them counts before {@link ContentWriter.finish}. */
export type ContentWriter = {
  /**
   * On disk when it returns. A chunk is not needed any more when the next one is asked for.
   *
   * @throws AppError diskFull, workspaceChangedOnDisk, cancelled where the file was closed
   */
  append(chunks: Iterable<Uint8Array>): void;
  /** Makes the bytes known under their hash; where they are known already, these are dropped. */
  finish(sha256: string): void;
  /** Forgets what was taken in; where the file cannot be written any more, the next opening does. */
  drop(): void;
};

/** @throws AppError workspaceReadOnly, workspaceChangedOnDisk */
export function startContent(file: WorkspaceFile): ContentWriter {
  const { connection } = file;
  const id = file.environment.newId();
  let chunks = 0;
  let bytes = 0;
  write(file, () => connection.prepare('INSERT INTO contents (id, sha256, bytes) VALUES (?, NULL, 0)').run(id));
  const insert = connection.prepare('INSERT INTO content_chunks (content_id, number, bytes) VALUES (?, ?, ?)');
  return {
    append(next) {
      let added = 0;
      let length = 0;
      write(file, () => {
        for (const chunk of next) {
          insert.run(id, chunks + added, chunk);
          added += 1;
          length += chunk.byteLength;
        }
      });
      chunks += added;
      bytes += length;
    },
    finish(sha256) {
      if (findContent(connection, sha256) !== null) return dropContent(file, id);
      write(file, () =>
        connection.prepare('UPDATE contents SET sha256 = ?, bytes = ? WHERE id = ?').run(sha256, bytes, id),
      );
    },
    drop() {
      try {
        dropContent(file, id);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
    },
  };
}

export type Content = { readonly id: string; readonly sha256: string; readonly bytes: number };

export function findContent(connection: Database, sha256: string): Content | null {
  return (select(connection).bySha256.get(sha256) as Content | undefined) ?? null;
}

/** Whether contents of this size are there, so that a file of it may be one of them. */
export function hasContentOfSize(connection: Database, bytes: number): boolean {
  return connection.prepare('SELECT 1 FROM contents WHERE bytes = ? AND sha256 IS NOT NULL').get(bytes) !== undefined;
}

/** Bytes of all files that evidence names now. */
export function bytesOfEvidence(connection: Database): number {
  const sql = 'SELECT total(bytes) FROM contents WHERE sha256 IN (SELECT sha256 FROM evidence_revisions)';
  return connection.prepare(sql).pluck().get() as number;
}

/** Whether files of evidence that was removed are kept for undo. */
export function hasRemovedFiles(connection: Database): boolean {
  const sql = `SELECT 1 FROM contents WHERE sha256 IS NOT NULL
    AND sha256 NOT IN (SELECT sha256 FROM evidence_revisions) LIMIT 1`;
  return connection.prepare(sql).get() !== undefined;
}

/**
 * At most `length` bytes from `from` on; fewer at the end of the content, none behind it.
 *
 * @returns null where there is no such content, or a piece of it is missing
 */
export function readContent(connection: Database, sha256: string, from: number, length: number): Buffer | null {
  const content = findContent(connection, sha256);
  if (content === null) return null;
  const end = Math.min(content.bytes, from + length);
  const parts: Buffer[] = [];
  for (let at = from; at < end; ) {
    const start = at % CHUNK_BYTES;
    const part = select(connection).part.get(start + 1, end - at, content.id, Math.floor(at / CHUNK_BYTES));
    if (!Buffer.isBuffer(part) || part.length === 0) return null;
    parts.push(part);
    at += part.length;
  }
  return Buffer.concat(parts);
}

/** The pieces of a content in order; ends early where one is missing. */
export function* chunksOf(connection: Database, { id }: Pick<Content, 'id'>): Generator<Buffer> {
  for (let number = 0; ; number += 1) {
    const chunk = select(connection).chunk.get(id, number);
    if (!Buffer.isBuffer(chunk)) return;
    yield chunk;
  }
}

/**
 * What no revision ever told of: what a crash or a change of mind left. Contents of evidence that was removed are none,
 * since undo brings it back. To be asked before anybody takes anything in.
 */
export function strayContents({ connection }: WorkspaceFile): string[] {
  return connection
    .prepare(
      `SELECT id FROM contents WHERE sha256 IS NULL
         OR (sha256 NOT IN (SELECT sha256 FROM evidence_revisions)
           AND NOT EXISTS (SELECT 1 FROM trail WHERE entity = 'evidenceRevisions'
             AND coalesce(after, before) LIKE '%' || contents.sha256 || '%'))`,
    )
    .pluck()
    .all() as string[];
}

export function dropContent(file: WorkspaceFile, id: string): void {
  const { connection } = file;
  write(file, () => {
    connection.prepare('DELETE FROM content_chunks WHERE content_id = ?').run(id);
    connection
      .prepare('DELETE FROM content_extracts WHERE sha256 IN (SELECT sha256 FROM contents WHERE id = ?)')
      .run(id);
    connection.prepare('DELETE FROM contents WHERE id = ?').run(id);
  });
}

/** Bytes are no records, so they need no entry in the trail; that they are on disk they need as much. */
export function write(file: WorkspaceFile, work: () => void): void {
  if (!file.connection.open) throw new AppError('cancelled');
  transact(file, work);
}

/** How many at a time take in bytes without the write-ahead log. */
const bulk = new WeakMap<Database, number>();

/**
 * Runs `work` under a rollback journal: a write-ahead log would write every byte twice. As durable as before at every
 * moment. Where something else is reading the file just now, the log stays.
 */
export async function writingInBulk<R>(file: WorkspaceFile, work: () => Promise<R>): Promise<R> {
  const { connection } = file;
  const running = bulk.get(connection) ?? 0;
  if (running === 0) setJournal(file, 'delete');
  bulk.set(connection, running + 1);
  try {
    return await work();
  } finally {
    const left = (bulk.get(connection) ?? 1) - 1;
    bulk.set(connection, left);
    if (left === 0 && connection.open) setJournal(file, 'wal');
  }
}

function setJournal(file: WorkspaceFile, mode: 'wal' | 'delete'): void {
  const { connection, journalMode } = file;
  if (journalMode !== 'wal') return;
  refuseChangedOnDisk(file);
  try {
    if (mode === 'delete') connection.pragma('synchronous = EXTRA');
    connection.pragma(`journal_mode = ${mode}`);
    if (mode === 'wal') connection.pragma('synchronous = FULL');
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw fileError(error, file.path);
  }
  noteOnDisk(file);
}

type Selects = { readonly bySha256: Statement; readonly chunk: Statement; readonly part: Statement };
const selects = new WeakMap<Database, Selects>();

function select(connection: Database): Selects {
  const known = selects.get(connection);
  if (known !== undefined) return known;
  const made = {
    bySha256: connection.prepare('SELECT id, sha256, bytes FROM contents WHERE sha256 = ?'),
    chunk: connection.prepare('SELECT bytes FROM content_chunks WHERE content_id = ? AND number = ?').pluck(),
    part: connection
      .prepare('SELECT substr(bytes, ?, ?) FROM content_chunks WHERE content_id = ? AND number = ?')
      .pluck(),
  };
  selects.set(connection, made);
  return made;
}
