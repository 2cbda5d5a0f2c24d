import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { makePrivateFile, makePrivateFolder } from '../private.ts';

/**
 * Folders for what lies on the disk only as long as a program runs. Several programs can share the folder that they lie
 * in, so beside each lies a file that its program keeps locked: the operating system frees the lock however the program
 * ends, and what nobody has locked was left by a crash.
 */
export type ClaimedFolder = {
  readonly path: string;
  /** Removes it with all that lies in it. */
  release(): void;
};

/**
 * @param nameOf what the new folder is called, by an identifier that is its own
 * @throws Error of the file system or of SQLite, where no folder can be made there
 */
export function claimFolder(parent: string, nameOf: (id: string) => string = (id) => id): ClaimedFolder {
  makePrivateFolder(parent);
  for (;;) {
    const folder = path.join(parent, nameOf(randomUUID()));
    const lock = lockFor(folder);
    // Null where another program sweeps in this very moment.
    if (lock === null) continue;
    makePrivateFolder(folder);
    return { path: folder, release: () => remove(folder, lock) };
  }
}

/**
 * Removes what lies in the folder, or only what is named so, and is claimed by no running program; whatever cannot be
 * removed waits for next time.
 */
export function removeUnclaimed(parent: string, named = /./): void {
  const names = fs.existsSync(parent) ? fs.readdirSync(parent).filter((name) => named.test(name)) : [];
  const places = new Set(names.map((name) => path.join(parent, name.replace(/\.lock$/, ''))));
  for (const place of places) {
    try {
      const lock = lockFor(place);
      if (lock !== null) remove(place, lock);
    } catch {
      // A folder that may only be read keeps what it has.
    }
  }
}

/** Null where somebody else has it. */
function lockFor(folder: string): Database.Database | null {
  const file = `${folder}.lock`;
  makePrivateFile(file);
  const lock = new Database(file, { timeout: 0 });
  try {
    // Nothing is ever written, so that it stays empty, and no journal comes to lie beside it.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    // Whoever swept it away between its making and its locking left a lock that nobody else would see.
    if (fs.existsSync(file)) return lock;
  } catch (error) {
    lock.close();
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') return null;
    throw error;
  }
  lock.close();
  return null;
}

function remove(folder: string, lock: Database.Database): void {
  try {
    fs.rmSync(folder, { recursive: true, force: true });
    // Windows removes no file that is open.
    lock.close();
    fs.rmSync(`${folder}.lock`, { force: true });
  } catch {
    // Somebody may still look at it; the next start tries again.
  } finally {
    lock.close();
  }
}

/** A folder for what one run of the program holds for a moment only. */
export type RunFolder = {
  /** Made when it is first asked for. */
  path(): string;
  /** Takes away all that is in it. */
  clear(): void;
  /** The same, and the folder with it. */
  close(): void;
};

/** A folder of this run below `parent`, where several runs may have one each; what a killed run left is taken away. */
export function openRunFolder(parent: string): RunFolder {
  removeUnclaimed(parent);
  let claimed: ClaimedFolder | undefined;
  return {
    path() {
      claimed ??= claimFolder(parent);
      return claimed.path;
    },
    clear() {
      for (const name of claimed === undefined ? [] : fs.readdirSync(claimed.path)) {
        try {
          fs.rmSync(path.join(claimed?.path ?? '', name), { recursive: true, force: true });
        } catch {
          // Somebody reads it just now; it goes with the folder.
        }
      }
    },
    close() {
      claimed?.release();
      claimed = undefined;
    },
  };
}
