import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  answerDialogs,
  ask,
  createWorkspace,
  desktop,
  lacking,
  openDesktop,
  startAgain,
  testFolder,
  tryAsk,
} from './desktop.ts';

describe.skipIf(lacking !== undefined)(`${desktop} and files`, () => {
  test('a second start hands its file over, named relative to where it was started, and ends', async () => {
    const folder = testFolder();
    const opened = await openDesktop();
    const { page, dataFolder } = opened;
    await createWorkspace(opened, path.join(folder, 'first.aims'), 'First');
    await createWorkspace(opened, path.join(folder, 'zweite Datei ü.aims'), 'Second');
    await createWorkspace(opened, path.join(folder, 'third.aims'), 'Third');
    const again = startAgain(dataFolder, ['zweite Datei ü.aims'], folder);
    expect(await once(again, 'exit')).toEqual([0, null]);
    await expect.poll(async () => (await ask(page, 'workspace.current', {}))?.organisationName).toBe('Second');
    expect(await opened.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test.each([
    ['a folder', 'folder.aims'],
    ['an empty file', 'empty.aims'],
    ['a picture', 'picture.jpg'],
    ['nothing', 'missing.aims'],
  ])('%s on the command line is refused in one sentence, and the app goes on', async (_what, name) => {
    const folder = testFolder();
    mkdirSync(path.join(folder, 'folder.aims'));
    writeFileSync(path.join(folder, 'empty.aims'), '');
    writeFileSync(path.join(folder, 'picture.jpg'), Buffer.from('ffd8ffe000104a464946', 'hex'));
    const { page } = await openDesktop({ files: [path.join(folder, name)] });
    const sentence = page.getByText(`"${name}"`).first();
    await sentence.waitFor();
    expect(await sentence.textContent()).toMatch(/\.$/);
    await expect(ask(page, 'workspace.current', {})).resolves.toBeNull();
  });

  test('dialogs start where the last file of that kind was, with a name that every system takes', async () => {
    const folder = testFolder();
    const opened = await openDesktop();
    const { app, page } = opened;
    await createWorkspace(opened, path.join(folder, 'a.aims'));
    await app.evaluate(({ dialog }) => {
      const seen: unknown[] = [];
      Object.assign(globalThis, { seen });
      dialog.showSaveDialog = (async (_window: unknown, asked: unknown) => {
        seen.push(asked);
        return { canceled: true, filePath: '' };
      }) as never;
    });
    await expect(
      ask(page, 'host.pick', { purpose: 'newWorkspace', suggestedName: 'Müller/Söhne: "KI" GmbH.' }),
    ).resolves.toEqual([]);
    const [asked] = await app.evaluate(() => (globalThis as unknown as { seen: { defaultPath: string }[] }).seen);
    expect(asked?.defaultPath).toBe(path.join(folder, 'Müller Söhne KI GmbH.aims'));
  });

  test('a name typed without its extension gets it', async () => {
    const folder = testFolder();
    const { app, page } = await openDesktop();
    await answerDialogs(app, { save: path.join(folder, 'Plan v2.final') });
    await expect(ask(page, 'host.pick', { purpose: 'newWorkspace', suggestedName: 'x' })).resolves.toMatchObject([
      { name: 'Plan v2.final.aims' },
    ]);
  });

  test('a dropped file gives a grant to read it, and none to write it', async () => {
    const folder = testFolder();
    const table = path.join(folder, 'systems.csv');
    writeFileSync(table, 'Name,Owner\nTriage,Anna\n');
    const opened = await openDesktop();
    const { page } = opened;
    await createWorkspace(opened, path.join(folder, 'a.aims'));
    await page.evaluate(() => {
      const input = Object.assign(document.createElement('input'), { type: 'file', id: 'dropped' });
      document.body.append(input);
    });
    await page.locator('#dropped').setInputFiles(table);
    await expect
      .poll(() => page.evaluate(() => document.querySelector<HTMLInputElement>('#dropped')?.files?.length))
      .toBe(1);
    const granted = await page.evaluate(async () => {
      const file = document.querySelector<HTMLInputElement>('#dropped')?.files?.[0];
      const { aiGuard } = window as unknown as {
        aiGuard: { grantDroppedFile(file: unknown): Promise<{ grant: string }> };
      };
      const made = await aiGuard
        .grantDroppedFile(new File(['x'], 'made-up.csv'))
        .catch((error: Error) => error.message);
      return { real: await aiGuard.grantDroppedFile(file), made };
    });
    expect(granted.made).toContain('Choose it again');
    expect(granted.real).toMatchObject({ name: 'systems.csv', location: folder });
    const { grant } = granted.real;
    await expect(ask(page, 'systems.importPreview', { path: grant })).resolves.toMatchObject({ total: 1 });
    await expect(tryAsk(page, 'workspace.saveCopy', { path: grant })).resolves.toMatchObject({
      error: { code: 'grantUnknown' },
    });
  });

  test('the menu offers what can be done now, and its choices reach the page', async () => {
    const opened = await openDesktop();
    const { app, page } = opened;
    const choose = (id: string) =>
      app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);
    const enabled = (id: string) =>
      app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.enabled, id);
    await expect.poll(() => enabled('workspace.close')).toBe(false);
    await createWorkspace(opened, path.join(testFolder(), 'a.aims'), 'Menu Ltd');
    await expect.poll(() => enabled('workspace.close')).toBe(true);
    for (const [id, heading] of [
      ['go.requirements', 'Requirements'],
      ['go.organisation', 'Organisation'],
    ] as const) {
      await choose(id);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    }
    const checked = (id: string) =>
      app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.checked, id);
    expect(await checked('theme.system')).toBe(true);
    await choose('theme.dark');
    await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
    await expect.poll(() => checked('theme.dark')).toBe(true);
    expect(await checked('theme.system')).toBe(false);
    const copy = path.join(testFolder(), 'copy.aims');
    await answerDialogs(app, { save: copy });
    await choose('workspace.saveCopy');
    await expect.poll(() => existsSync(copy)).toBe(true);
    await choose('go.settings');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await choose('palette.open');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await choose('go.home');
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    await choose('workspace.close');
    await page.getByRole('heading', { name: 'Recent workspaces' }).waitFor();
    const recent = await ask(page, 'recent.list', {});
    await expect.poll(() => enabled(`recent.${recent[0]?.id}`)).toBe(true);
    await choose(`recent.${recent[0]?.id}`);
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
  });

  test('the window comes back where it was', async () => {
    const first = await openDesktop();
    const place = { x: 40, y: 30, width: 1000, height: 700 };
    await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
    await first.close();
    const second = await openDesktop({ dataFolder: first.dataFolder });
    const bounds = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    expect(bounds).toEqual(place);
  });
});
