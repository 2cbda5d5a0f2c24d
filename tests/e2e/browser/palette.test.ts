import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask, command } from '../pages/page.ts';
import { hasChromium, openPrepared } from './browser.ts';

/** Types and presses Enter at once, as whoever knows what they look for. */
async function enter(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to or find' }).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

const hash = (page: Page) => page.evaluate(() => window.location.hash);

describe.skipIf(!hasChromium)('the palette', () => {
  test('opens records by their code, though Enter comes before the core has answered', async () => {
    const { page, complaints } = await openPrepared('sample');
    await enter(page, 'ACT-002');
    await page.getByRole('dialog', { name: /^ACT-002/ }).waitFor();
    const { data } = await ask(page, 'actions.list', {});
    const second = (data as { id: string; code: string }[]).find(({ code }) => code === 'ACT-002');
    expect(await hash(page)).toBe(`#/actions?action=${second?.id}`);
    await page.keyboard.press('Escape');
    await enter(page, 'SYS-003');
    await page.getByText('SYS-003').first().waitFor();
    await expect.poll(() => hash(page)).toMatch(/^#\/systems\/./);
    expect(complaints).toEqual([]);
  });

  test('makes new records, and opens them by an address', async () => {
    const { page } = await openPrepared('sample');
    await command(page, 'new interview');
    const dialog = page.getByRole('dialog', { name: 'New interview' });
    await dialog.getByLabel('Title').fill('Board');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /^INT-001/ }).waitFor();
    expect(await hash(page)).toMatch(/^#\/visit-plan\?interview=/);
    await page.keyboard.press('Escape');
    await expect.poll(() => hash(page)).toBe('#/visit-plan');
    await command(page, 'new action');
    await page.getByRole('dialog', { name: 'New action' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => hash(page)).toBe('#/actions');
  });

  test('finds what belongs to somebody, and other clients', async () => {
    const { page } = await openPrepared('sample');
    await page.getByRole('button', { name: /^Client/ }).click();
    await page.getByRole('menuitem', { name: 'New client…' }).click();
    await page.getByLabel('Name of the organisation').fill('Ministerie van Zaken');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Client\s*Ministerie/ }).waitFor();
    await enter(page, 'Aurelis');
    await page.getByRole('button', { name: /^Client\s*Aurelis/ }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('helene');
    await page
      .getByRole('option', { name: /Helene Brandt/ })
      .first()
      .waitFor();
  });
});
