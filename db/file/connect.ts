import fs from 'node:fs';
import Database from 'better-sqlite3';
import type { Environment } from '../environment.ts';
import { makePrivateFile } from '../private.ts';
import { type TrailHead, trailHead } from '../trail/trail.ts';
import { applyKey, type NewKey } from './encryption.ts';
import { hold } from './held.ts';
import { journalModeFor } from './journal-mode.ts';

export type WorkspaceFile = {
  readonly path: string;
  readonly connection: Database.Database;
  readonly journalMode: 'wal' | 'delete';
  readonly environment: Environment;
  /** What the file is encrypted with; null where it is not. */
  readonly key: Buffer | null;
  /** Set where this is a copy that is only read; the file that it shows, and since when. */
  readonly view: { readonly source: string; readonly copiedAt: string } | null;
  /** Whether its last end left something beside it, and it is too large to have been checked on opening. */
  readonly unchecked: boolean;
};

/**
 * Opens `target` for this process alone, with the settings that lose nothing; the file may be new. `look` sees it
 * before any statement that could change it. A new file that is encrypted begins with `salt`.
 */
export function connect(
  target: string,
  environment: Environment,
  key: Buffer | null,
  look: (connection: Database.Database) => void = () => {},
  salt?: Buffer,
): WorkspaceFile {
  makePrivateFile(target);
  const connection = new Database(target, { timeout: 200 });
  try {
    if (key !== null) applyKey(connection, key, salt);
    connection.pragma('trusted_schema = OFF');
    connection.pragma('cell_size_check = ON');
    connection.pragma('mmap_size = 0');
    connection.pragma('foreign_keys = ON');
    // One process writes a workspace; the operating system frees the lock however that process ends.
    connection.pragma('locking_mode = EXCLUSIVE');
    look(connection);
    const wanted = journalModeFor(target);
    const journalMode = connection.pragma(`journal_mode = ${wanted}`, { simple: true }) === 'wal' ? 'wal' : 'delete';
    // better-sqlite3's default for WAL, NORMAL, loses acknowledged changes at a power cut (docs/decisions/0002).
    connection.pragma(`synchronous = ${journalMode === 'wal' ? 'FULL' : 'EXTRA'}`);
    connection.exec('BEGIN EXCLUSIVE; COMMIT');
    hold(connection, target);
    return { path: target, connection, journalMode, environment, key, view: null, unchecked: false };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A workspace that lies nowhere but in memory, and is gone with its connection. */
export function connectMemory(environment: Environment): WorkspaceFile {
  const connection = new Database(':memory:');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('foreign_keys = ON');
  const none = { key: null, view: null, unchecked: false };
  return { path: '', connection, journalMode: 'delete', environment, ...none };
}

/** Opens a copy that this program made and that nobody else knows yet, as one file without a log beside it. */
export function connectCopy(target: string, key: Buffer | null): Database.Database {
  const copy = new Database(target, { fileMustExist: true });
  try {
    if (key !== null) applyKey(copy, key);
    copy.pragma('journal_mode = DELETE');
    return copy;
  } catch (error) {
    copy.close();
    throw error;
  }
}

/**
 * Opens a new file, or one that this program began, without a journal: it is thrown away where it does not get whole,
 * and has to be synced when it is.
 */
export function connectDraft(draft: string, encryption: NewKey): Database.Database {
  makePrivateFile(draft);
  const isNew = fs.statSync(draft).size === 0;
  const copy = new Database(draft);
  try {
    if (encryption !== null) applyKey(copy, encryption.key, isNew ? encryption.salt : undefined);
    copy.pragma('journal_mode = OFF');
    copy.pragma('synchronous = OFF');
    return copy;
  } catch (error) {
    copy.close();
    throw error;
  }
}

/** Whether SQLite finds nothing wrong with a copy that this program made. */
export function isSound(target: string, key: Buffer | null): boolean {
  try {
    readCopy(target, key);
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads a copy that this program just made, to be sure of it.
 *
 * @throws Error where SQLite's own check finds a fault
 */
export function readCopy(target: string, key: Buffer | null): TrailHead {
  const copy = connectCopy(target, key);
  try {
    const answer = copy.pragma('quick_check(1)', { simple: true });
    if (answer !== 'ok') throw new Error(`the copy cannot be read: ${String(answer)}`);
    return trailHead(copy);
  } finally {
    copy.close();
  }
}
