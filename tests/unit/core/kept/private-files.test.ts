import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { APP_FOLDER, coreWithWorkspace, testCore } from '../core.ts';

const LOGO = path.join(APP_FOLDER, 'resources/icons/icon.png');
const PASSPHRASE = 'correct horse battery staple';

/** What somebody else on this computer could read, of all that lies at a place. */
function openToOthers(place: string): string[] {
  const stat = fs.statSync(place);
  const names = stat.isDirectory() ? fs.readdirSync(place) : [];
  const here = (stat.mode & 0o077) === 0 ? [] : [place];
  return [...here, ...names.flatMap((name) => openToOthers(path.join(place, name)))];
}

/** With the umask that lets everybody read and write. */
function withoutUmask(): void {
  const umask = process.umask(0);
  onTestFinished(() => void process.umask(umask));
}

describe.skipIf(process.platform === 'win32')('what the program keeps', () => {
  test('nobody else on the computer reads, whatever the umask says', async () => {
    withoutUmask();
    const core = await coreWithWorkspace(true);
    const data = path.join(core.folder, 'data');
    await core.ask('settings.update', { changes: { theme: 'dark' } });
    await core.ask('branding.chooseLogo', { path: LOGO });
    await core.ask('people.add', { name: 'Ada', role: '', email: '' });
    await core.ask('backups.make', {});
    await core.ask('workspace.setPassphrase', { passphrase: PASSPHRASE });
    await core.ask('workspace.close', {});
    const [recent] = await core.ask('recent.list', {});
    await core.ask('workspace.openRecent', { id: recent?.id ?? '', secret: PASSPHRASE, readOnly: true });
    expect(fs.readdirSync(data)).toEqual(
      expect.arrayContaining([
        'backups',
        'branding.json',
        'checkpoint.key',
        'checkpoints.json',
        'recent.json',
        'views',
      ]),
    );
    expect(openToOthers(data)).toEqual([]);
    expect(openToOthers(path.join(core.folder, 'test.aims'))).toEqual([]);
  });

  test('is closed where an earlier version left it open; what is not the program’s stays', async () => {
    const before = await coreWithWorkspace();
    await before.ask('settings.update', { changes: { theme: 'dark' } });
    await before.ask('backups.make', {});
    await before.ask('workspace.close', {});
    const data = path.join(before.folder, 'data');
    fs.mkdirSync(path.join(data, 'workspaces'));
    fs.writeFileSync(path.join(data, 'workspaces', 'client.aims'), '');
    for (const place of fs.readdirSync(data, { recursive: true, encoding: 'utf8' })) {
      const target = path.join(data, place);
      fs.chmodSync(target, fs.statSync(target).isDirectory() ? 0o755 : 0o644);
    }
    fs.chmodSync(data, 0o755);
    const foreign = path.join(data, 'shared.txt');
    fs.writeFileSync(foreign, '');
    fs.chmodSync(foreign, 0o644);
    fs.symlinkSync(foreign, path.join(data, 'workspaces', 'link'));
    testCore(before.folder);
    expect(new Set(openToOthers(data))).toEqual(new Set([foreign, path.join(data, 'workspaces', 'link')]));
  });

  test('what a user saves is as readable as the umask says', async () => {
    withoutUmask();
    process.umask(0o022);
    const core = await coreWithWorkspace(true);
    const asOf = '2026-01-01';
    const copy = path.join(core.folder, 'copy.aims');
    const calendar = path.join(core.folder, 'actions.ics');
    const trail = path.join(core.folder, 'trail.json');
    await core.ask('workspace.saveCopy', { path: copy });
    await core.ask('actions.exportCalendar', { path: calendar, asOf });
    await core.ask('trail.export', { path: trail, asOf });
    for (const saved of [copy, calendar, trail]) expect((fs.statSync(saved).mode & 0o777).toString(8)).toBe('644');
  });

  test('a workspace that is shared stays shared under another passphrase', async () => {
    const core = await coreWithWorkspace();
    const file = path.join(core.folder, 'test.aims');
    fs.chmodSync(file, 0o660);
    await core.ask('workspace.setPassphrase', { passphrase: PASSPHRASE });
    expect((fs.statSync(file).mode & 0o777).toString(8)).toBe('660');
  });
});
