import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Failure } from '#shared/contract/define.ts';
import { tempFolder } from '../unit/db/workspace.ts';
import { type AskedCore, askCore, startBuiltCore } from './core-process.ts';
import { cannotMount, fill, makeReadOnly, mountDisk } from './small-disk.ts';
import { namesIn } from './sound-file.ts';

const inWords = cannotMount === undefined ? '' : ` (skipped: ${cannotMount})`;
const someone = findSomeone();
// No other day is sure to be one that the trail tells of.
const AS_OF = new Date().toISOString().slice(0, 10);
/** Fills a page or two of the file, so that a small disk is full after some hundred changes. */
const PURPOSE = 'Sorts what comes in. '.repeat(300);

describe.skipIf(cannotMount !== undefined)(`a full disk${inWords}`, () => {
  test('refuses the change in one sentence, keeps every earlier one, and takes new ones once there is room', async () => {
    const folder = tempFolder();
    const disk = mountDisk(folder, 2);
    const file = path.join(disk, 'client.aims');
    const filler = path.join(disk, 'filler');
    fs.writeFileSync(filler, Buffer.alloc(1_100_000));
    const core = askCore(startBuiltCore(path.join(folder, 'data')));
    await core.get('workspace.create', { path: file, organisationName: 'Client', sample: false });

    const { taken, refusal } = await createUntilRefused(core);
    expect(taken.length).toBeGreaterThan(5);
    expect(refusal).toMatchObject({ code: 'diskFull' });
    expect(refusal.message).toBe(
      `The disk that holds ${disk} is full. Nothing was changed; free some space and try again.`,
    );
    expect(await namesOf(core)).toEqual(taken);
    // Refused again, in the same words, and nothing of it is there.
    await expect(createUntilRefused(core, 'Again')).resolves.toMatchObject({ taken: [], refusal });
    expect(await namesOf(core)).toEqual(taken);

    fs.rmSync(filler);
    await core.get('systems.create', { fields: { name: 'Later' } });
    await core.stop();
    expect(namesIn(file)).toEqual(new Set([...taken, 'Later']));
    expect(fs.readdirSync(disk)).toEqual(['client.aims']);
  });

  test('lets a workspace be closed, opened and read that cannot grow by a byte', async () => {
    const folder = tempFolder();
    const disk = mountDisk(folder, 2);
    const file = path.join(disk, 'client.aims');
    // The program's own files lie on the same disk: a list of recent files must not keep a client's file closed.
    const core = askCore(startBuiltCore(path.join(disk, 'data')));
    await core.get('workspace.create', { path: file, organisationName: 'Client', sample: false });
    await core.get('systems.create', { fields: { name: 'First', purpose: PURPOSE } });
    const filler = fill(disk);
    await core.get('workspace.close', {});
    const reopened = await core.get('workspace.open', { path: file });
    expect(reopened.organisationName).toBe('Client');
    expect(await namesOf(core)).toEqual(['First']);
    await expect(core.ask('settings.update', { changes: { actor: 'Anna' } })).resolves.toMatchObject({
      error: { code: 'diskFull' },
    });
    expect((await core.get('settings.get', {})).actor).toBe('');
    await core.kill();

    const again = askCore(startBuiltCore(path.join(disk, 'data')));
    await again.get('workspace.open', { path: file });
    expect(await namesOf(again)).toEqual(['First']);
    await again.stop();
    fs.rmSync(filler);
    expect(namesIn(file)).toEqual(new Set(['First']));
  });

  test('takes an import whole or not at all', async () => {
    const folder = tempFolder();
    const disk = mountDisk(folder, 2);
    const file = path.join(disk, 'client.aims');
    const table = path.join(folder, 'inventory.csv');
    const rows = Array.from({ length: 1000 }, (_, row) => `Imported ${row},${PURPOSE}`);
    fs.writeFileSync(table, ['Name,Purpose', ...rows].join('\n'));
    const core = askCore(startBuiltCore(path.join(folder, 'data')));
    await core.get('workspace.create', { path: file, organisationName: 'Client', sample: false });
    await core.get('systems.create', { fields: { name: 'First' } });

    const taken = await core.ask('systems.import', { path: table });
    expect(taken).toMatchObject({ ok: false, error: { code: 'diskFull' } });
    expect(await namesOf(core)).toEqual(['First']);
    await core.stop();
    expect(namesIn(file)).toEqual(new Set(['First']));
  });

  test('leaves no half file of a document, a pack, a copy or a new workspace', async () => {
    const folder = tempFolder();
    const disk = mountDisk(folder, 1);
    const core = askCore(startBuiltCore(path.join(folder, 'data')));
    await core.get('workspace.create', {
      path: path.join(folder, 'client.aims'),
      organisationName: 'Client',
      sample: true,
    });
    const earlier = path.join(disk, 'inventory.pdf');
    fs.writeFileSync(earlier, 'an earlier issue');
    fill(disk);
    const before = contentOf(disk);
    const documents = await core.get('documents.list', {});
    for (const { documentKey } of documents) {
      const result = await core.ask('documents.export', { documentKey, path: earlier, asOf: AS_OF });
      expect(result).toMatchObject({ ok: false, error: { code: 'diskFull' } });
    }
    const pack = { asOf: AS_OF, zip: false };
    const refused = [
      await core.ask('pack.exportStage1', { ...pack, path: path.join(disk, 'pack') }),
      await core.ask('pack.exportStage1', { ...pack, path: path.join(disk, 'pack.zip'), zip: true }),
      await core.ask('workspace.saveCopy', { path: path.join(disk, 'copy.aims') }),
      await core.ask('workspace.create', { path: path.join(disk, 'new.aims'), organisationName: 'N', sample: true }),
    ];
    expect(refused.map((result) => (result.ok ? 'done' : result.error.code))).toEqual(refused.map(() => 'diskFull'));
    expect(contentOf(disk)).toEqual(before);
    await expect(core.get('workspace.current', {})).resolves.toMatchObject({ name: 'client.aims' });
    await core.stop();
  });
});

describe.skipIf(cannotMount !== undefined)(`a read-only disk${inWords}`, () => {
  test.each([
    ['closed in good order', 'stop'],
    ['left by a crash', 'kill'],
  ] as const)('a workspace that was %s is refused in one sentence and not touched', async (_how, end) => {
    const folder = tempFolder();
    const disk = mountDisk(folder, 4);
    const file = path.join(disk, 'client.aims');
    const first = askCore(startBuiltCore(path.join(folder, 'data')));
    await first.get('workspace.create', { path: file, organisationName: 'Client', sample: false });
    await first.get('systems.create', { fields: { name: 'First' } });
    await first[end]();
    makeReadOnly(disk);
    const before = contentOf(disk);
    const core = askCore(startBuiltCore(path.join(folder, 'data')));
    const sentence = `${disk} cannot be written to. Choose a folder that is not read-only, or ask for write permission.`;
    await expect(core.ask('workspace.open', { path: file })).resolves.toMatchObject({
      error: { code: 'folderReadOnly', message: sentence },
    });
    await expect(core.get('workspace.current', {})).resolves.toBeNull();
    const made = { path: path.join(disk, 'new.aims'), organisationName: 'N', sample: false };
    await expect(core.ask('workspace.create', made)).resolves.toMatchObject({ error: { code: 'folderReadOnly' } });
    expect(contentOf(disk)).toEqual(before);
    await core.stop();
  });

  test('takes no document, pack or copy, and says so', async () => {
    const folder = tempFolder();
    const disk = mountDisk(folder, 1);
    makeReadOnly(disk);
    const core = askCore(startBuiltCore(path.join(folder, 'data')));
    const file = path.join(folder, 'client.aims');
    await core.get('workspace.create', { path: file, organisationName: 'Client', sample: true });
    const documentKey = (await core.get('documents.list', {}))[0]?.documentKey ?? '';
    const refused = [
      await core.ask('documents.export', { documentKey, path: path.join(disk, 'a.pdf'), asOf: AS_OF }),
      await core.ask('pack.exportStage1', { path: path.join(disk, 'pack'), asOf: AS_OF, zip: false }),
      await core.ask('workspace.saveCopy', { path: path.join(disk, 'copy.aims') }),
    ];
    expect(refused.map((result) => (result.ok ? 'done' : result.error.code))).toEqual(
      refused.map(() => 'folderReadOnly'),
    );
    await core.stop();
  });
});

describe.skipIf(typeof someone === 'string')(
  `without permission to write${typeof someone === 'string' ? ` (skipped: ${someone})` : ''}`,
  () => {
    test.each([
      ['a folder', 'folderReadOnly', ''],
      ['a file', 'fileReadOnly', 'client.aims'],
    ])('%s that may only be read is refused in one sentence and not touched', async (_what, code, name) => {
      const folder = tempFolder();
      const place = path.join(folder, 'place');
      fs.mkdirSync(place);
      for (const open of [folder, place]) fs.chmodSync(open, 0o777);
      const file = path.join(place, 'client.aims');
      const launcher = typeof someone === 'string' ? [] : someone;
      const core = askCore(startBuiltCore(path.join(folder, 'data'), { launcher }));
      await core.get('workspace.create', { path: file, organisationName: 'Client', sample: false });
      await core.get('workspace.close', {});
      const locked = path.join(place, name);
      fs.chmodSync(locked, name === '' ? 0o555 : 0o444);
      const before = contentOf(place);
      const refused = await core.ask('workspace.open', { path: file });
      expect(refused).toMatchObject({ ok: false, error: { code } });
      expect(!refused.ok && refused.error.message).toContain(place);
      await expect(core.get('workspace.current', {})).resolves.toBeNull();
      expect(contentOf(place)).toEqual(before);
      fs.chmodSync(locked, 0o777);
      await expect(core.get('workspace.open', { path: file })).resolves.toMatchObject({ name: 'client.aims' });
      await core.stop();
    });
  },
);

// Without mounting anything: the system refuses every byte past a size, for whoever asks (setrlimit, RLIMIT_FSIZE).
const cannotLimit = process.platform === 'win32' ? 'Windows has no limit on the size of files' : undefined;
const limit = (kilobytes: number) => ['/bin/sh', '-c', `ulimit -f ${kilobytes * 2} && exec "$@"`, 'sh'];

describe.skipIf(cannotLimit !== undefined)(
  `a file that may not grow${cannotLimit === undefined ? '' : ` (skipped: ${cannotLimit})`}`,
  () => {
    test('refuses the change in one sentence and keeps every earlier one', async () => {
      const folder = tempFolder();
      const file = path.join(folder, 'client.aims');
      const core = askCore(startBuiltCore(path.join(folder, 'data'), { launcher: limit(1024) }));
      await core.get('workspace.create', { path: file, organisationName: 'Client', sample: false });
      const { taken, refusal } = await createUntilRefused(core);
      expect(taken.length).toBeGreaterThan(5);
      expect(refusal).toMatchObject({ code: 'fileNotWritten' });
      expect(refusal.message).toContain(`"client.aims" in ${folder} could not be written`);
      expect(await namesOf(core)).toEqual(taken);
      await core.stop();
      expect(namesIn(file)).toEqual(new Set(taken));
    });

    test('leaves no half file of a pack', async () => {
      const folder = tempFolder();
      const file = path.join(folder, 'client.aims');
      const first = askCore(startBuiltCore(path.join(folder, 'data')));
      await first.get('workspace.create', { path: file, organisationName: 'Client', sample: true });
      await first.stop();
      const target = path.join(folder, 'packs');
      fs.mkdirSync(target);
      const core = askCore(startBuiltCore(path.join(folder, 'data'), { launcher: limit(8) }));
      await core.get('workspace.open', { path: file });
      for (const [name, zip] of [
        ['pack', false],
        ['pack.zip', true],
      ] as const) {
        const result = await core.ask('pack.exportStage1', { path: path.join(target, name), asOf: AS_OF, zip });
        expect(result).toMatchObject({ ok: false, error: { code: 'diskFull' } });
      }
      expect(fs.readdirSync(target)).toEqual([]);
      await core.stop();
    });
  },
);

/** What starts a program as somebody whom permissions bind, which root is not; else why that cannot be done here. */
function findSomeone(): readonly string[] | string {
  if (process.platform === 'win32') return 'Windows keeps permissions in another way';
  if (process.getuid?.() !== 0) return [];
  const launcher = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const program = `require('node:fs').readFileSync(${JSON.stringify(import.meta.filename)})`;
  const { status } = spawnSync('setpriv', [...launcher.slice(1), process.execPath, '-e', program]);
  return status === 0 ? launcher : 'root may write everywhere, and nobody else can run the program here';
}

/** Creates systems one after the other, each answered before the next is sent. */
async function createUntilRefused(core: AskedCore, prefix = 'System'): Promise<{ taken: string[]; refusal: Failure }> {
  const taken: string[] = [];
  for (let number = 1; number <= 5000; number += 1) {
    const name = `${prefix} ${number}`;
    const result = await core.ask('systems.create', { fields: { name, purpose: PURPOSE } });
    if (!result.ok) return { taken, refusal: result.error };
    taken.push(name);
  }
  throw new Error('nothing was refused');
}

async function namesOf(core: AskedCore): Promise<string[]> {
  return (await core.get('systems.list', {})).map((system) => system.name);
}

/** Every file below `folder`, hidden ones too, with a digest of what is in it. */
function contentOf(folder: string): Record<string, string> {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file), createHash('sha256').update(fs.readFileSync(file)).digest('hex')];
    }),
  );
}
