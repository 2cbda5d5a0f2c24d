import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeChange } from '#db/records/write.ts';
import { verifyFile } from '#db/verify/verify.ts';
import { emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { HEADER, newWorkspace, tempFolder } from '../unit/db/workspace.ts';
import { askCore, startBuiltCore } from './core-process.ts';
import { cannotMount, mountDisk, pullOut } from './small-disk.ts';

const inWords = cannotMount === undefined ? '' : ` (skipped: ${cannotMount})`;

describe('a workspace that vanishes while it is open', () => {
  test('with its folder: the next change is refused in one sentence, and work goes on elsewhere', async () => {
    const folder = tempFolder();
    const place = path.join(folder, 'place');
    fs.mkdirSync(place);
    await losePlace(folder, place, () => fs.rmSync(place, { recursive: true }));
  });

  test.skipIf(cannotMount !== undefined)(`with its drive, likewise${inWords}`, async () => {
    const folder = tempFolder();
    const disk = mountDisk(folder, 4);
    await losePlace(folder, disk, () => pullOut(disk));
  });
});

async function losePlace(folder: string, place: string, vanish: () => void): Promise<void> {
  const core = startBuiltCore(path.join(folder, 'data'), {});
  await once(core, 'message');
  const { ask, get, stop } = askCore(core);
  await get('workspace.create', { path: path.join(place, 'client.aims'), organisationName: 'Client', sample: false });
  await get('systems.create', { fields: { name: 'One' } });
  vanish();
  const refused = await ask('systems.create', { fields: { name: 'Two' } });
  expect(refused).toMatchObject({ ok: false, error: { code: 'fileMissing', message: expect.stringContaining(place) } });
  await get('workspace.close', {});
  await get('workspace.create', { path: path.join(folder, 'other.aims'), organisationName: 'Other', sample: false });
  await get('systems.create', { fields: { name: 'Three' } });
  await stop();
}

describe('a clock that is set back between changes', () => {
  test('leaves the trail in the order of the changes, and whole', () => {
    const file = newWorkspace();
    const times = ['2026-06-01T10:00:00.000Z', '2025-01-01T00:00:00.000Z', '2026-06-01T10:00:01.000Z'];
    for (const [index, at] of times.entries()) {
      const environment = { newId: file.environment.newId, now: () => new Date(at) };
      const fields = { ...emptyAiSystemFields(`System ${index}`), code: `SYS-00${index}` };
      writeChange({ ...file, environment }, HEADER, (db) => db.insert('aiSystems', fields));
    }
    expect(file.connection.prepare('SELECT at FROM trail ORDER BY seq').pluck().all()).toEqual(times);
    expect(verifyFile(file.connection)).toMatchObject({ entries: 3, brokenAt: null, differing: 0, damage: [] });
  });
});
