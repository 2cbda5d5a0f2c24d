import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Whether a program of the system is there; tests that need it say so in their name when it is not. */
export function has(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

export function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

/** A folder of the test's own, gone afterwards. */
export function makeFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'documents-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function saveTemporary(name: string, bytes: Uint8Array): string {
  const file = path.join(makeFolder(), name);
  fs.writeFileSync(file, bytes);
  return file;
}
