import type { WorkspaceFile } from './connect.ts';
import { draftForNew, publishNew, removeDraft, syncFile } from './drafts.ts';
import { fileError } from './errors.ts';
import { dropPrivateTexts } from './private-texts.ts';

/**
 * Copies an open workspace, as it stands, to a new file that appears only when it is complete. The copy of an
 * encrypted workspace opens with the same passphrase. Private notes are in it only where they are asked for.
 *
 * @throws AppError fileExists, folderMissing, folderReadOnly, diskFull, workspaceName
 */
export async function copyWorkspaceFile(file: WorkspaceFile, target: string, withPrivateNotes: boolean): Promise<void> {
  const draft = draftForNew(target, file.environment);
  try {
    await copyInto(file, draft);
    if (!withPrivateNotes) dropPrivateTexts(draft, file.key);
    // Rebuilding it cuts it to size last of all, which SQLite leaves to the system.
    syncFile(draft);
    publishNew(draft, target);
  } catch (error) {
    throw fileError(error, target);
  } finally {
    removeDraft(draft);
  }
}

/** SQLite's own backup lets requests through meanwhile, but it cannot write an encrypted file. */
export async function copyInto(file: WorkspaceFile, draft: string): Promise<void> {
  if (file.key === null) await file.connection.backup(draft);
  else copyNow(file, draft);
}

/** In one step; an encrypted file's copy is encrypted likewise. */
export function copyNow(file: WorkspaceFile, draft: string): void {
  file.connection.prepare('VACUUM INTO ?').run(draft);
}
