import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { startCore } from '#core/start-core.ts';
import { APP_FOLDER, coreWithWorkspace, type TestCore, testCore } from './core.ts';

const PASSPHRASE = 'correct horse battery staple';
const OTHER = 'another passphrase altogether';
/** Stands in a field of a system, so in its row and in the trail. */
const SENTENCE = 'Ranks applicants of the Rosenheim branch by salary';

async function coreWithSecret(): Promise<TestCore> {
  const core = await coreWithWorkspace();
  await core.ask('systems.create', { fields: { name: 'Ranking', purpose: SENTENCE } });
  return core;
}

function fileOf(core: TestCore): string {
  return path.join(core.folder, 'test.aims');
}

/** Files under the test's folder, the data folder among them, that hold the words in UTF-8. */
function filesWith(core: TestCore, words: string): string[] {
  const names = fs.readdirSync(core.folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => {
    const file = path.join(core.folder, name);
    return fs.statSync(file).isFile() && fs.readFileSync(file).includes(words);
  });
}

async function names(core: TestCore): Promise<string[]> {
  return (await core.ask('systems.list', {})).map(({ name }) => name);
}

describe('a passphrase', () => {
  test('takes every readable word out of the file, its log, its backups and the data folder', async () => {
    const core = await coreWithSecret();
    await core.ask('backups.make', {});
    expect(filesWith(core, SENTENCE).length).toBeGreaterThan(1);
    await core.ask('workspace.setPassphrase', { passphrase: PASSPHRASE });
    expect(filesWith(core, SENTENCE)).toEqual([]);
    await core.ask('systems.create', { fields: { name: 'Again', purpose: SENTENCE } });
    await core.ask('backups.make', {});
    expect(fs.existsSync(`${fileOf(core)}-wal`)).toBe(true);
    expect(filesWith(core, SENTENCE)).toEqual([]);
    await core.ask('workspace.close', {});
    expect(filesWith(core, SENTENCE)).toEqual([]);
    // Nor whose file it is.
    expect(filesWith(core, 'Söhne')).toEqual([]);
  });

  test('is asked for, and only the right one opens', async () => {
    const core = await coreWithSecret();
    const made = await core.ask('workspace.setPassphrase', { passphrase: PASSPHRASE });
    expect(made.encrypted).toBe(true);
    await core.ask('workspace.close', {});
    const bytes = fs.readFileSync(fileOf(core));
    expect(await core.refusal('workspace.open', { path: fileOf(core) })).toBe('workspaceEncrypted');
    expect(await core.refusal('workspace.open', { path: fileOf(core), secret: OTHER })).toBe('passphraseWrong');
    expect(fs.readFileSync(fileOf(core)).equals(bytes)).toBe(true);
    expect(fs.readdirSync(core.folder).sort()).toEqual(['data', 'test.aims']);
    await core.ask('workspace.open', { path: fileOf(core), secret: PASSPHRASE });
    expect(await names(core)).toEqual(['Ranking']);
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
  });

  test('may be typed composed or decomposed', async () => {
    const core = await coreWithSecret();
    await core.ask('workspace.setPassphrase', { passphrase: 'schöne Grüße'.normalize('NFC') });
    await core.ask('workspace.close', {});
    await core.ask('workspace.open', { path: fileOf(core), secret: 'schöne Grüße'.normalize('NFD') });
    expect(await names(core)).toEqual(['Ranking']);
  });

  test('that is too short is refused', async () => {
    const core = await coreWithSecret();
    expect(await core.refusal('workspace.setPassphrase', { passphrase: 'too short' })).toBe('inputInvalid');
    expect(await core.ask('workspace.current', {})).toMatchObject({ encrypted: false });
  });

  test('can be changed: the old one and its recovery key open nothing any more, backups follow', async () => {
    const core = await coreWithSecret();
    await core.ask('workspace.setPassphrase', { passphrase: PASSPHRASE });
    const { recoveryKey: old } = await core.ask('workspace.recoveryKey', {});
    await core.ask('workspace.setPassphrase', { passphrase: OTHER });
    await core.ask('workspace.close', {});
    for (const secret of [PASSPHRASE, old ?? '']) {
      expect(await core.refusal('workspace.open', { path: fileOf(core), secret })).toBe('passphraseWrong');
    }
    await core.ask('workspace.open', { path: fileOf(core), secret: OTHER });
    const { backups } = await core.ask('backups.list', {});
    expect(backups.length).toBeGreaterThan(0);
    for (const [index, { id }] of backups.entries()) {
      const target = path.join(core.folder, `backup-${index}.aims`);
      await core.ask('backups.saveAs', { id, path: target });
      await core.ask('workspace.open', { path: target, secret: OTHER });
      await core.ask('workspace.open', { path: fileOf(core), secret: OTHER });
    }
  });

  test('can be taken away', async () => {
    const core = await coreWithSecret();
    await core.ask('workspace.setPassphrase', { passphrase: PASSPHRASE });
    expect(await core.ask('workspace.removePassphrase', {})).toMatchObject({ encrypted: false });
    expect(await core.ask('workspace.recoveryKey', {})).toEqual({ recoveryKey: null });
    await core.ask('workspace.close', {});
    await core.ask('workspace.open', { path: fileOf(core) });
    expect(await names(core)).toEqual(['Ranking']);
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
    expect(filesWith(core, SENTENCE)).toContain('test.aims');
  });

  test('goes with a copy', async () => {
    const core = await coreWithSecret();
    await core.ask('workspace.setPassphrase', { passphrase: PASSPHRASE });
    const target = path.join(core.folder, 'copy.aims');
    await core.ask('workspace.saveCopy', { path: target });
    expect(await core.refusal('workspace.open', { path: target })).toBe('workspaceEncrypted');
    await core.ask('workspace.open', { path: target, secret: PASSPHRASE });
    expect(await names(core)).toEqual(['Ranking']);
  });
});

describe('the recovery key', () => {
  test('opens the file, however it is typed', async () => {
    const core = await coreWithSecret();
    await core.ask('workspace.setPassphrase', { passphrase: PASSPHRASE });
    const recoveryKey = (await core.ask('workspace.recoveryKey', {})).recoveryKey ?? '';
    expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
    const typed = [recoveryKey, recoveryKey.toLowerCase().replaceAll('-', ' '), recoveryKey.replaceAll('0', 'O')];
    for (const secret of typed) {
      await core.ask('workspace.close', {});
      await core.ask('workspace.open', { path: fileOf(core), secret });
    }
    expect(await names(core)).toEqual(['Ranking']);
  });

  test('with one wrong character opens nothing', async () => {
    const core = await coreWithSecret();
    await core.ask('workspace.setPassphrase', { passphrase: PASSPHRASE });
    const recoveryKey = (await core.ask('workspace.recoveryKey', {})).recoveryKey ?? '';
    await core.ask('workspace.close', {});
    const secret = `${recoveryKey.startsWith('7') ? '8' : '7'}${recoveryKey.slice(1)}`;
    expect(await core.refusal('workspace.open', { path: fileOf(core), secret })).toBe('passphraseWrong');
  });
});

describe('what a crash leaves', () => {
  test('a backup in the clear, and drafts, are put right at the next opening', async () => {
    const core = await coreWithSecret();
    await core.ask('backups.make', {});
    const { folder, backups } = await core.ask('backups.list', {});
    const clear = path.join(folder, backups[0]?.id ?? '');
    const kept = path.join(core.folder, 'kept');
    fs.copyFileSync(clear, kept);
    await core.ask('workspace.setPassphrase', { passphrase: PASSPHRASE });
    await core.ask('workspace.close', {});
    // As if the power had gone between the file and its backups.
    const id = '00000000-0000-7000-8000-00000000abcd';
    fs.copyFileSync(kept, clear);
    fs.copyFileSync(kept, path.join(folder, `.${id}.new`));
    fs.renameSync(kept, path.join(core.folder, `.test.aims.${id}.new`));
    expect(filesWith(core, SENTENCE)).toHaveLength(3);
    await core.ask('workspace.open', { path: fileOf(core), secret: PASSPHRASE });
    await core.ask('workspace.close', {});
    expect(filesWith(core, SENTENCE)).toEqual([]);
  });
});

describe('an encrypted file', () => {
  test('finds a changed byte wherever it is, and other SQLite programs do not read it', async () => {
    const core = await coreWithSecret();
    await core.ask('workspace.setPassphrase', { passphrase: PASSPHRASE });
    await core.ask('workspace.close', {});
    const bytes = fs.readFileSync(fileOf(core));
    const damaged = path.join(core.folder, 'damaged.aims');
    for (let page = 0; page < bytes.length / 4096; page += 7) {
      const copy = Buffer.from(bytes);
      const at = page * 4096 + 100;
      copy[at] = (copy[at] ?? 0) ^ 1;
      fs.writeFileSync(damaged, copy);
      const code = await core.refusal('workspace.open', { path: damaged, secret: PASSPHRASE });
      // Without its first page nobody can tell a damaged file from a wrong passphrase.
      expect(code).toBe(page === 0 ? 'passphraseWrong' : 'workspaceDamaged');
    }
    const script = `import { DatabaseSync } from 'node:sqlite';
      new DatabaseSync(${JSON.stringify(fileOf(core))}).prepare('SELECT * FROM sqlite_schema').all();`;
    expect(() => execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'pipe' })).toThrow(
      /file is not a database/,
    );
  });

  test('is shown as such among recent files, without its organisation', async () => {
    const core = await coreWithSecret();
    await core.ask('workspace.setPassphrase', { passphrase: PASSPHRASE });
    expect(await core.ask('recent.list', {})).toMatchObject([{ encrypted: true, organisationName: '' }]);
    expect(recentFile(core)).not.toContain('Müller');
    const again = testCore(core.folder);
    await core.ask('workspace.close', {});
    const [recent] = await again.ask('recent.list', {});
    await again.ask('workspace.openRecent', { id: recent?.id ?? '', secret: PASSPHRASE });
    expect(await names(again)).toEqual(['Ranking']);
  });

  test.each(['cli', 'elsewhere'])(
    'is named no more in the list of recent files once it was encrypted by %s',
    async (where) => {
      const core = await coreWithSecret();
      await core.ask('workspace.close', {});
      expect(recentFile(core)).toContain('Müller');
      const dataFolder = path.join(core.folder, where === 'cli' ? 'data' : 'other');
      const options = { host: 'cli', appFolder: APP_FOLDER, dataFolder, portable: false, version: '0.0.0' } as const;
      const other = startCore(options, () => {});
      await other.dispatch('workspace.open', { path: fileOf(core) });
      expect(await other.dispatch('workspace.setPassphrase', { passphrase: PASSPHRASE })).toMatchObject({ ok: true });
      other.stop();
      if (where === 'elsewhere') await core.ask('recent.list', {});
      expect(recentFile(core)).not.toContain('Müller');
    },
  );
});

function recentFile(core: TestCore): string {
  return fs.readFileSync(path.join(core.folder, 'data', 'recent.json'), 'utf8');
}
