import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../unit/db/workspace.ts';
import { askCore, startBuiltCore } from './core-process.ts';
import { generator } from './generator.ts';
import { changesIn } from './sound-file.ts';

const ROUNDS = process.env.AI_GUARD_FAULTS === 'long' ? 100 : 6;
/** So large that the journal is changed for it (electron/core/intake/take-in.ts). */
const BYTES = 96 * 1024 * 1024;
const PIECE = 1024 * 1024;
/** Changes after which it is killed, and turns of this process's event loop after those: in the middle of something. */
const MOST_CHANGES = 60;
const MOST_TURNS = 2000;

/** Other bytes each round, so that nothing is known already. */
function writeRecording(file: string, round: number): string {
  const hash = createHash('sha256');
  const descriptor = fs.openSync(file, 'w');
  for (let at = 0; at < BYTES; at += PIECE) {
    const piece = Buffer.alloc(PIECE, `${round} ${at} `);
    hash.update(piece);
    fs.writeSync(descriptor, piece);
  }
  fs.closeSync(descriptor);
  return hash.digest('hex');
}

describe(`${ROUNDS} kills while a recording is taken in`, () => {
  test('lose no change that was acknowledged meanwhile, and leave no bytes that nobody named', async () => {
    const folder = tempFolder();
    const file = path.join(folder, 'client.aims');
    const recording = path.join(folder, 'recording.mp4');
    const random = generator(3);
    const acknowledged = new Set<string>();
    const outcome = { killedMidway: 0, whole: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const sha256 = writeRecording(recording, round);
      const core = askCore(startBuiltCore(path.join(folder, 'data'), {}));
      if (round === 0) await core.get('workspace.create', { path: file, organisationName: 'Client', sample: false });
      else await core.get('workspace.open', { path: file });
      const state = { received: false };
      const taking = core.ask('evidence.receive', { path: recording }).then(
        ({ ok }) => (state.received = ok),
        () => undefined,
      );
      // What somebody writes while it is under way.
      const writing = (async () => {
        for (let number = 0; ; number += 1) {
          const fields = { name: `System ${round}.${number}` };
          const { changeId } = (await core.get('systems.create', { fields })) as { changeId: string };
          acknowledged.add(changeId);
        }
      })().catch(() => undefined);
      const enough = acknowledged.size + Math.floor(random() * MOST_CHANGES);
      const turns = Math.floor(random() * MOST_TURNS);
      while (acknowledged.size < enough && !state.received) await new Promise(setImmediate);
      for (let turn = 0; turn < turns && !state.received; turn += 1) await new Promise(setImmediate);
      await core.kill();
      await Promise.all([taking, writing]);
      outcome[state.received ? 'whole' : 'killedMidway'] += 1;

      const there = changesIn(file, false);
      expect([...acknowledged].filter((changeId) => !there.has(changeId))).toEqual([]);
      const after = askCore(startBuiltCore(path.join(folder, 'data'), {}));
      await after.get('workspace.open', { path: file });
      await after.get('workspace.close', {});
      await after.get('workspace.open', { path: file });
      // Whole or not, nobody named it.
      expect(await after.ask('evidence.read', { sha256, from: 0, length: 1 })).toMatchObject({
        ok: false,
        error: { code: 'evidenceContentMissing' },
      });
      await after.get('workspace.close', {});
      await after.kill();
    }
    process.stdout.write(
      `taking in: ${ROUNDS} kills, ${outcome.killedMidway} midway, ${acknowledged.size} changes acknowledged, 0 lost\n`,
    );
    expect(outcome.killedMidway).toBeGreaterThan(0);
    expect(acknowledged.size).toBeGreaterThan(ROUNDS);
  });
});
