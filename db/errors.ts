import path from 'node:path';
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';

const BY_CODE: Readonly<Record<string, ErrorCode>> = {
  SQLITE_BUSY: 'workspaceInUse',
  SQLITE_LOCKED: 'workspaceInUse',
  SQLITE_NOTADB: 'workspaceNotSqlite',
  SQLITE_CORRUPT: 'workspaceDamaged',
  SQLITE_FULL: 'diskFull',
  SQLITE_READONLY: 'folderReadOnly',
  SQLITE_CANTOPEN: 'fileUnreadable',
  SQLITE_IOERR: 'fileUnreadable',
  // SQLite says SQLITE_FULL for ENOSPC alone, and this for a quota or a limit on the size of files.
  SQLITE_IOERR_WRITE: 'fileNotWritten',
  SQLITE_IOERR_FSYNC: 'fileNotWritten',
  SQLITE_IOERR_DIR_FSYNC: 'fileNotWritten',
  SQLITE_IOERR_TRUNCATE: 'fileNotWritten',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EFBIG: 'diskFull',
  EROFS: 'folderReadOnly',
  EACCES: 'folderReadOnly',
  EPERM: 'folderReadOnly',
  ENOENT: 'fileMissing',
  ENOTDIR: 'folderMissing',
  EISDIR: 'fileIsFolder',
  EEXIST: 'fileExists',
};

/** Turns what SQLite or the file system threw into a refusal about `file`; hands on everything else unchanged. */
export function fileError(error: unknown, file: string): unknown {
  if (error instanceof AppError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return error;
  // SQLite's extended codes, such as SQLITE_IOERR_FSYNC, begin with the primary one.
  const known = BY_CODE[code] ?? BY_CODE[code.split('_').slice(0, 2).join('_')];
  if (known === undefined) return error;
  return new AppError(known, fileParams(file), {}, error);
}

/** What keeps a file from being read: permission, another program that keeps it to itself, a drive that is gone. */
const UNREADABLE: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EBUSY', 'EIO', 'ENXIO', 'ENODEV']);

/** The same for a file that was only to be read. */
export function readError(error: unknown, file: string): unknown {
  const unreadable = UNREADABLE.has((error as { code?: unknown } | null)?.code);
  return unreadable ? new AppError('fileUnreadable', fileParams(file), {}, error) : fileError(error, file);
}

export function fileParams(file: string): { name: string; folder: string } {
  return { name: path.basename(file), folder: path.dirname(file) };
}

/** Whether SQLite refused a row because another one stands in its place, or one that it refers to does not. */
export function isConflict(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT');
}
