import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Backup, isBackupDue, makeBackup, surplusOf } from '#db/copies/backups.ts';
import { claimFolder } from '#db/file/claims.ts';
import { addSystem, newWorkspace, tempFolder } from '../db/workspace.ts';
import { APP_FOLDER, coreWithWorkspace, type TestCore, testCore } from './core.ts';

const OLDER = path.join(APP_FOLDER, 'tests/fixtures/workspaces/catalogue-2026.1.aims');

async function backUp(core: TestCore): Promise<void> {
  await core.ask('backups.make', {});
}

describe('backups', () => {
  test('hold what was there, say what is newer, and are made only when there is something new', async () => {
    const core = await coreWithWorkspace();
    await core.ask('systems.create', { fields: { name: 'One' } });
    await backUp(core);
    expect(await core.ask('backups.make', {})).toEqual({ made: null });
    await core.ask('systems.create', { fields: { name: 'Two' } });
    await core.ask('systems.create', { fields: { name: 'Three' } });
    const { backups, folder } = await core.ask('backups.list', {});
    expect(backups[0]).toMatchObject({ newer: 2 });
    // The one that is made by itself after an opening may still be on its way.
    await expect.poll(() => fs.readdirSync(folder).filter((name) => !name.endsWith('.aims'))).toEqual([]);

    const target = path.join(core.folder, 'back.aims');
    await core.ask('backups.saveAs', { id: backups[0]?.id ?? '', path: target });
    await core.ask('workspace.open', { path: target });
    expect((await core.ask('systems.list', {})).map(({ name }) => name)).toEqual(['One']);
    expect(await core.ask('trail.verify', {})).toMatchObject({ brokenAt: null, differing: 0, damage: [] });
  });

  test('that were cut off go at the next opening, with no passphrase and nothing to back up, save one that is being made', async () => {
    const core = await coreWithWorkspace();
    await backUp(core);
    const { folder, backups } = await core.ask('backups.list', {});
    await core.ask('workspace.close', {});
    const left = '.00000000-0000-7000-8000-00000000abcd.new';
    for (const name of [left, `${left}-journal`]) fs.writeFileSync(path.join(folder, name), 'half of one');
    const before = path.join(folder, '.00000000-0000-7000-8000-00000000abce.new');
    fs.mkdirSync(before);
    fs.writeFileSync(path.join(before, 'backup.aims'), 'half of one');
    const making = claimFolder(folder, (id) => `.${id}.new`);
    onTestFinished(making.release);
    await core.ask('workspace.open', { path: path.join(core.folder, 'test.aims') });
    const hidden = fs.readdirSync(folder).filter((name) => name.startsWith('.'));
    expect(hidden).toEqual([path.basename(making.path), `${path.basename(making.path)}.lock`]);
    expect((await core.ask('backups.list', {})).backups).toEqual(expect.arrayContaining(backups));
  });

  test('stay when the clock was set back, and say which of them was made', async () => {
    const folder = tempFolder();
    const file = newWorkspace();
    // So many that each newer one is kept, and none as old as the next.
    for (let day = 1; day <= 26; day += 1) {
      addSystem(file, `On day ${day}`);
      const environment = { ...file.environment, now: () => new Date(Date.UTC(2026, 7, day)) };
      expect(await makeBackup({ ...file, environment }, folder)).toMatchObject({ entries: day });
    }
    addSystem(file, 'Years before');
    const environment = { ...file.environment, now: () => new Date(Date.UTC(2020, 0, 1)) };
    const made = await makeBackup({ ...file, environment }, folder);
    expect(made).toMatchObject({ id: '20200101T000000000Z-27.aims', entries: 27 });
    expect(fs.existsSync(path.join(folder, made?.id ?? ''))).toBe(true);
  });

  test('of a large workspace are not made again by themselves before it is worth it', async () => {
    const folder = tempFolder();
    const file = newWorkspace();
    addSystem(file, 'One');
    expect(isBackupDue(file, folder)).toBe(true);
    await makeBackup(file, folder);
    const later = (minutes: number) => ({
      ...file,
      environment: { ...file.environment, now: () => new Date(file.environment.now().getTime() + minutes * 60_000) },
    });
    expect(isBackupDue(later(1), folder)).toBe(true);
    // As large as two gigabytes of recordings make it; nothing of it is really on the disk.
    fs.truncateSync(file.path, 2 * 1024 ** 3);
    expect(isBackupDue(later(29), folder)).toBe(false);
    expect(isBackupDue(later(31), folder)).toBe(true);
  });

  test('are made when a workspace is closed', async () => {
    const core = await coreWithWorkspace();
    await core.ask('systems.create', { fields: { name: 'One' } });
    const { folder } = await core.ask('backups.list', {});
    await core.ask('workspace.close', {});
    const newest = fs.readdirSync(folder).sort().at(-1) ?? '';
    const copy = new Database(path.join(folder, newest), { readonly: true });
    expect(copy.prepare('SELECT name FROM ai_systems').pluck().all()).toEqual(['One']);
    copy.close();
  });

  test('keep a file of an older format as it was before it is changed', async () => {
    const core = testCore();
    const file = path.join(core.folder, 'old.aims');
    fs.copyFileSync(OLDER, file);
    const untouched = path.join(core.folder, 'untouched.aims');
    fs.copyFileSync(OLDER, untouched);
    const before = new Database(untouched, { readonly: true });
    const version = before.pragma('user_version', { simple: true });
    before.close();
    await core.ask('workspace.open', { path: file });
    const { folder, backups } = await core.ask('backups.list', {});
    const versions = backups.map(({ id }) => {
      const copy = new Database(path.join(folder, id), { readonly: true });
      const found = copy.pragma('user_version', { simple: true });
      copy.close();
      return found;
    });
    expect(versions).toContain(version);
  });

  test('that cannot be made keep an older file from being changed, and no other from being opened', async () => {
    const core = testCore();
    const older = path.join(core.folder, 'old.aims');
    fs.copyFileSync(OLDER, older);
    const bytes = fs.readFileSync(older);
    fs.mkdirSync(path.join(core.folder, 'data'), { recursive: true });
    fs.writeFileSync(path.join(core.folder, 'data', 'backups'), 'a file where the folder would be');
    expect(await core.refusal('workspace.open', { path: older })).toBe('folderMissing');
    expect(fs.readFileSync(older).equals(bytes)).toBe(true);
    const current = path.join(core.folder, 'new.aims');
    await core.ask('workspace.create', { path: current, organisationName: 'New', sample: false });
    await core.ask('workspace.close', {});
  });

  test('unknown to the list are refused, and never a path', async () => {
    const core = await coreWithWorkspace();
    const target = path.join(core.folder, 'x.aims');
    expect(await core.refusal('backups.saveAs', { id: '../../test.aims', path: target })).toBe('recordMissing');
    expect(fs.existsSync(target)).toBe(false);
  });
});

describe('what is kept', () => {
  /** One backup an hour over 200 days, newest first. */
  const hourly = Array.from({ length: 24 * 200 }, (_, index): Backup => {
    const at = new Date(Date.UTC(2026, 10, 24) - index * 3_600_000).toISOString();
    return { id: at, at, entries: index, bytes: 1 };
  });

  test('is the newest, then one a day, then one a week', () => {
    const surplus = new Set(surplusOf(hourly).map(({ id }) => id));
    const kept = hourly.filter(({ id }) => !surplus.has(id));
    expect(kept).toHaveLength(10 + 14 + 12);
    expect(kept.slice(0, 10)).toEqual(hourly.slice(0, 10));
    const days = kept.slice(10, 24).map(({ at }) => at.slice(0, 10));
    expect(new Set(days).size).toBe(14);
  });

  test('is everything where there is little', () => {
    expect(surplusOf(hourly.slice(0, 10))).toEqual([]);
    // Of large ones fewer: eight gigabytes, and two whatever their size.
    const large = hourly.slice(0, 5).map((backup) => ({ ...backup, bytes: 3 * 1024 ** 3 }));
    expect(surplusOf(large)).toEqual(large.slice(2));
    const huge = hourly.slice(0, 3).map((backup) => ({ ...backup, bytes: 20 * 1024 ** 3 }));
    expect(surplusOf(huge)).toEqual(huge.slice(2));
  });
});
