import fs from 'node:fs';
import path from 'node:path';
import { backupFolder, listBackups, makeBackup, rekeyBackups, removeLeftBackups } from '#db/backups.ts';
import { saltOf } from '#db/encryption.ts';
import { trailHead } from '#db/trail.ts';
import { writeFileAside } from '#documents/write-file.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type Core, openWorkspaceOf } from '../core.ts';
import type { HandlersFor } from '../handlers-for.ts';
import { reportDefect } from '../report-defect.ts';
import { workspaceIdOf } from './workspace-row.ts';

export const backupHandlers: HandlersFor<'backups.list' | 'backups.make' | 'backups.saveAs'> = {
  'backups.list': (core) => {
    const { entries } = trailHead(openWorkspaceOf(core).connection);
    const folder = folderOfBackups(core);
    const backups = listBackups(folder).map((found) => ({ ...found, newer: Math.max(0, entries - found.entries) }));
    return { folder, backups };
  },
  'backups.make': async (core) => {
    const made = await makeBackup(openWorkspaceOf(core), folderOfBackups(core));
    return { made: made?.id ?? null };
  },
  'backups.saveAs': (core, { id, path: target }) => {
    const folder = folderOfBackups(core);
    const known = listBackups(folder).find((found) => found.id === id);
    if (known === undefined) throw new AppError('recordMissing', { id });
    const location = path.resolve(target);
    writeFileAside(location, fs.readFileSync(path.join(folder, known.id)));
    return { location };
  },
};

/** Makes a backup that nobody asked for just now, so that nobody has to hear of it where it fails. */
export async function backUpQuietly(core: Core): Promise<void> {
  const file = core.workspace;
  if (file === null || file.view !== null || core.options.host === 'cli') return;
  try {
    await makeBackup(file, folderOfBackups(core));
  } catch (error) {
    // The workspace may have been closed meanwhile, and another one opened, which ends the copy.
    if (!(error instanceof AppError) && file.connection.open) reportDefect(error);
  }
}

/** Ends what a crash cut short: no backup of an encrypted workspace is left in the clear. */
export async function protectBackups(core: Core): Promise<void> {
  const { workspace } = core;
  if (workspace === null || workspace.view !== null || workspace.key === null || core.options.host === 'cli') return;
  try {
    const folder = folderOfBackups(core);
    removeLeftBackups(folder);
    const salt = saltOf(workspace.path);
    if (salt !== null) await rekeyBackups(folder, null, { key: workspace.key, salt });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

export function folderOfBackups(core: Core): string {
  return backupFolder(core.options.dataFolder, workspaceIdOf(openWorkspaceOf(core)));
}
