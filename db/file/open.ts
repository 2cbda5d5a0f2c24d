import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import type { Environment } from '../environment.ts';
import { fileError, fileParams } from '../errors.ts';
import { expectedSchema, formatVersion, migrate, readMigrations, readSchema } from '../schema/migrate.ts';
import { connect, connectMemory, type WorkspaceFile } from './connect.ts';
import { draftForNew, publishNew, removeDraft, removeLeftDrafts } from './drafts.ts';
import { isEncrypted, keyFromPassphrase, keyFromRecovery, type NewKey } from './encryption.ts';
import { isHeld, letGoOfClosed, readHead } from './held.ts';
import { refuseForeignLeftovers } from './leftovers.ts';
import { noteOnDisk } from './on-disk.ts';

export type { WorkspaceFile } from './connect.ts';

/** "AIMS" in ASCII: marks a SQLite file as a workspace of this product. */
export const APPLICATION_ID = 0x41494d53;

const FULL_CHECK_LIMIT = 64 * 1024 * 1024;

declare const readable: unique symbol;
/** What readers get: queries only. Writing needs the transaction of db/records/write.ts. */
export type ReadDb = Pick<ReturnType<typeof drizzle>, 'select' | 'selectDistinct'> & { readonly [readable]: true };

export function readDb(file: WorkspaceFile): ReadDb {
  return drizzle(file.connection) as unknown as ReadDb;
}

/**
 * Makes a new workspace file and lets `fill` write its first records. The file appears under its name only when it
 * is complete; whatever goes wrong before leaves nothing behind. With `encryption` nothing of it is ever in the clear.
 *
 * @throws AppError fileExists, folderMissing, folderReadOnly, diskFull, workspaceName
 */
export function createWorkspaceFile(
  target: string,
  migrationsFolder: string,
  environment: Environment,
  fill: (file: WorkspaceFile) => void,
  encryption: NewKey = null,
): WorkspaceFile {
  const draft = draftForNew(target, environment);
  try {
    const file = connect(draft, environment, encryption?.key ?? null, undefined, encryption?.salt);
    try {
      file.connection.pragma(`application_id = ${APPLICATION_ID}`);
      migrate(file.connection, readMigrations(migrationsFolder));
      fill(file);
    } finally {
      file.connection.close();
    }
    publishNew(draft, target);
  } catch (error) {
    throw fileError(error, target);
  } finally {
    removeDraft(draft);
  }
  return openWorkspaceFile(target, migrationsFolder, environment, { key: encryption?.key ?? null });
}

/** An empty workspace in this build's format that lies in memory alone. */
export function openInMemory(migrationsFolder: string, environment: Environment): WorkspaceFile {
  const file = connectMemory(environment);
  migrate(file.connection, readMigrations(migrationsFolder));
  return file;
}

export type OpenOptions = {
  /** Passphrase or recovery key of an encrypted workspace, as the user typed it. */
  readonly secret?: string | undefined;
  /** Its key, where this process knows it already. */
  readonly key?: Buffer | null;
  /** Sees a file of an older format as it was; what it throws keeps the file from being changed. */
  readonly beforeMigration?: (file: WorkspaceFile) => void;
};

/**
 * Opens a workspace file for writing, as the only one to do so. The file is untrusted: nothing of it runs before its
 * kind, version and whole schema are known to be ours.
 *
 * @throws AppError fileMissing, fileIsFolder, fileUnreadable, fileReadOnly, folderReadOnly, workspaceEmptyFile,
 *   workspaceNotSqlite, workspaceForeign, workspaceNewer, workspaceDamaged, workspaceInUse, workspaceEncrypted,
 *   passphraseWrong, journalForeign, diskFull
 */
export function openWorkspaceFile(
  target: string,
  migrationsFolder: string,
  environment: Environment,
  options: OpenOptions = {},
): WorkspaceFile {
  const migrations = readMigrations(migrationsFolder);
  const params = fileParams(target);
  try {
    if (fs.existsSync(target) && isHeld(target)) throw new AppError('workspaceInUse', params);
    const header = readHeader(target);
    const encrypted = isEncrypted(header);
    if (!encrypted) refuseByHeader(header, target, migrations.length);
    refuseReadOnly(target);
    refuseForeignLeftovers(target);
    // A file that was closed in good order has nothing beside it (closeWorkspaceFile).
    const unclean = ['-wal', '-journal'].some((suffix) => fs.existsSync(`${target}${suffix}`));
    const look = (connection: Database.Database) => refuseForeignSchema(connection, migrations, params);
    const file = encrypted
      ? unlock(target, environment, keysFor(target, header, options), look)
      : connect(target, environment, null, look);
    try {
      const unchecked = !refuseDamaged(file) && unclean;
      if (formatVersion(file.connection) < migrations.length) options.beforeMigration?.(file);
      migrate(file.connection, migrations);
      removeLeftDrafts(target);
      noteOnDisk(file);
      return { ...file, unchecked };
    } catch (error) {
      file.connection.close();
      throw error;
    }
  } catch (error) {
    const known = fileError(error, target);
    // Whatever else SQLite says here, it says of the file: the statements are ours, and run on every sound one.
    throw known instanceof Database.SqliteError ? new AppError('workspaceDamaged', params, {}, error) : known;
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
    letGoOfClosed();
  }
}

/** The keys worth trying. A recovery key that has a mistake may still be somebody's passphrase. */
export function keysFor(target: string, header: Buffer, { key, secret }: OpenOptions): Buffer[] {
  if (key != null) return [key];
  if (secret === undefined) throw new AppError('workspaceEncrypted', fileParams(target));
  const recovered = keyFromRecovery(secret);
  return recovered === null ? [keyFromPassphrase(secret, header)] : [recovered, keyFromPassphrase(secret, header)];
}

/** Nothing in the file says whether a key is right; without it the first page makes no sense. */
function unlock(
  target: string,
  environment: Environment,
  keys: readonly Buffer[],
  look: (connection: Database.Database) => void,
): WorkspaceFile {
  for (const key of keys) {
    try {
      return connect(target, environment, key, look);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'SQLITE_NOTADB') throw error;
    }
  }
  throw new AppError('passphraseWrong', fileParams(target));
}

/** The first 100 bytes, before SQLite sees them. */
export function readHeader(target: string): Buffer {
  const stat = fs.statSync(target);
  if (stat.isDirectory()) throw new AppError('fileIsFolder', fileParams(target));
  if (stat.size === 0) throw new AppError('workspaceEmptyFile', fileParams(target));
  return readHead(target, 100);
}

/** https://www.sqlite.org/fileformat.html#the_database_header */
function refuseByHeader(header: Buffer, target: string, knownVersion: number): void {
  const params = fileParams(target);
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') throw new AppError('workspaceNotSqlite', params);
  if (header.length < 100) throw new AppError('workspaceDamaged', params);
  if (header.readUInt32BE(68) !== APPLICATION_ID) throw new AppError('workspaceForeign', params);
  if (header.readUInt32BE(60) > knownVersion) throw new AppError('workspaceNewer', params);
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

/** Nothing of a schema that is not ours may ever run, so its rows are compared before anything else is asked. */
function refuseForeignSchema(
  connection: Database.Database,
  migrations: readonly string[],
  params: ReturnType<typeof fileParams>,
): void {
  const version = formatVersion(connection);
  if (version > migrations.length) throw new AppError('workspaceNewer', params);
  if (version <= 0) throw new AppError('workspaceForeign', params);
  const expected = expectedSchema(migrations, version);
  const actual = readSchema(connection);
  if (actual.length !== expected.length || actual.some((row, i) => row !== expected[i])) {
    throw new AppError('workspaceForeign', params);
  }
}

/** SQLite's own quick check; a large file is left for one in the background. @returns whether it was checked */
function refuseDamaged(file: WorkspaceFile): boolean {
  if (fs.statSync(file.path).size > FULL_CHECK_LIMIT) return false;
  const answer = file.connection.pragma('quick_check(1)', { simple: true });
  if (answer !== 'ok') throw new AppError('workspaceDamaged', fileParams(file.path));
  return true;
}
