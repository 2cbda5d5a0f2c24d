import { connectCopy, readCopy, type WorkspaceFile } from './connect.ts';
import { copyNow } from './copies.ts';
import { draftBeside, removeDraft, replaceBy } from './drafts.ts';
import { keyFromPassphrase, newSalt, rewriteUnderKey } from './encryption.ts';
import { fileError } from './errors.ts';

/** What a file is rewritten with: null takes the encryption away. */
export type NewKey = { readonly key: Buffer; readonly salt: Buffer } | null;

/** A passphrase always gets a salt of its own, so that the recovery key of an earlier one opens nothing new. */
export function newKeyFor(passphrase: string): { readonly key: Buffer; readonly salt: Buffer } {
  const salt = newSalt();
  return { key: keyFromPassphrase(passphrase, salt), salt };
}

/**
 * Writes the open workspace anew under another key, reads the result, and puts it in the file's place. The connection
 * is closed by then; the file has to be opened again. At whatever moment this ends, the one or the other is there.
 *
 * @throws AppError diskFull, folderReadOnly; the workspace is open as before
 */
export function changeKey(file: WorkspaceFile, next: NewKey): void {
  const draft = draftBeside(file.path, file.environment);
  try {
    copyNow(file, draft);
    rewriteFile(draft, file.key, next);
    // Nothing may be left in a log of the old file, which the new one would take for its own.
    if (file.journalMode === 'wal') file.connection.pragma('wal_checkpoint(TRUNCATE)');
    file.connection.close();
    replaceBy(draft, file.path);
  } catch (error) {
    throw fileError(error, file.path);
  } finally {
    removeDraft(draft);
  }
}

/** In place, so for a copy only: what was in the clear is overwritten, and the old state never touches the disk. */
export function rewriteFile(copy: string, key: Buffer | null, next: NewKey): void {
  const before = readCopy(copy, key);
  const connection = connectCopy(copy, key);
  try {
    connection.pragma('journal_mode = MEMORY');
    rewriteUnderKey(connection, next?.key ?? null, next?.salt ?? Buffer.alloc(0));
  } finally {
    connection.close();
  }
  const after = readCopy(copy, next?.key ?? null);
  if (after.head !== before.head) throw new Error('the file does not read as before under its new key');
}
