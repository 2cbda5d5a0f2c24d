import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../unit/db/workspace.ts';
import { askCore, startBuiltCore } from './core-process.ts';
import { generator } from './generator.ts';
import { PASSPHRASE, session } from './load.ts';
import { MODES } from './modes.ts';

/** Enough for copies, backups, closing and opening to have their turns. */
const CHANGES = 45;

describe('a second program', () => {
  test.each(MODES)('is kept out of $name, whatever the first one does with it', async (mode) => {
    const folder = tempFolder();
    const file = path.join(folder, 'client.aims');
    const [first, second] = await Promise.all(['first', 'second'].map((name) => start(path.join(folder, name))));
    const seen = new Set<string>(['workspace.close']);
    for (const { route, input } of session(file, CHANGES, mode.encrypted, generator(1))) {
      await first?.get(route, input);
      await first?.get('recent.list', {});
      if (seen.has(route)) continue;
      seen.add(route);
      const refused = await second?.ask('workspace.open', { path: file, secret: PASSPHRASE });
      expect({ route, refused }).toMatchObject({ refused: { ok: false, error: { code: 'workspaceInUse' } } });
    }
    await first?.stop();
    await second?.get('workspace.open', { path: file, secret: PASSPHRASE });
    await second?.stop();

    async function start(dataFolder: string) {
      const core = startBuiltCore(dataFolder, mode);
      await once(core, 'message');
      return askCore(core);
    }
  });
});
