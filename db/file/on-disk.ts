import fs from 'node:fs';
import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { fileError, fileParams } from '../errors.ts';
import type { WorkspaceFile } from './connect.ts';
import { readHead } from './held.ts';

/**
 * What tells that another program wrote to the file, or put another one in its place: a synchronised folder, a copy
 * over it, a stick that was pulled out. SQLite's lock keeps out other SQLite programs, and nothing else.
 */
const known = new WeakMap<Database, string>();

/** To be called after each change of our own, which is on the disk by then: a file that is gone shows at the next. */
export function noteOnDisk(file: WorkspaceFile): void {
  try {
    known.set(file.connection, lookOnDisk(file));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/**
 * To be called before each change of our own.
 *
 * @throws AppError fileMissing, fileUnreadable, workspaceChangedOnDisk
 */
export function refuseChangedOnDisk(file: WorkspaceFile): void {
  const before = known.get(file.connection);
  if (before === undefined || before === lookOnDisk(file)) return;
  throw new AppError('workspaceChangedOnDisk', fileParams(file.path));
}

function lookOnDisk({ path: target, journalMode }: WorkspaceFile): string {
  try {
    const { dev, ino, size, mtimeNs } = fs.statSync(target, { bigint: true });
    if (journalMode === 'wal') return [dev, ino, size, mtimeNs].join();
    // Network shares tell the time of a change late; the 100 bytes of the header count changes.
    return [size, readHead(target, 100).toString('hex')].join();
  } catch (error) {
    throw fileError(error, target);
  }
}
