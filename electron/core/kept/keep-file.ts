import path from 'node:path';
import { makePrivateFolder, PRIVATE_FILE } from '#db/private.ts';
import { writeError, writeFileAside } from '#documents/render/write-file.ts';

/**
 * Writes a file of the data folder, which nobody else on this computer reads; it holds the old content or the new one.
 *
 * @throws AppError diskFull, folderReadOnly
 */
export function keepFile(file: string, bytes: Uint8Array): void {
  try {
    makePrivateFolder(path.dirname(file));
  } catch (error) {
    throw writeError(error, file);
  }
  writeFileAside(file, bytes, PRIVATE_FILE);
}
