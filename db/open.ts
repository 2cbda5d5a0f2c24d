import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import type { Environment } from './environment.ts';
import { fileError, fileParams } from './errors.ts';
import { journalModeFor } from './journal-mode.ts';
import { expectedSchema, formatVersion, migrate, readMigrations, readSchema } from './migrate.ts';
import { type TrailHead, trailHead } from './trail.ts';

/** "AIMS" in ASCII: marks a SQLite file as a workspace of this product. */
export const APPLICATION_ID = 0x41494d53;
export const WORKSPACE_SUFFIX = '.aims';

const FULL_CHECK_LIMIT = 64 * 1024 * 1024;

export type WorkspaceFile = {
  readonly path: string;
  readonly connection: Database.Database;
  readonly journalMode: 'wal' | 'delete';
  readonly environment: Environment;
};

declare const readable: unique symbol;
/** What readers get: queries only. Writing needs the transaction of db/write.ts. */
export type ReadDb = Pick<ReturnType<typeof drizzle>, 'select' | 'selectDistinct'> & { readonly [readable]: true };

export function readDb(file: WorkspaceFile): ReadDb {
  return drizzle(file.connection) as unknown as ReadDb;
}

/**
 * Makes a new workspace file and lets `fill` write its first records. The file appears under its name only when it
 * is complete; whatever goes wrong before leaves nothing behind.
 *
 * @throws AppError fileExists, folderMissing, folderReadOnly, diskFull, workspaceName
 */
export function createWorkspaceFile(
  target: string,
  migrationsFolder: string,
  environment: Environment,
  fill: (file: WorkspaceFile) => void,
): WorkspaceFile {
  const draft = draftFor(target, environment);
  try {
    const file = connect(draft, environment);
    try {
      file.connection.pragma(`application_id = ${APPLICATION_ID}`);
      migrate(file.connection, readMigrations(migrationsFolder));
      fill(file);
    } finally {
      file.connection.close();
    }
    publish(draft, target);
  } catch (error) {
    throw fileError(error, target);
  } finally {
    removeDraft(draft);
  }
  return openWorkspaceFile(target, migrationsFolder, environment);
}

/**
 * Copies an open workspace, as it stands, to a new file that appears only when it is complete.
 *
 * @throws AppError fileExists, folderMissing, folderReadOnly, diskFull, workspaceName
 */
export async function copyWorkspaceFile(file: WorkspaceFile, target: string): Promise<void> {
  const draft = draftFor(target, file.environment);
  try {
    await file.connection.backup(draft);
    publish(draft, target);
  } catch (error) {
    throw fileError(error, target);
  } finally {
    removeDraft(draft);
  }
}

/**
 * Reads a copy that this program just made, to be sure of it, and leaves it as one file without a log beside it.
 *
 * @throws Error where SQLite's own check finds a fault
 */
export function readCopy(target: string): TrailHead {
  const copy = new Database(target);
  try {
    copy.pragma('journal_mode = DELETE');
    const answer = copy.pragma('quick_check(1)', { simple: true });
    if (answer !== 'ok') throw new Error(`the copy cannot be read: ${String(answer)}`);
    return trailHead(copy);
  } finally {
    copy.close();
  }
}

/**
 * Opens a workspace file for writing, as the only one to do so. The file is untrusted: nothing of it runs before its
 * kind, version and whole schema are known to be ours. `beforeMigration` sees a file of an older format as it was;
 * what it throws keeps the file from being changed.
 *
 * @throws AppError fileMissing, fileIsFolder, fileUnreadable, fileReadOnly, folderReadOnly, workspaceEmptyFile, workspaceNotSqlite,
 *   workspaceForeign, workspaceNewer, workspaceDamaged, workspaceInUse, diskFull
 */
export function openWorkspaceFile(
  target: string,
  migrationsFolder: string,
  environment: Environment,
  beforeMigration: (file: WorkspaceFile) => void = () => {},
): WorkspaceFile {
  const migrations = readMigrations(migrationsFolder);
  const params = fileParams(target);
  try {
    refuseByHeader(target, migrations.length);
    refuseReadOnly(target);
    const file = connect(target, environment);
    try {
      const version = formatVersion(file.connection);
      if (version > migrations.length) throw new AppError('workspaceNewer', params);
      const expected = expectedSchema(migrations, version);
      const actual = readSchema(file.connection);
      if (version === 0 || actual.length !== expected.length || actual.some((row, i) => row !== expected[i])) {
        throw new AppError('workspaceForeign', params);
      }
      refuseDamaged(file);
      if (version < migrations.length) beforeMigration(file);
      migrate(file.connection, migrations);
      return file;
    } catch (error) {
      file.connection.close();
      throw error;
    }
  } catch (error) {
    throw fileError(error, target);
  }
}

export function closeWorkspaceFile(file: WorkspaceFile): void {
  try {
    // Folds the log into the file, so that the one file is all there is to copy.
    if (file.journalMode === 'wal') file.connection.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    // On a full disk the log stays beside the file, complete; the next opening reads it, and folds it in when it can.
    if (!(fileError(error, file.path) instanceof AppError)) throw error;
  } finally {
    file.connection.close();
  }
}

function connect(target: string, environment: Environment): WorkspaceFile {
  const connection = new Database(target, { timeout: 200 });
  try {
    connection.pragma('trusted_schema = OFF');
    connection.pragma('cell_size_check = ON');
    connection.pragma('mmap_size = 0');
    connection.pragma('foreign_keys = ON');
    // One process writes a workspace; the operating system frees the lock however that process ends.
    connection.pragma('locking_mode = EXCLUSIVE');
    const wanted = journalModeFor(target);
    const journalMode = connection.pragma(`journal_mode = ${wanted}`, { simple: true }) === 'wal' ? 'wal' : 'delete';
    // better-sqlite3's default for WAL, NORMAL, loses acknowledged changes at a power cut (docs/decisions/0002).
    connection.pragma(`synchronous = ${journalMode === 'wal' ? 'FULL' : 'EXTRA'}`);
    connection.exec('BEGIN EXCLUSIVE; COMMIT');
    return { path: target, connection, journalMode, environment };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Looks at the first 100 bytes, before SQLite does (https://www.sqlite.org/fileformat.html#the_database_header). */
function refuseByHeader(target: string, knownVersion: number): void {
  const params = fileParams(target);
  const descriptor = fs.openSync(target, 'r');
  try {
    const stat = fs.fstatSync(descriptor);
    if (stat.isDirectory()) throw new AppError('fileIsFolder', params);
    if (stat.size === 0) throw new AppError('workspaceEmptyFile', params);
    const header = Buffer.alloc(100);
    const length = fs.readSync(descriptor, header, 0, 100, 0);
    if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') throw new AppError('workspaceNotSqlite', params);
    if (length < 100) throw new AppError('workspaceDamaged', params);
    if (header.readUInt32BE(68) !== APPLICATION_ID) throw new AppError('workspaceForeign', params);
    if (header.readUInt32BE(60) > knownVersion) throw new AppError('workspaceNewer', params);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** SQLite takes a file that it may only read for one that it cannot open, and says no more. */
function refuseReadOnly(target: string): void {
  try {
    fs.closeSync(fs.openSync(target, 'r+'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') throw new AppError('fileReadOnly', fileParams(target), {}, error);
    throw error;
  }
  fs.accessSync(path.dirname(target), fs.constants.W_OK);
}

/** SQLite's own quick check; a large file waits for the background check that reads it anyway. */
function refuseDamaged(file: WorkspaceFile): void {
  if (fs.statSync(file.path).size > FULL_CHECK_LIMIT) return;
  const answer = file.connection.pragma('quick_check(1)', { simple: true });
  if (answer !== 'ok') throw new AppError('workspaceDamaged', fileParams(file.path));
}

/** Where a new file is made before it gets its name. */
function draftFor(target: string, environment: Environment): string {
  const params = fileParams(target);
  if (!target.toLowerCase().endsWith(WORKSPACE_SUFFIX)) throw new AppError('workspaceName', params);
  if (!fs.existsSync(params.folder)) throw new AppError('folderMissing', params);
  if (fs.existsSync(target)) throw new AppError('fileExists', params);
  try {
    fs.accessSync(params.folder, fs.constants.W_OK);
  } catch (error) {
    throw fileError(error, target);
  }
  return path.join(params.folder, `.${params.name}.${environment.newId()}.new`);
}

function publish(draft: string, target: string): void {
  // link, unlike rename, never replaces a file that appeared meanwhile; some file systems do not have it.
  try {
    fs.linkSync(draft, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    fs.renameSync(draft, target);
  }
  syncFolder(path.dirname(target));
}

/** With what SQLite may have left beside it. */
export function removeDraft(draft: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) fs.rmSync(`${draft}${suffix}`, { force: true });
}

function syncFolder(folder: string): void {
  // Windows cannot open a folder; there the directory entry is journalled with the file.
  if (process.platform === 'win32') return;
  const descriptor = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
