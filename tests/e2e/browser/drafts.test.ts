import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { visit } from '../pages/page.ts';
import { hasChromium, openPrepared } from './browser.ts';

const REFUSAL = { ok: false, error: { code: 'diskFull', message: 'The disk is full.', params: {}, fields: {} } };

/** Writes into a drawer while nothing can be saved, leaves it, and finds the text again; then it is saved. */
async function losesNothing(page: Page, route: string, open: () => Promise<void>, field: string, text: string) {
  const refuse = `**/api/${route}`;
  await page.route(refuse, (call) => call.fulfill({ json: REFUSAL }));
  await open();
  await page.getByRole('dialog').getByLabel(field).fill(text);
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText(/are not saved\. They are kept in its form\.$/).waitFor();
  await page.getByRole('button', { name: 'Open the form' }).click();
  const input = page.getByRole('dialog').getByLabel(field);
  expect(await input.inputValue()).toBe(text);
  await page.getByRole('dialog').getByText('Not saved', { exact: true }).waitFor();

  await page.unroute(refuse);
  await input.focus();
  await page.keyboard.press('Tab');
  await page.getByRole('dialog').getByText('Saved', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await open();
  expect(await page.getByRole('dialog').getByLabel(field).inputValue()).toBe(text);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

describe.skipIf(!hasChromium)('what could not be saved in a drawer, in Chromium', () => {
  test('is there again and saved later: an action, a piece of evidence, the control data of a document', async () => {
    const { page, complaints } = await openPrepared('sample');
    await visit(page, '/actions');
    const openAction = async () => {
      await page.getByRole('grid', { name: 'Actions' }).focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
    };
    await losesNothing(page, 'actions.update', openAction, 'What is to be done', 'Written while the disk was full');

    await visit(page, '/evidence');
    const openEvidence = () => page.getByRole('button', { name: /^Open EV-0001/ }).click();
    await losesNothing(page, 'evidence.update', openEvidence, 'Collected by', 'Zoë Müller');

    await visit(page, '/documents');
    const openControl = () =>
      page
        .getByRole('button', { name: /^Document control of/ })
        .first()
        .click();
    await losesNothing(page, 'documents.updateControl', openControl, 'Approver', 'Zoë Müller');
    expect(complaints).toEqual([]);
  });

  test('is there again in an interview, of which a closed assessment lets nothing be changed', async () => {
    const { page, complaints } = await openPrepared('sample');
    await visit(page, '/visit-plan');
    await page.getByRole('button', { name: 'Add interview' }).click();
    await page.getByRole('dialog').getByLabel('Title').fill('Data team');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /^INT-001/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const openInterview = () => page.getByRole('button', { name: 'Open INT-001 Data team' }).click();
    await losesNothing(page, 'interviews.update', openInterview, 'What was said', 'The registers are in order.');

    await visit(page, '/assessments');
    await page.getByRole('button', { name: /^More about ASM-001/ }).click();
    await page.getByRole('menuitem', { name: 'Close it' }).click();
    await page.getByText('ASM-001 is closed and only read.').waitFor();
    await visit(page, '/visit-plan');
    await openInterview();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What was said').waitFor();
    for (const field of await dialog.locator('input:visible, textarea:visible').all()) {
      expect(await field.isDisabled()).toBe(true);
    }
    expect(await dialog.getByRole('button', { name: 'Users' }).isDisabled()).toBe(true);
    expect(await dialog.getByRole('button', { name: /^Remove INT-/ }).isDisabled()).toBe(true);
    expect(complaints).toEqual([]);
  });
});
