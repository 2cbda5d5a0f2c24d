import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { makePrivateFile, makePrivateFolder } from './private.ts';

/** A folder for what one run of the program holds for a moment only. */
export type RunFolder = {
  /** Made when it is first asked for. */
  path(): string;
  /** Takes away all that is in it. */
  clear(): void;
  /** The same, and the folder with it. */
  close(): void;
};

/**
 * A folder of this run below `parent`, where several runs may have one each. What a run left that was killed is taken
 * away: beside its folder each holds a lock, which the operating system frees however the run ends.
 */
export function openRunFolder(parent: string): RunFolder {
  removeLeft(parent);
  let made: { readonly folder: string; readonly lock: Database.Database | null } | undefined;
  return {
    path() {
      made ??= makeLocked(parent);
      return made.folder;
    },
    clear() {
      if (made === undefined) return;
      for (const name of fs.readdirSync(made.folder)) remove(path.join(made.folder, name));
    },
    close() {
      if (made === undefined) return;
      remove(made.folder);
      made.lock?.close();
      remove(lockOf(made.folder));
      made = undefined;
    },
  };
}

/** The lock first: a folder without one is taken for left. */
function makeLocked(parent: string) {
  const folder = path.join(parent, randomUUID());
  makePrivateFolder(parent);
  makePrivateFile(lockOf(folder));
  const lock = takeLock(lockOf(folder));
  makePrivateFolder(folder);
  return { folder, lock };
}

function removeLeft(parent: string): void {
  const entries = fs.existsSync(parent) ? fs.readdirSync(parent, { withFileTypes: true }) : [];
  for (const entry of entries) {
    if (!entry.isDirectory()) continue;
    const folder = path.join(parent, entry.name);
    const lock = takeLock(lockOf(folder));
    if (lock === null) continue;
    remove(folder);
    lock.close();
    remove(lockOf(folder));
  }
}

function lockOf(folder: string): string {
  return `${folder}.lock`;
}

/** Null where another run holds it. */
function takeLock(file: string): Database.Database | null {
  const connection = new Database(file, { timeout: 0 });
  try {
    connection.pragma('journal_mode = MEMORY');
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch {
    connection.close();
    return null;
  }
}

/** Where it cannot be, because somebody reads it just now, the next start tries again. */
function remove(place: string): void {
  try {
    fs.rmSync(place, { recursive: true, force: true });
  } catch {
    // See above.
  }
}
