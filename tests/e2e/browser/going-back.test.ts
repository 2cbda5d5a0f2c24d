import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { visit } from '../pages/page.ts';
import { seriousFindings } from './axe.ts';
import { hasChromium, openPrepared } from './browser.ts';

async function setOwner(page: Page, owner: string): Promise<void> {
  await page.getByLabel('Owner', { exact: true }).fill(owner);
  await page.keyboard.press('Enter');
  await page.getByRole('listitem').filter({ hasText: owner }).first().waitFor();
}

/** What was read before a change is read anew a moment after it. */
function ownerIs(page: Page, owner: string): Promise<void> {
  return expect.poll(() => page.getByLabel('Owner', { exact: true }).inputValue()).toBe(owner);
}

describe.skipIf(!hasChromium)('going back, by keyboard alone', () => {
  test('to a snapshot, with a preview of what is lost, and forth again', async () => {
    const { page, complaints } = await openPrepared('sample');
    await visit(page, '/backups');
    await page.getByRole('button', { name: 'Make a snapshot' }).press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('This is needed.').waitFor();
    await page.keyboard.type('Before the Stage 1 audit');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('listitem').filter({ hasText: 'Nothing has changed since.' }).waitFor();

    await visit(page, '/systems');
    await page.getByRole('grid').press('ArrowDown');
    await page.keyboard.press('Enter');
    const before = await page.getByLabel('Owner', { exact: true }).inputValue();
    await setOwner(page, 'Somebody else');
    const system = await page.evaluate(() => window.location.hash);

    await visit(page, '/backups');
    await page.getByRole('listitem').filter({ hasText: '1 change since.' }).waitFor();
    await page.getByRole('button', { name: 'Go back to Before the Stage 1 audit' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Go back to "Before the Stage 1 audit"?' });
    await dialog.getByText('Somebody else').waitFor();
    await dialog.getByText(before).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Go back', exact: true }).press('Enter');
    await page.getByText(/The records are as they were at/).waitFor();
    await visit(page, system.slice(1));
    await ownerIs(page, before);
    await page.keyboard.press('Control+Alt+z');
    await page.getByText('Undone: Workspace restored to an earlier state').waitFor();
    await ownerIs(page, 'Somebody else');
    expect(complaints).toEqual([]);
  });

  test('to one version of one record, from its history', async () => {
    const { page, complaints } = await openPrepared('sample');
    await visit(page, '/systems');
    await page.getByRole('grid').press('ArrowDown');
    await page.keyboard.press('Enter');
    await setOwner(page, 'First owner');
    await setOwner(page, 'Second owner');
    await page
      .getByRole('button', { name: /^Restore the version of/ })
      .first()
      .press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Restore the version of/ });
    await dialog.getByText('First').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Restore it' }).press('Enter');
    await page.getByRole('listitem').filter({ hasText: 'Earlier version restored' }).waitFor();
    await ownerIs(page, 'First owner');
    expect(complaints).toEqual([]);
  });
});
