import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { Environment } from '../environment.ts';
import { fileError, fileParams } from '../errors.ts';

/** Files that are made aside, complete, before they get their name: nothing half done is ever found under it. */

export const WORKSPACE_SUFFIX = '.aims';

const DRAFT = /\.[0-9a-f-]{36}\.new(-wal|-shm|-journal)?$/;

/** What SQLite may leave beside a file. */
const COMPANIONS = ['', '-wal', '-shm', '-journal'];

/**
 * Where a new workspace is made before it gets its name.
 *
 * @throws AppError workspaceName, folderMissing, fileExists, folderReadOnly
 */
export function draftForNew(target: string, environment: Environment): string {
  const params = fileParams(target);
  if (!target.toLowerCase().endsWith(WORKSPACE_SUFFIX)) throw new AppError('workspaceName', params);
  if (!fs.existsSync(params.folder)) throw new AppError('folderMissing', params);
  if (fs.existsSync(target)) throw new AppError('fileExists', params);
  try {
    fs.accessSync(params.folder, fs.constants.W_OK);
  } catch (error) {
    throw fileError(error, target);
  }
  return draftBeside(target, environment);
}

export function draftBeside(target: string, environment: Environment): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.${environment.newId()}.new`);
}

/** Drafts of `target` that a crash left: some may hold in the clear what the file holds encrypted. */
export function removeLeftDrafts(target: string): void {
  const { name, folder } = fileParams(target);
  const drafts = fs.readdirSync(folder).filter((left) => left.startsWith(`.${name}.`) && DRAFT.test(left));
  for (const draft of drafts) removeDraft(path.join(folder, draft.replace(/\.new-\w+$/, '.new')));
}

/** Gives a new file its name; never in the place of one that appeared meanwhile. */
export function publishNew(draft: string, target: string): void {
  // link, unlike rename, never replaces a file; some file systems do not have it.
  try {
    fs.linkSync(draft, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    fs.renameSync(draft, target);
  }
  syncFolder(path.dirname(target));
}

/** Puts a finished draft in the place of the file that is there: either the one or the other is found, ever. */
export function replaceBy(draft: string, target: string): void {
  syncFile(draft);
  fs.renameSync(draft, target);
  syncFolder(path.dirname(target));
}

/** Where it cannot be, that is no news beside why; the next opening tries again. */
export function removeDraft(draft: string): void {
  for (const suffix of COMPANIONS) {
    try {
      fs.rmSync(`${draft}${suffix}`, { force: true });
    } catch {
      // The drive may be gone, or a folder on the way to it.
    }
  }
}

export function syncFile(file: string): void {
  const descriptor = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** A name that was given or taken away survives a power cut for certain only after this. */
export function syncFolder(folder: string): void {
  // Windows cannot open a folder; there the directory entry is journalled with the file.
  if (process.platform === 'win32') return;
  const descriptor = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
