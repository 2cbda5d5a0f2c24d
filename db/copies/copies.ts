import fs from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';
import { fileError, fileParams } from '../errors.ts';
import type { WorkspaceFile } from '../file/connect.ts';
import { draftForNew, publishNew, removeDraft, syncFile } from '../file/drafts.ts';
import { type NewKey, saltOf } from '../file/encryption.ts';
import { type LeftOut, NOTHING, rewriteInto } from './rewrite.ts';

/**
 * Copies an open workspace, as it stands, to a new file that appears only when it is complete. The copy of an
 * encrypted workspace opens with the same passphrase.
 *
 * @throws AppError fileExists, folderMissing, folderReadOnly, diskFull, workspaceName
 */
export async function copyWorkspaceFile(file: WorkspaceFile, target: string, leftOut: LeftOut): Promise<void> {
  const draft = draftForNew(target, file.environment);
  try {
    // As readable as whatever else its user saves.
    fs.closeSync(fs.openSync(draft, 'wx'));
    await copyWithout(file, draft, leftOut);
    syncFile(draft);
    publishNew(draft, target);
  } catch (error) {
    throw fileError(error, target);
  } finally {
    removeDraft(draft);
  }
}

/** For others: without what is left out, and without what lies deleted on the pages. */
export async function copyWithout(file: WorkspaceFile, draft: string, leftOut: LeftOut): Promise<void> {
  await rewriteInto(file.connection, draft, encryptionOf(file), leftOut);
}

/** The whole file, for oneself. SQLite's own backup cannot write an encrypted one. */
export async function copyInto(file: WorkspaceFile, draft: string): Promise<void> {
  if (file.key === null) await file.connection.backup(draft);
  else await copyWithout(file, draft, NOTHING);
}

/** The same in one step; an encrypted file's copy is encrypted likewise. */
export function copyNow(file: WorkspaceFile, draft: string): void {
  file.connection.prepare('VACUUM INTO ?').run(draft);
}

/** @throws AppError fileUnreadable: never a copy in the clear of what is encrypted */
function encryptionOf({ path, key }: WorkspaceFile): NewKey {
  if (key === null) return null;
  const salt = saltOf(path);
  if (salt === null) throw new AppError('fileUnreadable', fileParams(path));
  return { key, salt };
}
