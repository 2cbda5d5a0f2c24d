import fs from 'node:fs';
import { fileError } from '../errors.ts';
import { readCopy, type WorkspaceFile } from '../file/connect.ts';
import { draftBeside, removeDraft, replaceBy } from '../file/drafts.ts';
import { keyFromPassphrase, type NewKey, newSalt } from '../file/encryption.ts';
import { trailHead } from '../trail/trail.ts';
import { NOTHING, rewriteInto } from './rewrite.ts';

/** A passphrase always gets a salt of its own, so that the recovery key of an earlier one opens nothing new. */
export function newKeyFor(passphrase: string): { readonly key: Buffer; readonly salt: Buffer } {
  const salt = newSalt();
  return { key: keyFromPassphrase(passphrase, salt), salt };
}

/**
 * Writes the open workspace anew under another key, reads the result, and puts it in the file's place. The connection
 * is closed by then; the file has to be opened again. At whatever moment this ends, the one or the other is there.
 *
 * @throws AppError diskFull, folderReadOnly, with the workspace open as before; cancelled where it was closed meanwhile
 */
export async function changeKey(file: WorkspaceFile, next: NewKey): Promise<void> {
  const draft = draftBeside(file.path, file.environment);
  try {
    await rewriteInto(file.connection, draft, next, NOTHING);
    // From here on nothing may be waited for: what is written meanwhile would be lost.
    refuseDifferent(draft, next, trailHead(file.connection).head);
    // Nothing may be left in a log of the old file, which the new one would take for its own.
    if (file.journalMode === 'wal') file.connection.pragma('wal_checkpoint(TRUNCATE)');
    file.connection.close();
    // Who shares it with others goes on sharing it.
    fs.chmodSync(draft, fs.statSync(file.path).mode);
    replaceBy(draft, file.path);
  } catch (error) {
    throw fileError(error, file.path);
  } finally {
    removeDraft(draft);
  }
}

/** @throws Error where the new file does not hold the trail that the old one does, or cannot be read */
export function refuseDifferent(draft: string, encryption: NewKey, head: string): void {
  if (readCopy(draft, encryption?.key ?? null).head !== head) throw new Error('the copy does not read as its original');
}
