import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';

export type NewFile = { readonly path: string; readonly bytes: Uint8Array };

/** What every program gives a file that its user saves; the umask says what others may. */
const USUAL = 0o666;

/**
 * Writes a file so that its name holds the old content or the new one, never a part: written under another name beside
 * it, synced, renamed, folder synced.
 *
 * @param mode who may read it, before the umask
 * @throws AppError folderMissing, folderReadOnly, diskFull, fileIsFolder
 */
export function writeFileAside(file: string, bytes: Uint8Array, mode = USUAL): void {
  const target = realTarget(file);
  const partial = partialPath(target);
  refusing(target, () => {
    if (fs.statSync(target, { throwIfNoEntry: false })?.isDirectory())
      throw new AppError('fileIsFolder', named(target));
    cleaning(partial, () => {
      writeSynced(partial, bytes, mode);
      fs.renameSync(partial, target);
    });
    syncFolder(path.dirname(target));
  });
}

/**
 * The same for content that comes piece by piece and need not lie in memory as a whole.
 *
 * @param pieces what it throws ends the writing, and leaves the file as it was
 * @throws AppError folderMissing, folderReadOnly, diskFull, fileIsFolder
 */
export async function writePiecesAside(
  file: string,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const target = realTarget(file);
  const partial = partialPath(target);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    if (fs.statSync(target, { throwIfNoEntry: false })?.isDirectory())
      throw new AppError('fileIsFolder', named(target));
    fs.rmSync(partial, { force: true });
    const handle = fs.openSync(partial, 'wx');
    try {
      for await (const piece of pieces) {
        const buffer = Buffer.from(piece);
        hash.update(buffer);
        writeWhole(handle, buffer);
        bytes += buffer.length;
      }
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(partial, target);
    syncFolder(path.dirname(target));
  } catch (error) {
    fs.rmSync(partial, { force: true });
    throw writeError(error, target);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/**
 * Writes a whole folder aside and puts it in place at once, instead of `earlier` where there is one: a folder of that
 * name that may be thrown away. Files may lie in folders of their own.
 *
 * @throws AppError folderMissing, folderReadOnly, diskFull
 */
export function writeFolderAside(folder: string, files: readonly NewFile[], onFile: (written: number) => void): void {
  const target = realTarget(folder);
  const partial = partialPath(target);
  const earlier = `${partial}.earlier`;
  refusing(target, () => {
    cleaning(partial, () => {
      fs.mkdirSync(partial);
      for (const [index, file] of files.entries()) {
        const place = path.join(partial, ...file.path.split('/'));
        fs.mkdirSync(path.dirname(place), { recursive: true });
        writeSynced(place, file.bytes, USUAL);
        onFile(index + 1);
      }
      for (const inner of foldersIn(partial)) syncFolder(inner);
      if (fs.existsSync(target)) fs.renameSync(target, earlier);
      try {
        fs.renameSync(partial, target);
      } catch (error) {
        if (fs.existsSync(earlier)) fs.renameSync(earlier, target);
        throw error;
      }
    });
    syncFolder(path.dirname(target));
    fs.rmSync(earlier, { recursive: true, force: true });
  });
}

/** Takes away what a writer of this process left beside the target (or its ZIP) when its thread was ended midway. */
export function discardPartial(target: string): void {
  for (const place of [realTarget(target), realTarget(`${target}.zip`)]) {
    const { dir, base } = path.parse(place);
    const names = fs.existsSync(dir) ? fs.readdirSync(dir) : [];
    for (const name of names.filter((found) => found.startsWith(`.${base}.${process.pid}-`))) {
      const left = path.join(dir, name);
      // Ended between the two renames: the earlier folder goes back to its place.
      if (name.endsWith('.partial.earlier') && !fs.existsSync(place)) fs.renameSync(left, place);
      else if (/\.partial(\.earlier)?$/.test(name)) fs.rmSync(left, { recursive: true, force: true });
    }
  }
}

/**
 * A failed write in words for a person, or the error itself where it is a defect.
 * @param target the file or folder that was to be written
 */
export function writeError(error: unknown, target: string): unknown {
  const folder = path.dirname(target);
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new AppError('diskFull', { folder }, {}, error);
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new AppError('folderReadOnly', { folder }, {}, error);
    case 'ENOENT':
    case 'ENOTDIR':
    // Making a folder where a file stands.
    case 'EEXIST':
      return new AppError('folderMissing', { folder }, {}, error);
    case 'EISDIR':
      return new AppError('fileIsFolder', named(target), {}, error);
    default:
      return error;
  }
}

/** Name and folder of a path, as the sentences about files want them. */
export function named(target: string): { name: string; folder: string } {
  return { name: path.basename(target), folder: path.dirname(target) };
}

/** Where a link leads, so that what it points at is replaced and not the link. */
function realTarget(target: string): string {
  return fs.existsSync(target) ? fs.realpathSync(target) : path.resolve(target);
}

function partialPath(target: string): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}-${threadId}.partial`);
}

function writeSynced(file: string, bytes: Uint8Array, mode: number): void {
  const handle = fs.openSync(file, 'wx', mode);
  try {
    writeWhole(handle, bytes);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function writeWhole(handle: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += fs.writeSync(handle, bytes, written);
}

/** Makes a rename last; Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function foldersIn(folder: string): string[] {
  const inner = fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return [...inner, folder];
}

function cleaning(partial: string, work: () => void): void {
  fs.rmSync(partial, { recursive: true, force: true });
  try {
    work();
  } catch (error) {
    fs.rmSync(partial, { recursive: true, force: true });
    throw error;
  }
}

function refusing(target: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw writeError(error, target);
  }
}
