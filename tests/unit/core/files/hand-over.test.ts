import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { copiesOf, coreWithWorkspace, type TestCore, testCore } from '../core.ts';

const PASSPHRASE = 'handed over at the door';
const hasAge = spawnSync('age', ['--version']).status === 0 && spawnSync('script', ['--version']).status === 0;

async function bundled(): Promise<{ core: TestCore; bundle: string }> {
  const core = await coreWithWorkspace();
  await core.ask('systems.create', { fields: { name: 'Ranking', purpose: 'Ranks applicants of Rosenheim' } });
  const bundle = path.join(core.folder, 'hand-over.age');
  const made = await core.ask('bundle.make', { path: bundle, passphrase: PASSPHRASE, asOf: '2026-01-01' });
  expect(made).toEqual({ location: bundle, bytes: fs.statSync(bundle).size });
  return { core, bundle };
}

describe('a bundle to hand over', () => {
  test('holds the workspace for whoever has the passphrase, and says nothing to others', async () => {
    const { core, bundle } = await bundled();
    expect(fs.readFileSync(bundle).includes('Rosenheim')).toBe(false);
    expect(copiesOf(core)).toEqual([]);
    const other = testCore();
    const target = path.join(other.folder, 'received.aims');
    const asked = { path: bundle, target };
    expect(await other.refusal('bundle.open', { ...asked, passphrase: 'something else' })).toBe('passphraseWrong');
    expect(fs.existsSync(target)).toBe(false);
    await other.ask('bundle.open', { ...asked, passphrase: PASSPHRASE });
    await other.ask('workspace.open', { path: target });
    expect((await other.ask('systems.list', {})).map(({ name }) => name)).toEqual(['Ranking']);
    expect(await other.ask('trail.verify', {})).toMatchObject({ intact: true });
    expect(await other.refusal('bundle.open', { ...asked, passphrase: PASSPHRASE })).toBe('fileExists');
  });

  test('holds no file of evidence that was removed, and a copy only where it is asked for', async () => {
    const core = await coreWithWorkspace();
    const words = 'Minutes that belong to another client. ';
    for (const name of ['kept.txt', 'removed.txt']) {
      const file = path.join(core.folder, name);
      fs.writeFileSync(file, `${name}: ${words.repeat(500)}`);
      const { known: _known, bytes: _bytes, ...revision } = await core.ask('evidence.receive', { path: file });
      await core.ask('evidence.add', { fields: { kind: 'file', title: name }, links: [], revision });
    }
    const kept = () => core.ask('workspace.keptBack', {});
    expect(await kept()).toEqual({ privateNotes: false, removedFiles: false });
    const removed = (await core.ask('evidence.list', {}))[1];
    await core.ask('evidence.remove', { id: removed?.id ?? '' });
    expect(await kept()).toEqual({ privateNotes: false, removedFiles: true });

    const [bundle, copy, whole, received] = ['b.age', 'copy.aims', 'whole.aims', 'received.aims'].map((name) =>
      path.join(core.folder, name),
    ) as [string, string, string, string];
    await core.ask('bundle.make', { path: bundle, passphrase: PASSPHRASE, asOf: '2026-01-01' });
    await core.ask('bundle.open', { path: bundle, passphrase: PASSPHRASE, target: received });
    await core.ask('workspace.saveCopy', { path: copy });
    await core.ask('workspace.saveCopy', { path: whole, whole: true });
    const texts = (file: string) =>
      ['kept.txt: Min', 'removed.txt: Min'].filter((each) => fs.readFileSync(file).includes(each));
    expect(texts(received)).toEqual(['kept.txt: Min']);
    expect(texts(copy)).toEqual(['kept.txt: Min']);
    expect(texts(whole)).toEqual(['kept.txt: Min', 'removed.txt: Min']);

    // Undo brings back what is recorded of it; that the file is gone is said wherever somebody looks for it.
    await core.ask('workspace.open', { path: copy });
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
    await core.ask('trail.undo', {});
    const back = (await core.ask('evidence.list', {}))[1]?.revisions[0]?.sha256 ?? '';
    expect(await core.refusal('evidence.read', { sha256: back, from: 0, length: 10 })).toBe('evidenceContentMissing');
    await core.ask('workspace.open', { path: whole });
    await core.ask('trail.undo', {});
    expect(await core.ask('evidence.read', { sha256: back, from: 0, length: 12 })).toMatchObject({
      base64: Buffer.from('removed.txt:').toString('base64'),
    });
  });

  test('of an encrypted workspace holds it encrypted', async () => {
    const core = await coreWithWorkspace();
    await core.ask('workspace.setPassphrase', { passphrase: 'of the workspace itself' });
    const bundle = path.join(core.folder, 'b.age');
    await core.ask('bundle.make', { path: bundle, passphrase: PASSPHRASE, asOf: '2026-01-01' });
    const target = path.join(core.folder, 'received.aims');
    await core.ask('bundle.open', { path: bundle, passphrase: PASSPHRASE, target });
    expect(await core.refusal('workspace.open', { path: target })).toBe('workspaceEncrypted');
    await core.ask('workspace.open', { path: target, secret: 'of the workspace itself' });
  });

  test('that is damaged, cut short or none is refused, and nothing is written', async () => {
    const { core, bundle } = await bundled();
    const bytes = fs.readFileSync(bundle);
    const flipped = Buffer.from(bytes);
    flipped[bytes.length - 100] = (flipped[bytes.length - 100] ?? 0) ^ 1;
    const files: Record<string, Buffer> = {
      'flipped.age': flipped,
      'cut.age': bytes.subarray(0, bytes.length - 1000),
      'head.age': bytes.subarray(0, 30),
      'none.age': Buffer.from('PK nothing of the kind'),
      'empty.age': Buffer.alloc(0),
    };
    const target = path.join(core.folder, 'received.aims');
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(core.folder, name);
      fs.writeFileSync(file, content);
      const code = await core.refusal('bundle.open', { path: file, passphrase: PASSPHRASE, target });
      expect([name, code]).toEqual([name, 'handOverUnreadable']);
    }
    const missing = path.join(core.folder, 'missing.age');
    expect(await core.refusal('bundle.open', { path: missing, passphrase: PASSPHRASE, target })).toBe('fileMissing');
    expect(fs.existsSync(target)).toBe(false);
  });

  test.skipIf(!hasAge)('is opened by the age program (needs age and script)', async () => {
    const { core, bundle } = await bundled();
    const zip = path.join(core.folder, 'out.zip');
    // age asks on a terminal alone.
    const command = `age -d -o ${zip} ${bundle}`;
    const done = spawnSync('script', ['-qec', command, '/dev/null'], { input: `${PASSPHRASE}\n`, encoding: 'utf8' });
    expect(done.stdout).not.toContain('error');
    const listed = spawnSync('unzip', ['-Z1', zip], { encoding: 'utf8' }).stdout.split('\n');
    expect(listed).toContain('test.aims');
    expect(listed.some((name) => name.endsWith('/MANIFEST.json'))).toBe(true);
  });
});
