import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { Environment } from '../environment.ts';
import { fileError, fileParams } from '../errors.ts';
import { makePrivateFolder, PRIVATE_FILE } from '../private.ts';
import { openRunFolder } from './claims.ts';
import type { WorkspaceFile } from './connect.ts';
import { type OpenOptions, openWorkspaceFile } from './open.ts';

/**
 * Reading beside a writer, or from a place that cannot be written to: the file and its log are copied, byte by byte,
 * and the copy is opened. The writer holds the file for itself alone, so SQLite cannot read it meanwhile (decision
 * 0004), but its bytes can be read; a copy that was made while something changed is thrown away and made again.
 */
const ATTEMPTS = 20;
/** Milliseconds in which a file system may give two changes the same time. */
const TICK = 20;

/**
 * @param folder where copies lie as long as they are open
 * @throws AppError what {@link openWorkspaceFile} does, and workspaceInUse where the writer does not pause
 */
export function openView(
  target: string,
  folder: string,
  migrationsFolder: string,
  environment: Environment,
  options: OpenOptions,
): WorkspaceFile {
  const place = path.join(folder, environment.newId());
  const copy = path.join(place, path.basename(target));
  try {
    makePrivateFolder(place);
    const copiedAt = copySteadily(target, copy, environment);
    const opened = openWorkspaceFile(copy, migrationsFolder, environment, options);
    return { ...opened, view: { source: target, copiedAt } };
  } catch (error) {
    removeView(copy);
    // The copy is ours; what is wrong with it is wrong with the file.
    const told = fileError(error, target);
    throw told instanceof AppError && told.params.folder === place
      ? new AppError(told.code, { ...told.params, ...fileParams(target) }, {}, told)
      : told;
  }
}

/** To be called when a view was closed. */
export function removeView(copy: string): void {
  try {
    fs.rmSync(path.dirname(copy), { recursive: true, force: true });
  } catch {
    // Somebody may still look at it; it goes with the folder that it lies in.
  }
}

/** Where one running program has its copies. */
export type ViewFolder = {
  /** @throws AppError folderReadOnly, diskFull, fileUnreadable */
  path(): string;
  release(): void;
};

export function viewFolderIn(folder: string): ViewFolder {
  const run = openRunFolder(folder);
  return {
    path() {
      try {
        return run.path();
      } catch (error) {
        throw fileError(error, path.join(folder, 'copy'));
      }
    },
    release: () => run.close(),
  };
}

/** @returns when the copy was made */
export function copySteadily(target: string, copy: string, environment: Environment): string {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = lookAt(target);
    if (before.steady) {
      for (const suffix of ['', '-wal', '-journal']) {
        fs.rmSync(`${copy}${suffix}`, { force: true });
        const exists = fs.existsSync(`${target}${suffix}`);
        if (exists || suffix === '')
          fs.copyFileSync(`${target}${suffix}`, `${copy}${suffix}`, fs.constants.COPYFILE_FICLONE);
      }
      if (lookAt(target).state === before.state) {
        // A file hands on who may read it, and on a medium that cannot be written to its protection.
        for (const suffix of ['', '-wal', '-journal']) {
          if (fs.existsSync(`${copy}${suffix}`)) fs.chmodSync(`${copy}${suffix}`, PRIVATE_FILE);
        }
        return environment.now().toISOString();
      }
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TICK);
  }
  throw new AppError('workspaceInUse', fileParams(target));
}

function lookAt(target: string): { readonly state: string; readonly steady: boolean } {
  const stats = ['', '-wal', '-journal'].map((suffix) =>
    fs.statSync(`${target}${suffix}`, { bigint: true, throwIfNoEntry: suffix === '' }),
  );
  const newest = Math.max(...stats.map((stat) => Number(stat?.mtimeMs ?? 0)));
  return {
    state: stats.map((stat) => (stat === undefined ? '' : [stat.ino, stat.size, stat.mtimeNs].join())).join(';'),
    steady: Math.abs(Date.now() - newest) > TICK,
  };
}
