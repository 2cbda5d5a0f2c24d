import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Environment } from '#db/environment.ts';
import { createWorkspaceFile, type WorkspaceFile } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { type AiSystemFields, emptyAiSystemFields } from '#shared/entities/ai-system.ts';

export const MIGRATIONS = path.resolve(import.meta.dirname, '../../../db/migrations');
export const HEADER = { actor: 'Test', action: 'test' };

/** A folder of the test's own, removed at its end. */
export function tempFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aims-test-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One second a call, from a fixed start or the beginning of a given day, and ids that count up. */
export function fixedEnvironment(day: () => string = () => '2026-01-01'): Environment {
  let ticks = 0;
  let ids = 0;
  return {
    now: () => new Date(Date.parse(`${day()}T00:00:00Z`) + 1000 * ticks++),
    newId: () => `00000000-0000-7000-8000-${String(++ids).padStart(12, '0')}`,
  };
}

export function newWorkspace(file = path.join(tempFolder(), 'test.aims')): WorkspaceFile {
  const workspace = createWorkspaceFile(file, MIGRATIONS, fixedEnvironment(), () => {});
  onTestFinished(() => void workspace.connection.close());
  return workspace;
}

export function addSystem(file: WorkspaceFile, name: string, more: Partial<AiSystemFields> = {}): string {
  const record = { ...emptyAiSystemFields(name), ...more, code: 'SYS-001' };
  return writeChange(file, HEADER, (db) => db.insert('aiSystems', record)).result;
}
