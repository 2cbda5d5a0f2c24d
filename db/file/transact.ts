import type { Database, Transaction } from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { fileError, fileParams } from '../errors.ts';
import type { WorkspaceFile } from './connect.ts';
import { noteOnDisk, refuseChangedOnDisk } from './on-disk.ts';

/**
 * Runs `work` as one transaction on the workspace: all of it is on disk when this returns, or nothing of it ever was.
 *
 * @throws AppError workspaceReadOnly, workspaceChangedOnDisk, diskFull, or whatever `work` throws, after rolling back
 */
export function transact<R>(file: WorkspaceFile, work: () => R): R {
  if (file.view !== null) throw new AppError('workspaceReadOnly', fileParams(file.view.source));
  refuseChangedOnDisk(file);
  try {
    const result = transactionOf(file.connection).immediate(work) as R;
    noteOnDisk(file);
    return result;
  } catch (error) {
    throw fileError(error, file.path);
  }
}

type Run = Transaction<(work: () => unknown) => unknown>;

/** Made once a connection: making one takes as long as a small change. */
const transactions = new WeakMap<Database, Run>();

/** The bare transaction, for a file that is only being made. */
export function transactionOf(connection: Database): Run {
  const known = transactions.get(connection);
  if (known !== undefined) return known;
  const made = connection.transaction((work: () => unknown) => work());
  transactions.set(connection, made);
  return made;
}
