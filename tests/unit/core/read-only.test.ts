import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { copiesOf, coreWithWorkspace, type TestCore, testCore } from './core.ts';

async function names(core: TestCore): Promise<string[]> {
  return (await core.ask('systems.list', {})).map(({ name }) => name);
}

function fileOf(core: TestCore): string {
  return path.join(core.folder, 'test.aims');
}

describe('a second opening', () => {
  test('reads what was acknowledged until then, while the first goes on writing', async () => {
    const writer = await coreWithWorkspace();
    await writer.ask('systems.create', { fields: { name: 'One' } });
    const reader = testCore();
    expect(await reader.refusal('workspace.open', { path: fileOf(writer) })).toBe('workspaceInUse');
    const opened = await reader.ask('workspace.open', { path: fileOf(writer), readOnly: true });
    expect(opened).toMatchObject({ name: 'test.aims', location: writer.folder });
    expect(opened.readOnlySince).not.toBeNull();
    await writer.ask('systems.create', { fields: { name: 'Two' } });
    expect(await names(reader)).toEqual(['One']);
    expect(await reader.ask('trail.verify', {})).toMatchObject({ intact: true });
    await reader.ask('workspace.open', { path: fileOf(writer), readOnly: true });
    expect(await names(reader)).toEqual(['One', 'Two']);
    expect(await names(writer)).toEqual(['One', 'Two']);
  });

  test('changes nothing and leaves nothing behind', async () => {
    const writer = await coreWithWorkspace();
    const reader = testCore();
    await reader.ask('workspace.open', { path: fileOf(writer), readOnly: true });
    expect(await reader.refusal('systems.create', { fields: { name: 'No' } })).toBe('workspaceReadOnly');
    expect(await reader.refusal('workspace.setPassphrase', { passphrase: 'long enough for this' })).toBe(
      'workspaceReadOnly',
    );
    expect(copiesOf(reader)).toHaveLength(1);
    await reader.ask('workspace.close', {});
    expect(copiesOf(reader)).toEqual([]);
    reader.handle.stop();
    expect(fs.readdirSync(path.join(reader.folder, 'data', 'views'))).toEqual([]);
  });

  test('of an encrypted workspace asks for its passphrase, and its copy is encrypted too', async () => {
    const writer = await coreWithWorkspace();
    await writer.ask('workspace.setPassphrase', { passphrase: 'correct horse battery staple' });
    const reader = testCore();
    const asked = { path: fileOf(writer), readOnly: true };
    expect(await reader.refusal('workspace.open', asked)).toBe('workspaceEncrypted');
    expect(copiesOf(reader)).toEqual([]);
    await reader.ask('workspace.open', { ...asked, secret: 'correct horse battery staple' });
    const copies = copiesOf(reader);
    expect(copies).toHaveLength(1);
    const bytes = fs.readFileSync(path.join(copies[0] ?? '', 'test.aims'));
    expect(bytes.includes('Söhne')).toBe(false);
  });

  test('shows a file of an older format without changing it', async () => {
    const older = path.resolve(import.meta.dirname, '../../fixtures/workspaces/catalogue-2026.1.aims');
    const reader = testCore();
    const file = path.join(reader.folder, 'old.aims');
    fs.copyFileSync(older, file);
    fs.chmodSync(file, 0o444);
    await reader.ask('workspace.open', { path: file, readOnly: true });
    expect(await reader.ask('trail.verify', {})).toMatchObject({ intact: true });
    await reader.ask('workspace.close', {});
    expect(fs.readFileSync(file).equals(fs.readFileSync(older))).toBe(true);
  });

  test('of a file that is missing or foreign is refused like the first, and names that file', async () => {
    const reader = testCore();
    const file = path.join(reader.folder, 'none.aims');
    expect(await reader.refusal('workspace.open', { path: file, readOnly: true })).toBe('fileMissing');
    fs.writeFileSync(file, 'not a workspace');
    const answer = await reader.handle.dispatch('workspace.open', { path: file, readOnly: true });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'workspaceNotSqlite', params: { name: 'none.aims', folder: reader.folder } },
    });
  });

  test('that a crash cut short is swept away at the next start', async () => {
    const core = testCore();
    const left = path.join(core.folder, 'data', 'views', 'left');
    fs.mkdirSync(left, { recursive: true });
    fs.writeFileSync(path.join(left, 'client.aims'), 'plain');
    testCore(core.folder);
    expect(fs.existsSync(left)).toBe(false);
  });
});

describe('a copy that a running program reads', () => {
  test('is left alone by others that start with the same data folder, and goes with its program', async () => {
    const writer = await coreWithWorkspace();
    const reader = testCore();
    await reader.ask('workspace.open', { path: fileOf(writer), readOnly: true });
    const [copy = ''] = copiesOf(reader);
    const other = testCore(reader.folder);
    expect(copiesOf(reader)).toEqual([copy]);
    await other.ask('workspace.open', { path: fileOf(writer), readOnly: true });
    expect(copiesOf(reader)).toHaveLength(2);
    other.handle.stop();
    expect(copiesOf(reader)).toEqual([copy]);
    expect(await reader.ask('trail.verify', {})).toMatchObject({ intact: true });
    reader.handle.stop();
    expect(fs.readdirSync(path.join(reader.folder, 'data', 'views'))).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')(
    'and that somebody took away is read on, and accused of nothing',
    async () => {
      const writer = await coreWithWorkspace();
      await writer.ask('systems.create', { fields: { name: 'One' } });
      const reader = testCore();
      await reader.ask('workspace.open', { path: fileOf(writer), readOnly: true });
      fs.rmSync(path.join(reader.folder, 'data', 'views'), { recursive: true });
      expect(await reader.ask('trail.verify', {})).toMatchObject({ intact: true });
      expect(await names(reader)).toEqual(['One']);
      await reader.ask('workspace.open', { path: fileOf(writer), readOnly: true });
      expect(await reader.ask('trail.verify', {})).toMatchObject({ intact: true });
    },
  );
});

describe('a file that another program changed while it is open', () => {
  test.each<[string, (file: string) => void]>([
    [
      'replaced',
      (file) => {
        fs.copyFileSync(file, `${file}.new`);
        fs.renameSync(`${file}.new`, file);
      },
    ],
    [
      'written over',
      (file) => {
        const bytes = fs.readFileSync(file);
        fs.writeFileSync(file, Buffer.concat([bytes, bytes.subarray(0, 4096)]));
      },
    ],
  ])('%s: the next change is refused, and what is open can be saved', async (_how, meddle) => {
    const core = await coreWithWorkspace();
    await core.ask('systems.create', { fields: { name: 'One' } });
    meddle(fileOf(core));
    expect(await core.refusal('systems.create', { fields: { name: 'Two' } })).toBe('workspaceChangedOnDisk');
    const copy = path.join(core.folder, 'copy.aims');
    await core.ask('workspace.saveCopy', { path: copy });
    await core.ask('workspace.open', { path: copy });
    expect(await names(core)).toEqual(['One']);
    await core.ask('systems.create', { fields: { name: 'Two' } });
  });

  test('taken away: the next change says so', async () => {
    const core = await coreWithWorkspace();
    fs.renameSync(fileOf(core), `${fileOf(core)}.moved`);
    expect(await core.refusal('systems.create', { fields: { name: 'Two' } })).toBe('fileMissing');
    fs.renameSync(`${fileOf(core)}.moved`, fileOf(core));
    await core.ask('systems.create', { fields: { name: 'Two' } });
  });
});
