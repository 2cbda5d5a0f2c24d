import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask, visit } from '../pages/page.ts';
import { hasChromium, openPrepared } from './browser.ts';

const REFUSAL = { ok: false, error: { code: 'diskFull', message: 'The disk is full.', params: {}, fields: {} } };

async function beginClient(page: Page, name: string): Promise<void> {
  await visit(page, '/start');
  await page.getByLabel('Name of the organisation').fill(name);
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
}

async function openControl(page: Page) {
  await visit(page, '/documents');
  await page
    .getByRole('button', { name: /^Document control of/ })
    .first()
    .click();
  return page.getByRole('dialog').getByLabel('Approver');
}

async function approvers(page: Page): Promise<string[]> {
  const list: readonly { readonly approver: string }[] = (await ask(page, 'documents.list', {})).data;
  return list.map(({ approver }) => approver).filter((approver) => approver !== '');
}

describe.skipIf(!hasChromium)('two clients in one window, in Chromium', () => {
  test('what was written for one is neither shown in the other nor saved there, and is led back to in its own', async () => {
    const { page, complaints } = await openPrepared('sample');
    await page.route('**/api/documents.updateControl', (call) => call.fulfill({ json: REFUSAL }));
    await (await openControl(page)).fill('Written for Aurelis');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(/are not saved\. They are kept in its form\.$/).waitFor();
    // Also from another page.
    await visit(page, '/readiness');
    await page.getByRole('button', { name: 'Open the form' }).click();
    await expect.poll(() => page.getByRole('dialog').getByLabel('Approver').inputValue()).toBe('Written for Aurelis');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await visit(page, '/organisation');
    await page.getByLabel('Contact e-mail').fill('jan at ministerie');
    await page.getByText('This does not look like an e-mail address.').waitFor();
    await visit(page, '/readiness');
    await page.getByText('Changes to Organisation are not saved. They are kept in its form.').waitFor();
    await page.getByRole('button', { name: '2 entries not saved' }).waitFor();

    await beginClient(page, 'Müller & Söhne');
    await page.getByText('All changes saved').waitFor();
    await page.unroute('**/api/documents.updateControl');
    expect(await page.getByRole('region', { name: 'Messages' }).innerText()).toBe('');
    expect(await (await openControl(page)).inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await visit(page, '/organisation');
    expect(await page.getByLabel('Contact e-mail').inputValue()).toBe('');
    expect(await approvers(page)).toEqual([]);

    await page.getByRole('button', { name: /^Client/ }).click();
    await page.getByRole('menuitem', { name: /Aurelis/ }).click();
    await page.getByRole('button', { name: '1 entry not saved' }).click();
    await expect.poll(() => page.getByLabel('Contact e-mail').inputValue()).toBe('jan at ministerie');
    await expect.poll(() => approvers(page)).toContain('Written for Aurelis');
    await page.getByLabel('Contact e-mail').fill('jan@ministerie.example');
    await page.keyboard.press('Tab');
    await page.getByText(/^Saved \d/).waitFor();
    expect(complaints).toEqual([]);
  });
});
