import fs from 'node:fs';
import path from 'node:path';
import {
  type Backup,
  backupFolder,
  headOfBackup,
  isBackupDue,
  listBackups,
  makeBackup,
  rekeyBackups,
  removeLeftBackups,
} from '#db/copies/backups.ts';
import { saltOf } from '#db/file/encryption.ts';
import { changesSince } from '#db/records/restore.ts';
import { writePiecesAside } from '#documents/render/write-file.ts';
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';
import { type Core, openWorkspaceOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { reportDefect } from '../../report-defect.ts';
import { workspaceIdOf } from '../../workspace-row.ts';

export const backupHandlers: HandlersFor<'backups.list' | 'backups.make' | 'backups.point' | 'backups.saveAs'> = {
  'backups.list': (core) => {
    const { connection } = openWorkspaceOf(core);
    const folder = folderOfBackups(core);
    const backups = listBackups(folder).map((found) => ({ ...found, newer: changesSince(connection, found.entries) }));
    return { folder, backups };
  },
  'backups.make': async (core) => {
    const made = await makeBackup(openWorkspaceOf(core), folderOfBackups(core));
    return { made: made?.id ?? null };
  },
  'backups.point': (core, { id }) => {
    const { key } = openWorkspaceOf(core);
    const folder = folderOfBackups(core);
    const { entries, head } = headOfBackup(folder, findBackup(folder, id), key);
    return { seq: entries, head };
  },
  'backups.saveAs': async (core, { id, path: target, recentId }) => {
    const folder = recentId === undefined ? folderOfBackups(core) : folderOfRecent(core, recentId);
    const known = findBackup(folder, id);
    const location = path.resolve(target);
    // In pieces: it can be larger than memory.
    await writePiecesAside(location, fs.createReadStream(path.join(folder, known.id), { highWaterMark: 1024 * 1024 }));
    return { location };
  },
};

/** Makes a backup that nobody asked for just now, so that nobody has to hear of it where it fails. */
export async function backUpQuietly(core: Core): Promise<void> {
  const file = core.workspace;
  if (file === null || file.view !== null || core.options.host === 'cli') return;
  try {
    const folder = folderOfBackups(core);
    if (isBackupDue(file, folder)) await makeBackup(file, folder);
  } catch (error) {
    // The workspace may have been closed meanwhile, and another one opened, which ends the copy.
    if (!(error instanceof AppError) && file.connection.open) reportDefect(error);
  }
}

/** Ends what a crash cut short: nothing half made is left, and no backup of an encrypted workspace in the clear. */
export async function protectBackups(core: Core): Promise<void> {
  const { workspace } = core;
  if (workspace === null) return;
  try {
    const folder = folderOfBackups(core);
    removeLeftBackups(folder);
    if (workspace.view !== null || workspace.key === null || core.options.host === 'cli') return;
    const salt = saltOf(workspace.path);
    if (salt !== null) await rekeyBackups(folder, null, { key: workspace.key, salt });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

function findBackup(folder: string, id: string): Backup {
  const known = listBackups(folder).find((found) => found.id === id);
  if (known === undefined) throw new AppError('recordMissing', { id });
  return known;
}

function folderOfRecent(core: Core, id: string): string {
  const known = core.store.recent().find((file) => file.id === id);
  if (known === undefined || known.workspaceId === '') throw new AppError('recordMissing', { id });
  return backupFolder(core.options.dataFolder, known.workspaceId);
}

/**
 * A file that does not open cannot say which workspace it is; the list of recent files remembers it. So the refusal can
 * name the newest backup, which is the better way back.
 */
export function namingBackup(core: Core, target: string, error: unknown): unknown {
  const known = core.store.recent().find((file) => file.path === target);
  if (!(error instanceof AppError) || !LOST.has(error.code) || known === undefined) return error;
  const [newest] =
    known.workspaceId === '' ? [] : listBackups(backupFolder(core.options.dataFolder, known.workspaceId));
  const backup = newest === undefined ? {} : { backupId: newest.id, backupAt: newest.at };
  return new AppError(error.code, { ...error.params, recentId: known.id, ...backup }, {}, error);
}

/** What a workspace that opened before can look like once it is damaged. */
const LOST: ReadonlySet<ErrorCode> = new Set(['workspaceDamaged', 'workspaceNotSqlite', 'workspaceForeign']);

export function folderOfBackups(core: Core): string {
  return backupFolder(core.options.dataFolder, workspaceIdOf(openWorkspaceOf(core)));
}
