import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasChromium, openApp, ROOT } from './browser.ts';

const INVENTORY = path.join(ROOT, 'resources/samples/inventory-demo.csv');

describe.skipIf(!hasChromium)('in Chromium, over the browser host', () => {
  test('new workspace, import, find a system, edit it, close, reopen, see it', async () => {
    const { page, strays, complaints } = await openApp();
    await page.getByLabel('Name of the organisation').fill('Müller & Söhne');
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();

    await page.getByRole('link', { name: 'AI systems' }).click();
    await page.getByRole('link', { name: 'Import', exact: true }).first().click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await (await chooser).setFiles(INVENTORY);
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
    const name = 'Anomaly Detection COV Structure';

    await page.keyboard.press('Control+k');
    await page.keyboard.type('close workspace');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Recent workspaces' }).waitFor();
    await page
      .getByRole('button', { name: /Müller & Söhne/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'AI systems' }).click();
    await page.getByRole('searchbox', { name: 'Filter the list' }).fill('jurgen');
    await page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'Jürgen Größe' }).waitFor();

    // What was done before the file was closed can still be taken back, and brought back.
    for (const [words, message] of [
      ['undo the last change', 'Undone: AI system changed.'],
      ['redo what was undone', 'Redone: AI system changed.'],
    ] as const) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await page.getByText(message).waitFor();
    }
    await page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'Jürgen Größe' }).waitFor();
    expect({ strays, complaints }).toEqual({ strays: [], complaints: [] });
  });
});
