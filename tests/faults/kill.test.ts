import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FromCore } from '#core/protocol.ts';
import { isEncryptedFile } from '#db/file/encryption.ts';
import { tempFolder } from '../unit/db/workspace.ts';
import { type Acknowledged, acknowledge, nothingAcknowledged } from './acknowledged.ts';
import { post, startBuiltCore, startJsonStore } from './core-process.ts';
import { generator } from './generator.ts';
import { changes, PASSPHRASE, type Request } from './load.ts';
import { MODES, type Mode } from './modes.ts';
import { buildRecorder, cannotRecord, killAfter } from './recording.ts';
import { changesIn } from './sound-file.ts';

/** Of each mode; `npm run faults` sets more. */
const ROUNDS = Number(process.env.AI_GUARD_FAULT_ROUNDS ?? 12);
/** After so many a new workspace is made: what is verified after each stays small, and making one is killed too. */
const ROUNDS_A_FILE = 20;
const SEED = 42;
/** Requests that lie before the core at once. */
const AHEAD = 200;
/** Answers after which it is killed, and turns of this process's event loop after those: in the middle of something. */
const MOST_ANSWERS = 60;
const MOST_TURNS = 400;

describe(`${ROUNDS} kills -9 of the core under load`, () => {
  test.each(MODES)('with $name: every acknowledged change is there and verifies', async (mode) => {
    const outcome = await killOften(mode.name, (folder) => coreUnderTest(folder, mode));
    expect(outcome.losing).toBe(0);
    expect(outcome.acknowledged).toBeGreaterThan(ROUNDS);
  });

  test('control: a store that answers before it has written loses changes', async () => {
    const outcome = await killOften('JSON, written after the answer', storeUnderTest);
    expect(outcome.losing).toBeGreaterThan(0);
  });
});

type UnderTest = {
  readonly file: string;
  /** Fewer than the load makes. */
  readonly mostOperations: number;
  start(env: Readonly<Record<string, string>>): ChildProcess;
  /** What it is asked before the load, on a file that is not there yet or was left by a kill. */
  opening(): Request[];
  /** The changes that are there after a kill; throws where the file is not sound. */
  found(): Set<string>;
};

function coreUnderTest(folder: string, mode: Mode): UnderTest {
  const file = path.join(folder, 'client.aims');
  return {
    file,
    mostOperations: 2000,
    start: (env) => startBuiltCore(path.join(folder, 'data'), { ...mode, env }),
    opening: () => {
      const input = { path: file, organisationName: 'Client', sample: false };
      const protect: Request = { route: 'workspace.setPassphrase', input: { passphrase: PASSPHRASE } };
      const first: Request = fs.existsSync(file)
        ? { route: 'workspace.open', input: { path: file, secret: PASSPHRASE } }
        : { route: 'workspace.create', input };
      return mode.encrypted && !isEncryptedFile(file) ? [first, protect] : [first];
    },
    found: () => changesIn(file, mode.memoryStick),
  };
}

function storeUnderTest(folder: string): UnderTest {
  const file = path.join(folder, 'client.json');
  return {
    file,
    mostOperations: 200,
    start: (env) => startJsonStore(file, 'behind', env),
    opening: () => [],
    found: () => {
      const text = fs.readFileSync(file, 'utf8');
      // A kill in the middle of writing it leaves a piece of JSON, and nothing that can be read.
      const records = text.endsWith(']') ? (JSON.parse(text) as { changeId: string }[]) : [];
      return new Set(records.map(({ changeId }) => changeId));
    },
  };
}

async function killOften(name: string, prepare: (folder: string) => UnderTest) {
  const random = generator(SEED);
  const recorder = cannotRecord === undefined ? buildRecorder(tempFolder()) : undefined;
  const outcome = { losing: 0, acknowledged: 0, midway: 0 };
  let kept = nothingAcknowledged();
  let under = prepare(tempFolder());
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round > 0 && round % ROUNDS_A_FILE === 0) {
      outcome.acknowledged += kept.changes.size;
      kept = nothingAcknowledged();
      under = prepare(tempFolder());
    }
    await killedSession(under, recorder, kept, random);
    if (leftMidway(under.file)) outcome.midway += 1;
    if (isKept(under, kept)) continue;
    outcome.losing += 1;
    outcome.acknowledged += kept.changes.size;
    kept = nothingAcknowledged();
    under = prepare(tempFolder());
  }
  outcome.acknowledged += kept.changes.size;
  process.stdout.write(
    `kills, ${name}: ${ROUNDS}, ${outcome.midway} with a journal to play back, ${outcome.acknowledged} changes ` +
      `acknowledged, ${outcome.losing} lost something\n`,
  );
  return outcome;
}

function isKept({ file, found }: UnderTest, kept: Acknowledged): boolean {
  if (!fs.existsSync(file)) return !kept.workspace && kept.changes.size === 0;
  const there = found();
  return [...kept.changes].every((changeId) => there.has(changeId));
}

/** Whether the rollback journal begins with its mark, and so holds pages of a change that was not finished. */
function leftMidway(file: string): boolean {
  const journal = `${file}-journal`;
  return fs.existsSync(journal) && fs.readFileSync(journal).readUIntBE(0, 6) === 0xd9d505f920a1;
}

/**
 * Starts it, sends changes as fast as it takes them, and kills it: by turns at a moment of this process's choice, and
 * after an operation on the file that is drawn beforehand, which is in the middle of a change more often.
 */
async function killedSession(
  under: UnderTest,
  recorder: string | undefined,
  kept: Acknowledged,
  random: () => number,
): Promise<void> {
  const wanted = Math.floor(random() * MOST_ANSWERS);
  const turns = Math.floor(random() * MOST_TURNS);
  const operations = 1 + Math.floor(random() * under.mostOperations);
  const fromWithin = recorder !== undefined && operations % 2 === 1;
  const load = [...changes(random, AHEAD)];
  const core = under.start(fromWithin ? killAfter(recorder, path.dirname(under.file), operations) : {});
  const refused: string[] = [];
  let answers = 0;

  function kill(turnsLeft: number): void {
    if (turnsLeft === 0) core.kill('SIGKILL');
    else setImmediate(kill, turnsLeft - 1);
  }

  core.on('message', (message: FromCore) => {
    if (message.kind === 'ready') {
      const opening = under.opening();
      for (const [id, { route, input }] of [...opening, ...load].entries()) post(core, id, route, input);
      if (!fromWithin && wanted === 0) kill(turns);
    } else if (message.kind === 'response') {
      try {
        acknowledge(kept, message);
      } catch (error) {
        refused.push((error as Error).message);
        core.kill('SIGKILL');
      }
      answers += 1;
      if (!fromWithin && answers === wanted) kill(turns);
    }
  });
  const [, signal] = (await once(core, 'exit')) as [number | null, string | null];
  expect(refused).toEqual([]);
  expect(signal).toBe('SIGKILL');
}
