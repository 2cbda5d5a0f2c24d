import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerDialogs, corePids, desktop, lacking, openDesktop, ROOT, testFolder } from './desktop.ts';

const INVENTORY = path.join(ROOT, 'resources/samples/inventory-demo.csv');

describe.skipIf(lacking !== undefined)(desktop, () => {
  test('new workspace, import, find a system, edit it, close, reopen, see it', async () => {
    const folder = testFolder();
    const file = path.join(folder, 'Müller & Söhne.aims');
    const dataFolder = path.join(folder, 'data');
    const first = await openDesktop({ dataFolder });
    const { app, page } = first;
    await answerDialogs(app, { save: file, open: [INVENTORY] });

    await page.getByLabel('Name of the organisation').fill('Müller & Söhne');
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    expect(existsSync(file)).toBe(true);
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle()))
      .toBe('Müller & Söhne – Müller & Söhne.aims – AI-Guard Lite');

    await page.getByRole('link', { name: 'AI systems' }).click();
    await page.getByRole('link', { name: 'Import', exact: true }).first().click();
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await page.getByRole('button', { name: /^Import .* systems$/ }).click();
    await page.getByRole('link', { name: 'To the AI systems' }).click();

    await page.getByRole('searchbox', { name: 'Filter the list' }).fill('anomaly detection');
    await page.getByText('1 of 200 systems').waitFor();
    await page.getByRole('grid').press('ArrowDown');
    await page.keyboard.press('Enter');
    const owner = page.getByLabel('Owner', { exact: true });
    await owner.fill('Jürgen Größe');
    await owner.blur();
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor();
    expect(first.complaints).toEqual([]);
    const [core] = corePids(app.process().pid ?? 0);
    await first.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(existsSync(`/proc/${core}`)).toBe(false);

    const second = await openDesktop({ dataFolder, files: [file] });
    await second.page.getByRole('link', { name: 'AI systems' }).click();
    await second.page.getByRole('searchbox', { name: 'Filter the list' }).fill('jurgen');
    await second.page.getByRole('row').filter({ hasText: 'Anomaly Detection' }).filter({ hasText: 'Jürgen' }).waitFor();
  });

  test('text that was typed a moment before the window closes is kept', async () => {
    const folder = testFolder();
    const file = path.join(folder, 'quick.aims');
    const dataFolder = path.join(folder, 'data');
    const first = await openDesktop({ dataFolder });
    await answerDialogs(first.app, { save: file });
    await first.page.getByLabel('Name of the organisation').fill('Quick Ltd');
    await first.page.getByRole('button', { name: 'Create workspace' }).click();
    await first.page.getByRole('link', { name: 'Organisation', exact: true }).click();
    await first.page.getByLabel('Sector').fill('Typed last');
    await first.close();

    const second = await openDesktop({ dataFolder, files: [file] });
    await second.page.getByRole('link', { name: 'Organisation', exact: true }).click();
    await expect.poll(() => second.page.getByLabel('Sector').inputValue()).toBe('Typed last');
  });
});
