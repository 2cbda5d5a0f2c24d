import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FromCore } from '#core/protocol.ts';
import { tempFolder } from '../unit/db/workspace.ts';
import { post, startCoreProcess } from './core-process.ts';
import { namesIn } from './sound-file.ts';

/** `npm run faults` sets more. */
const ROUNDS = Number(process.env.AI_GUARD_FAULT_ROUNDS ?? 12);

describe('kill -9 of the core under load', () => {
  test(`loses no acknowledged change in ${ROUNDS} kills`, async () => {
    const folder = tempFolder();
    const file = path.join(folder, 'client.aims');
    const acknowledged = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      await killedSession(file, path.join(folder, 'data'), round, acknowledged);
      const names = namesIn(file);
      expect([...acknowledged].filter((name) => !names.has(name))).toEqual([]);
    }
    expect(acknowledged.size).toBeGreaterThan(ROUNDS);
  });
});

/** Starts a core, sends systems as fast as it takes them, and kills it after a number of answers that varies. */
async function killedSession(
  file: string,
  dataFolder: string,
  round: number,
  acknowledged: Set<string>,
): Promise<void> {
  const core = startCoreProcess(dataFolder);
  const wanted = 5 + ((round * 7919) % 60);
  let answers = 0;
  const [route, input] =
    round === 0
      ? ['workspace.create', { path: file, organisationName: 'Client', sample: false }]
      : ['workspace.open', { path: file }];
  const refused: unknown[] = [];
  core.on('message', (message: FromCore) => {
    if (message.kind === 'ready') post(core, 0, route, input);
    if (message.kind !== 'response') return;
    if (!message.result.ok) {
      refused.push(message.result.error);
      core.kill('SIGKILL');
    } else if (message.id === 0) {
      for (let id = 1; id <= 200; id += 1) post(core, id, 'systems.create', { fields: { name: nameOf(round, id) } });
    } else {
      acknowledged.add(nameOf(round, message.id));
      answers += 1;
      if (answers === wanted) core.kill('SIGKILL');
    }
  });
  await once(core, 'exit');
  expect(refused).toEqual([]);
  expect(answers).toBeGreaterThanOrEqual(wanted);
}

function nameOf(round: number, id: number): string {
  return `System ${round}-${id}`;
}
