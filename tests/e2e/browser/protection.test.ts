import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask, command } from '../pages/page.ts';
import { hasChromium, openApp, openPrepared } from './browser.ts';

const PASSPHRASE = 'correct horse battery staple';

async function typePassphrase(page: Page): Promise<void> {
  await page.getByLabel('New passphrase').press('Tab');
  await page.getByLabel('New passphrase').fill(PASSPHRASE);
  await page.getByLabel('The same once more').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
}

async function unlock(page: Page, secret: string): Promise<void> {
  await page.getByLabel('Passphrase or recovery key').fill(secret);
  await page.keyboard.press('Enter');
}

describe.skipIf(!hasChromium)('protection, by keyboard alone', () => {
  test('a workspace is encrypted, locked, opened by passphrase and by recovery key, and left readable again', async () => {
    const { page, complaints, folder } = await openApp();
    await page.getByRole('button', { name: 'Open the sample' }).press('Enter');
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    await command(page, 'protection');
    await page.getByRole('heading', { level: 1, name: 'Protection' }).waitFor();

    await page.getByLabel('New passphrase').fill('short');
    await page.keyboard.press('Enter');
    await page.getByText('A passphrase has at least 12 characters.').waitFor();
    await page.getByText('The two are not the same.').waitFor();
    await typePassphrase(page);
    await page.getByText('The file and its backups are encrypted.').waitFor();
    const [file] = fs.readdirSync(path.join(folder, 'data', 'workspaces'));
    const bytes = fs.readFileSync(path.join(folder, 'data', 'workspaces', file ?? ''));
    expect(bytes.toString('latin1', 0, 4)).toBe('AIM1');

    const key = page.getByRole('group', { name: 'Recovery key' }).locator('code');
    await key.first().waitFor();
    const lines = await key.allTextContents();
    expect(lines.join('-')).toMatch(/^(\w{4}-){13}\w{4}$/);

    await command(page, 'lock the workspace');
    await page.getByRole('dialog', { name: /is encrypted/ }).waitFor();
    await unlock(page, 'not the passphrase');
    await page.getByText(/This passphrase or recovery key does not open/).waitFor();
    await unlock(page, PASSPHRASE);
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();

    await command(page, 'lock the workspace');
    await page.getByRole('button', { name: 'Cancel' }).press('Enter');
    await page.getByRole('button', { name: /Encrypted/ }).press('Enter');
    await unlock(page, lines.join(' ').toLowerCase());
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();

    await command(page, 'protection');
    await page.getByRole('button', { name: 'Remove passphrase' }).press('Enter');
    await page.getByRole('button', { name: 'Remove it' }).press('Enter');
    await page.getByText('The file is not encrypted.').waitFor();
    expect(complaints).toEqual([]);
  });

  test('nobody there for a quarter of an hour: the workspace is locked, with what was typed', async () => {
    const { page } = await openApp();
    await page.clock.install();
    await page.reload();
    await page.getByRole('button', { name: 'Open the sample' }).press('Enter');
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    await command(page, 'protection');
    await typePassphrase(page);
    await page.getByText('The file and its backups are encrypted.').waitFor();
    await command(page, 'Organisation');
    const name = page.getByRole('textbox', { name: /legal name/i });
    await name.fill('Aurelis Care Technologies AG');
    await name.press('Enter');
    // The quarter of an hour counts from the end of what still runs, and a clock that leaps would leap over that.
    await expect
      .poll(async () => (await ask(page, 'organisation.get', {})).data)
      .toMatchObject({ legalName: 'Aurelis Care Technologies AG' });
    await page.waitForFunction(() => !/Saving|Not saved/.test(document.body.innerText));
    await page.clock.fastForward('14:00');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.clock.fastForward('02:00');
    await page.getByRole('dialog', { name: /is encrypted/ }).waitFor();
    await expect.poll(() => page.getByText('Aurelis').count()).toBe(0);
    await unlock(page, PASSPHRASE);
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    await command(page, 'Organisation');
    await expect.poll(() => name.inputValue()).toBe('Aurelis Care Technologies AG');
  });

  test('a bundle is made, and opened with its passphrase', async () => {
    const { page, complaints, folder } = await openPrepared('sample');
    await command(page, 'protection');
    await page.getByLabel('Passphrase of the bundle').fill(PASSPHRASE);
    await page.getByLabel("The bundle's passphrase once more").fill(PASSPHRASE);
    const downloading = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const bundle = path.join(folder, 'received.age');
    await (await downloading).saveAs(bundle);
    await command(page, 'close workspace');
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open file' }).press('Enter');
    await (await choosing).setFiles(bundle);
    await page.getByLabel('Passphrase of the bundle').fill('not the passphrase');
    await page.keyboard.press('Enter');
    await page.getByText(/This passphrase or recovery key does not open/).waitFor();
    await page.getByLabel('Passphrase of the bundle').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    const names = fs.readdirSync(path.join(folder, 'data', 'workspaces')).filter((name) => !name.endsWith('-wal'));
    expect(names.toSorted()).toEqual(['Sample organisation.aims', 'received.aims']);
    expect(complaints).toEqual([]);
  });
});
