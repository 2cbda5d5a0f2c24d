import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';

const REFUSALS: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EROFS: 'folderReadOnly',
  EACCES: 'folderReadOnly',
  EPERM: 'folderReadOnly',
  ENOENT: 'folderMissing',
  ENOTDIR: 'folderMissing',
  EISDIR: 'fileIsFolder',
};

/**
 * Writes a whole file or nothing: aside in the same folder, synced, then renamed over `file`. A failure or a power
 * cut leaves what was there before.
 *
 * @throws AppError diskFull, folderReadOnly, folderMissing, fileIsFolder
 */
export function writeFileAside(file: string, bytes: Uint8Array): void {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const descriptor = fs.openSync(draft, 'wx');
    try {
      fs.writeFileSync(descriptor, bytes);
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(draft, file);
    syncFolder(path.dirname(file));
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw fileRefusal(error, file);
  }
}

/** Makes a rename durable. Windows cannot open a folder; there the file system journals it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** The refusal that a file system error means for `file`; anything else unchanged. */
export function fileRefusal(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const known = code === undefined ? undefined : REFUSALS[code];
  if (known === undefined) return error;
  return new AppError(known, { name: path.basename(file), folder: path.dirname(file) }, {}, error);
}
