import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const LOCK = path.resolve(import.meta.dirname, '../../../scripts/lib/lock.mjs');

function tempFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-guard-lock-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A process that appends to `log` when it gets the lock and when it gives it up, with work of several turns between. */
function worker(folder: string, name: string): ReturnType<typeof spawn> {
  const program = `
    import fs from 'node:fs';
    import { withLock } from ${JSON.stringify(LOCK)};
    const say = (text) => fs.appendFileSync(${JSON.stringify(path.join(folder, 'log'))}, text + '\\n');
    await withLock(${JSON.stringify(path.join(folder, 'lock'))}, 'waiting', async () => {
      say('begin ${name}');
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      say('end ${name}');
    });`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'ignore', 'pipe'] });
}

test('only one of several processes works at a time, and all get their turn', async () => {
  const folder = tempFolder();
  const names = ['a', 'b', 'c', 'd'];
  const codes = await Promise.all(names.map(async (name) => (await once(worker(folder, name), 'exit'))[0]));
  expect(codes).toEqual([0, 0, 0, 0]);
  const lines = fs.readFileSync(path.join(folder, 'log'), 'utf8').trim().split('\n');
  expect(lines).toHaveLength(8);
  for (let index = 0; index < lines.length; index += 2) {
    expect(lines[index + 1]).toBe(lines[index]?.replace('begin', 'end'));
  }
  expect(fs.existsSync(path.join(folder, 'lock'))).toBe(false);
});

test('a lock whose holder is gone is taken over', async () => {
  const folder = tempFolder();
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  fs.mkdirSync(path.join(folder, 'lock'));
  fs.writeFileSync(path.join(folder, 'lock', 'holder.json'), JSON.stringify({ pids: [gone], host: os.hostname() }));
  const [code] = await once(worker(folder, 'a'), 'exit');
  expect(code).toBe(0);
  expect(fs.readdirSync(folder)).toEqual(['log']);
});

test('a lock is kept while a program that its holder started still runs', async () => {
  const folder = tempFolder();
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  const log = path.join(folder, 'log');
  const program = `process.stdin.resume().on('end', () => fs.appendFileSync(${JSON.stringify(log)}, 'installed\\n'))`;
  const installer = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'ignore', 'ignore'] });
  fs.mkdirSync(path.join(folder, 'lock'));
  const holder = JSON.stringify({ pids: [gone, installer.pid], host: os.hostname() });
  fs.writeFileSync(path.join(folder, 'lock', 'holder.json'), holder);
  const waiting = worker(folder, 'a');
  await once(waiting.stderr as NodeJS.ReadableStream, 'data');
  const ended = once(waiting, 'exit');
  installer.stdin?.end();
  expect(await ended).toEqual([0, null]);
  expect(fs.readFileSync(log, 'utf8')).toBe('installed\nbegin a\nend a\n');
});
