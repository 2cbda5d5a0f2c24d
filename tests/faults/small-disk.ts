import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Why no small disk can be mounted here; undefined where it can. */
export const cannotMount = findObstacle();

/** A disk of its own, of `megabytes`, in memory; gone when the test ends. */
export function mountDisk(folder: string, megabytes: number): string {
  const place = path.join(folder, 'disk');
  fs.mkdirSync(place);
  run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place]);
  // Lazily: a test that failed may have left a process on it.
  onTestFinished(() => {
    if (fs.statSync(place).dev !== fs.statSync(folder).dev) pullOut(place);
  });
  return place;
}

/** As the switch on a memory card does. */
export function makeReadOnly(disk: string): void {
  run('mount', ['-o', 'remount,ro', disk]);
}

/** As pulling a stick out does, to those who have a file on it open. */
export function pullOut(disk: string): void {
  run('umount', ['-l', disk]);
}

/** Takes all that is left, to the last byte. */
export function fill(disk: string): string {
  const filler = path.join(disk, 'other-peoples-files');
  const handle = fs.openSync(filler, 'a');
  try {
    for (let size = 1024 * 1024; size >= 1; ) {
      if (!append(handle, size)) size = Math.floor(size / 2);
    }
  } finally {
    fs.closeSync(handle);
  }
  return filler;
}

function append(handle: number, size: number): boolean {
  try {
    return fs.writeSync(handle, Buffer.alloc(size)) === size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}

function findObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'small disks are mounted on Linux alone';
  if (process.getuid?.() !== 0) return 'only root can mount a small disk';
  const probe = fs.mkdtempSync(path.join(os.tmpdir(), 'aims-mount-'));
  try {
    run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe]);
    run('umount', [probe]);
    return undefined;
  } catch {
    return 'this machine refuses to mount a small disk';
  } finally {
    fs.rmdirSync(probe);
  }
}

function run(program: string, args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
}
