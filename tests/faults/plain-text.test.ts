import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../unit/db/workspace.ts';
import { askCore, startBuiltCore } from './core-process.ts';
import { generator } from './generator.ts';
import { changes, PASSPHRASE, SENTENCE } from './load.ts';

const ROUNDS = process.env.AI_GUARD_FAULTS === 'long' ? 40 : 3;

/** Stands in every text that the load writes. */
const KNOWN = Buffer.from(SENTENCE.trim());
const IN_UTF16 = Buffer.from(SENTENCE.trim(), 'utf16le');

/**
 * A day's work on one workspace in a process whose every folder is ours, temporary ones too, and its sudden end.
 *
 * @returns the files that hold the known sentence in the clear
 */
async function filesAfterKill(round: number, encrypted: boolean): Promise<string[]> {
  const root = tempFolder();
  const [home, temporary, data, work] = ['home', 'temporary', 'data', 'work'].map((name) => {
    fs.mkdirSync(path.join(root, name));
    return path.join(root, name);
  }) as [string, string, string, string];
  const env = { HOME: home, TMPDIR: temporary, SQLITE_TMPDIR: temporary };
  const core = askCore(startBuiltCore(data, { env }));
  await core.get('workspace.create', {
    path: path.join(work, 'client.aims'),
    organisationName: 'Client',
    sample: false,
  });
  if (encrypted) await core.get('workspace.setPassphrase', { passphrase: PASSPHRASE });
  const random = generator(round);
  for (const { route, input } of changes(random, 40)) await core.get(route, input);
  await core.get('backups.make', {});
  await core.get('trail.verify', {});
  await core.get('systems.list', {});
  await core.get('workspace.saveCopy', { path: path.join(work, 'copy.aims') });
  // In the middle of things: nobody waits for the answers.
  for (const { route, input } of changes(random, 15)) void core.ask(route, input).catch(() => undefined);
  void core.ask('backups.make', {}).catch(() => undefined);
  if (encrypted && round % 2 === 0) {
    void core.ask('workspace.setPassphrase', { passphrase: `${PASSPHRASE} 2` }).catch(() => undefined);
  }
  await core.ask('trail.list', { limit: 1 });
  await core.kill();
  const names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => {
    const file = path.join(root, name);
    if (!fs.statSync(file).isFile()) return false;
    const bytes = fs.readFileSync(file);
    return bytes.includes(KNOWN) || bytes.includes(IN_UTF16);
  });
}

describe('a sentence that was written into an encrypted workspace', () => {
  test(`is in no file of any folder, in use and after ${ROUNDS} kills`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) expect(await filesAfterKill(round, true), `${round}`).toEqual([]);
  });

  test('is found where the workspace is not encrypted: the search sees it', async () => {
    const found = await filesAfterKill(0, false);
    expect(found).toContain('work/client.aims-wal');
    expect(found).toContain('work/copy.aims');
    expect(found.some((name) => name.startsWith('data/backups'))).toBe(true);
  });
});
