import fs from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileError } from '../errors.ts';
import { claimFolder, removeUnclaimed } from '../file/claims.ts';
import { connectCopy, readCopy, type WorkspaceFile } from '../file/connect.ts';
import { replaceBy, syncFile, syncFolder } from '../file/drafts.ts';
import { isEncryptedFile, type NewKey } from '../file/encryption.ts';
import { closeToOthers, makePrivateFolder } from '../private.ts';
import { type TrailHead, trailHead } from '../trail/trail.ts';
import { refuseDifferent } from './change-key.ts';
import { copyInto, copyNow } from './copies.ts';
import { NOTHING, rewriteInto } from './rewrite.ts';

/** A copy of a workspace in the data folder; its name says when it was made and how long the trail was. */
export type Backup = {
  /** File name in the workspace's backup folder, also its identity. */
  readonly id: string;
  readonly at: string;
  readonly entries: number;
  readonly bytes: number;
};

/** The newest ones are all kept; older than that one a day, then one a week. */
const KEPT_WHOLE = 10;
const KEPT_DAYS = 14;
const KEPT_WEEKS = 12;
/** Backups of a workspace with recordings in it must not fill the disk: beyond this only the newest are kept. */
const MOST_BYTES = 8 * 1024 ** 3;
const KEPT_ALWAYS = 2;
/** A gigabyte is not copied again for every word that changes. */
const MINUTES_PER_GIGABYTE = 15;

const NAME = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-(\d+)\.aims$/;

export function backupFolder(dataFolder: string, workspaceId: string): string {
  return path.join(dataFolder, 'backups', workspaceId);
}

/** All backups of the workspace, newest first. */
export function listBackups(folder: string): Backup[] {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return names
    .flatMap((id): Backup[] => {
      const parts = NAME.exec(id);
      if (parts === null) return [];
      const [, year, month, day, hour, minute, second, fraction, entries] = parts;
      const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}Z`;
      return [{ id, at, entries: Number(entries), bytes: fs.statSync(path.join(folder, id)).size }];
    })
    .sort((a, b) => (a.id < b.id ? 1 : -1));
}

/**
 * Copies the open workspace with SQLite's own backup, reads the copy to be sure of it, gives it its name, and drops
 * what is too many. Null when the newest backup already holds the whole trail.
 *
 * @throws AppError diskFull, folderReadOnly, workspaceDamaged
 */
export async function makeBackup(file: WorkspaceFile, folder: string): Promise<Backup | null> {
  if (listBackups(folder)[0]?.entries === trailHead(file.connection).entries) return null;
  return keepDraft(file, folder, (draft) => copyInto(file, draft));
}

/** Whether enough time went by since the newest backup for one that nobody asks for; a small file is always due. */
export function isBackupDue({ path: target, environment }: WorkspaceFile, folder: string): boolean {
  const [newest] = listBackups(folder);
  if (newest === undefined) return true;
  const minutes = (environment.now().getTime() - Date.parse(newest.at)) / 60_000;
  return minutes < 0 || minutes >= (fs.statSync(target).size / 1024 ** 3) * MINUTES_PER_GIGABYTE;
}

/** The same at once, for a file that is about to be migrated and has no trail reader yet. */
export function makeBackupNow(file: WorkspaceFile, folder: string): void {
  const draft = startDraft(folder);
  try {
    copyNow(file, draft.file);
    publishDraft(draft.file, folder, file);
  } catch (error) {
    throw fileError(error, path.join(folder, path.basename(file.path)));
  } finally {
    draft.remove();
  }
}

async function keepDraft(
  file: WorkspaceFile,
  folder: string,
  copy: (draft: string) => Promise<unknown>,
): Promise<Backup | null> {
  const draft = startDraft(folder);
  let made: string;
  try {
    await copy(draft.file);
    made = publishDraft(draft.file, folder, file);
  } catch (error) {
    throw fileError(error, path.join(folder, path.basename(file.path)));
  } finally {
    draft.remove();
  }
  const backups = listBackups(folder);
  // Where the clock was set back, the one just made is not the newest by name.
  const surplus = surplusOf(backups).filter(({ id }) => id !== made);
  for (const { id } of surplus) fs.rmSync(path.join(folder, id), { force: true });
  return backups.find(({ id }) => id === made) ?? null;
}

type Draft = { readonly file: string; remove(): void };

/** A backup is made in a folder that this program claims, so that others tell it from what a crash left. */
function startDraft(folder: string): Draft {
  try {
    makePrivateFolder(folder);
    const claimed = claimFolder(folder, (id) => `.${id}.new`);
    const file = path.join(claimed.path, 'backup');
    return {
      file,
      remove() {
        // By itself, so that whoever records what is done to files sees it go.
        fs.rmSync(file, { force: true });
        claimed.release();
      },
    };
  } catch (error) {
    throw fileError(error, path.join(folder, 'backup.aims'));
  }
}

const LEFT = /^\.[0-9a-f-]{36}\.new/;

/** A copy that cannot be read whole is no backup; one that can gets its name only now. @returns that name */
function publishDraft(draft: string, folder: string, { key, environment }: WorkspaceFile): string {
  closeToOthers(draft);
  const { entries } = readCopy(draft, key);
  const stamp = environment.now().toISOString().replace(/[-:.]/g, '');
  syncFile(draft);
  const name = `${stamp}-${entries}.aims`;
  fs.renameSync(draft, path.join(folder, name));
  syncFolder(folder);
  return name;
}

/**
 * Which state of the trail a backup holds.
 *
 * @throws AppError workspaceNotSqlite where it opens under another key, workspaceDamaged, fileUnreadable
 */
export function headOfBackup(folder: string, { id }: Backup, key: Buffer | null): TrailHead {
  const target = path.join(folder, id);
  try {
    const copy = connectCopy(target, key);
    try {
      return trailHead(copy);
    } finally {
      copy.close();
    }
  } catch (error) {
    throw fileError(error, target);
  }
}

/** What is no longer kept, of a list that is newest first. */
export function surplusOf(backups: readonly Backup[]): Backup[] {
  const days = new Set<string>();
  const weeks = new Set<number>();
  let bytes = 0;
  return backups.filter((backup, index) => {
    bytes += backup.bytes;
    if (index >= KEPT_ALWAYS && bytes > MOST_BYTES) return true;
    if (index < KEPT_WHOLE) return false;
    const day = backup.at.slice(0, 10);
    if (!days.has(day) && days.size < KEPT_DAYS) {
      days.add(day);
      return false;
    }
    const week = Math.floor(Date.parse(day) / (7 * 86_400_000));
    if (!days.has(day) && !weeks.has(week) && weeks.size < KEPT_WEEKS) {
      weeks.add(week);
      return false;
    }
    return true;
  });
}

/**
 * Brings the backups that open under `key` under the new one, so that none lies in the clear beside an encrypted
 * workspace, or asks for a passphrase that nobody uses any more. Others stay as they are. Requests get through between
 * two files.
 */
export async function rekeyBackups(folder: string, key: Buffer | null, next: NewKey): Promise<void> {
  for (const { id } of listBackups(folder)) {
    const target = path.join(folder, id);
    if (isEncryptedFile(target) !== (key !== null)) continue;
    await setImmediate();
    const draft = startDraft(folder);
    try {
      await rekey(target, draft.file, key, next);
      replaceBy(draft.file, target);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'SQLITE_NOTADB') throw fileError(error, target);
    } finally {
      draft.remove();
    }
  }
}

async function rekey(backup: string, draft: string, key: Buffer | null, next: NewKey): Promise<void> {
  const connection = connectCopy(backup, key);
  try {
    await rewriteInto(connection, draft, next, NOTHING);
    refuseDifferent(draft, next, trailHead(connection).head);
  } finally {
    connection.close();
  }
}

/** What a crash left half made, at its full size; it may hold in the clear what the workspace holds encrypted. */
export function removeLeftBackups(folder: string): void {
  removeUnclaimed(folder, LEFT);
}
