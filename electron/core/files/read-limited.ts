import fs from 'node:fs/promises';
import { fileParams, readError } from '#db/errors.ts';
import { AppError } from '#shared/contract/errors.ts';

/**
 * The bytes of a file that somebody chose, unless there are more than `limit` of them.
 *
 * @param refuse throws what is said of a larger one; given its name without the folder, and its bytes
 * @throws AppError fileMissing, fileIsFolder, fileUnreadable, and what `refuse` throws
 */
export async function readLimited(
  target: string,
  limit: number,
  refuse: (name: string, bytes: number) => never,
): Promise<Uint8Array> {
  try {
    const stat = await fs.stat(target);
    if (stat.isDirectory()) throw new AppError('fileIsFolder', fileParams(target));
    if (stat.size > limit) refuse(fileParams(target).name, stat.size);
    const bytes = await fs.readFile(target);
    // It may have grown since.
    if (bytes.length > limit) refuse(fileParams(target).name, bytes.length);
    return bytes;
  } catch (error) {
    throw readError(error, target);
  }
}
