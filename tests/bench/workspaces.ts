import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { changeKey, newKeyFor } from '#db/copies/change-key.ts';
import { systemEnvironment } from '#db/environment.ts';
import { createWorkspaceFile, openWorkspaceFile, type WorkspaceFile } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { APP_FOLDER } from './core-session.ts';

/** Workspaces without a core around them: what the file itself costs. */

const MIGRATIONS = path.join(APP_FOLDER, 'db', 'migrations');
export const HEADER = { actor: 'Bench', action: 'bench' };

/** A folder for the time of `work`. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-guard-bench-'));
  try {
    await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

export function newWorkspace(file: string): WorkspaceFile {
  return createWorkspaceFile(file, MIGRATIONS, systemEnvironment, () => {});
}

export function openWorkspace(file: string, key: Buffer | null = null): WorkspaceFile {
  return openWorkspaceFile(file, MIGRATIONS, systemEnvironment, { key });
}

/** Closes the workspace, and opens it encrypted. */
export async function encrypt(file: WorkspaceFile): Promise<WorkspaceFile> {
  const next = newKeyFor('a passphrase for the bench');
  await changeKey(file, next);
  return openWorkspace(file.path, next.key);
}

/** Systems whose notes have so many characters, and for each a trail entry with the same. */
export function addSystems(file: WorkspaceFile, count: number, characters: number): string[] {
  const notes = 'Looked at on site with the people who run it. '.repeat(characters / 46 + 1).slice(0, characters);
  const ids: string[] = [];
  // In parts: a transaction's pages wait in memory and in the log.
  for (let from = 0; from < count; from += 200) {
    writeChange(file, HEADER, (db) => {
      for (let index = from; index < Math.min(count, from + 200); index += 1) {
        const code = `SYS-${String(index + 1).padStart(3, '0')}`;
        ids.push(db.insert('aiSystems', { ...emptyAiSystemFields(`System ${index + 1}`), code, notes }));
      }
    });
  }
  return ids;
}
