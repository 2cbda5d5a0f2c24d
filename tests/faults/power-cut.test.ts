import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { FromCore } from '#core/protocol.ts';
import { tempFolder } from '../unit/db/workspace.ts';
import { type Acknowledged, acknowledge, nothingAcknowledged } from './acknowledged.ts';
import { askCore, type Ground, startBuiltCore, startJsonStore } from './core-process.ts';
import { generator } from './generator.ts';
import { changes, type Request, session } from './load.ts';
import { MODES, type Mode, WEAKER } from './modes.ts';
import { type Cut, cutPower, type SurvivingFile } from './power-cut.ts';
import { buildRecorder, cannotRecord, type Operation, readRecording, recordTo } from './recording.ts';
import { changesIn } from './sound-file.ts';

/** `npm run faults` cuts after every operation, and must come to as many cuts as this in each mode. */
const LONG = process.env.AI_GUARD_FAULTS === 'long';
const CUTS = LONG ? 5000 : 300;
/** Cuts after one operation, one for each way in which unsynced bytes may survive. */
const WAYS = 3;
const SEED = 42;
const CHANGES = 150;

const inWords = cannotRecord === undefined ? '' : ` (skipped: ${cannotRecord})`;

describe.skipIf(cannotRecord !== undefined)(`power cuts${inWords}`, () => {
  test.each(MODES)('with $name: every acknowledged change, copy and backup is there and verifies', async (mode) => {
    const outcome = examine(await recordCore(mode), mode.name, lookAtWorkspace(mode));
    expect(outcome).toMatchObject({ losing: 0, faults: [] });
    expect(outcome.cuts).toBeGreaterThanOrEqual(CUTS);
  });

  test.each(WEAKER)('control: the same product with $name loses changes', async (mode) => {
    const outcome = examine(await recordCore(mode), mode.name, lookAtWorkspace(mode));
    expect(outcome.losing).toBeGreaterThan(0);
  });

  test('control: a JSON file that is written in place loses changes', async () => {
    const outcome = examine(await recordJson('inPlace'), 'JSON in place', lookAtJson);
    expect(outcome.losing).toBeGreaterThan(0);
  });

  test('a JSON file that is written aside, synced and renamed does not', async () => {
    const outcome = examine(await recordJson('aside'), 'JSON aside', lookAtJson);
    expect(outcome).toMatchObject({ losing: 0, faults: [] });
  });
});

async function recordCore(mode: Mode & Ground): Promise<Operation[]> {
  return record(
    (folder, env) => startBuiltCore(path.join(folder, 'data'), { ...mode, env }),
    (folder) => session(path.join(folder, 'client.aims'), CHANGES, mode.encrypted, generator(SEED)),
  );
}

async function recordJson(how: 'inPlace' | 'aside'): Promise<Operation[]> {
  return record(
    (folder, env) => startJsonStore(path.join(folder, 'client.json'), how, env),
    () => changes(generator(SEED), CHANGES),
  );
}

async function record(
  start: (folder: string, env: Record<string, string>) => ChildProcess,
  requests: (folder: string) => Iterable<Request>,
): Promise<Operation[]> {
  const outside = tempFolder();
  const folder = path.join(outside, 'disk');
  fs.mkdirSync(folder);
  const log = path.join(outside, 'recording');
  const core = start(folder, recordTo(buildRecorder(outside), folder, log));
  await once(core, 'message');
  const { get, stop } = askCore(core);
  for (const { route, input } of requests(folder)) await get(route, input);
  await stop();
  const operations = readRecording(folder, log);
  expectWhole(folder, operations);
  return operations;
}

/** What the recording leads to is what lies on the disk: nothing was written past the recorder. */
function expectWhole(folder: string, operations: readonly Operation[]): void {
  const end = [...cutPower(operations, operations.length, () => 0)].find(({ survival }) => survival === 'all');
  const recorded = new Map([...(end?.files ?? [])].map(([name, file]) => [name, digest(file.content())]));
  const found = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  expect(recorded).toEqual(new Map(found.map((file) => [path.relative(folder, file), digest(fs.readFileSync(file))])));
}

function digest(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

type Look = (folder: string, cut: Cut, kept: Acknowledged) => string[];

/** Rebuilds the folder after each cut, looks at it, and counts. */
function examine(operations: readonly Operation[], name: string, look: Look) {
  const every = LONG ? 1 : Math.max(1, Math.floor((operations.length * WAYS) / CUTS));
  const kept = nothingAcknowledged();
  const place = folderInMemory();
  const outcome = { cuts: 0, losing: 0, most: 0, faults: [] as string[] };
  let heard = 0;
  for (const cut of cutPower(operations, every, generator(SEED))) {
    for (; heard < cut.said.length; heard += 1) acknowledge(kept, cut.said[heard] as FromCore);
    outcome.cuts += 1;
    try {
      const lost = look(place, cut, kept);
      if (lost.length > 0) outcome.losing += 1;
      outcome.most = Math.max(outcome.most, lost.length);
    } catch (error) {
      outcome.losing += 1;
      outcome.faults.push(`after ${cut.after} operations, ${cut.survival}: ${(error as Error).message}`);
    }
  }
  process.stdout.write(
    `power cuts, ${name}: ${operations.length} operations, ${outcome.cuts} cuts, ${outcome.losing} lost something, ` +
      `${outcome.most} changes at most, ${outcome.faults.length} left a file that cannot be read\n`,
  );
  return outcome;
}

/**
 * What is lost of that which was acknowledged; throws where a file that is there does not open or does not verify.
 * A copy that is whole on the disk stays as it is: it is opened once.
 */
function lookAtWorkspace({ memoryStick }: Mode): Look {
  const opened = new Set<string>();
  return (folder, { files }, kept) => {
    for (const [name, file] of files) {
      if (name.endsWith('.json')) JSON.parse(file.content().toString());
      // What was only begun is empty or torn; in the clear it must never be.
      if (kept.encrypted && name.endsWith('.aims'))
        expect(file.content().toString('latin1')).not.toMatch(/^SQLite format 3/);
    }
    const lost = [...kept.copies].filter((copy) => !isKept(copy));
    if (!kept.workspace && !files.has('client.aims')) return lost;
    place(folder, files, /^client\.aims/);
    const found = changesIn(path.join(folder, 'client.aims'), memoryStick);
    return [...lost, ...[...kept.changes].filter((changeId) => !found.has(changeId))];

    function isKept(copy: string): boolean {
      const [name, file] = [...files].find(([known]) => path.basename(known) === path.basename(copy)) ?? [];
      if (name === undefined || file?.settled !== true) return false;
      if (opened.has(name)) return true;
      opened.add(name);
      place(folder, new Map([['copy.aims', file]]), /./);
      return changesIn(path.join(folder, 'copy.aims'), memoryStick).size > 0;
    }
  };
}

function lookAtJson(_folder: string, { files }: Cut, kept: Acknowledged): string[] {
  const file = files.get('client.json');
  const records = file === undefined ? [] : (JSON.parse(file.content().toString()) as { changeId: string }[]);
  const found = new Set(records.map(({ changeId }) => changeId));
  return [...kept.changes].filter((changeId) => !found.has(changeId));
}

function place(folder: string, files: ReadonlyMap<string, SurvivingFile>, which: RegExp): void {
  for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name));
  for (const [name, file] of files) if (which.test(name)) fs.writeFileSync(path.join(folder, name), file.content());
}

/** Where it can be had: thousands of files are written and opened, and none of them has to last. */
function folderInMemory(): string {
  const memory = '/dev/shm';
  const folder = fs.mkdtempSync(path.join(fs.existsSync(memory) ? memory : os.tmpdir(), 'aims-cut-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}
