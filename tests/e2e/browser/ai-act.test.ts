import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasChromium, openPrepared } from './browser.ts';

describe.skipIf(!hasChromium)('the EU AI Act beside the standard', () => {
  test('is reached from a requirement, read and narrowed down by keyboard alone', async () => {
    const { page, strays, complaints } = await openPrepared('sample');

    // Where 8.4 leads to: by the palette to the requirement, by Tab to the link.
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('8.4');
    await page.getByRole('option', { name: /8\.4 AI system impact/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: /8\.4/ }).waitFor();
    // What to show, whom to ask, and what it gives for the Act, all on the page that one is led to.
    await page.getByText('Needs documented information').waitFor();
    await page.getByRole('heading', { name: 'Documented information' }).waitFor();
    await page.getByRole('heading', { name: 'Typical evidence' }).waitFor();
    await page.getByRole('heading', { name: 'Questions to ask' }).waitFor();
    await page.getByText('AI system owner', { exact: true }).first().waitFor();
    await page.getByRole('heading', { name: 'For the EU AI Act' }).waitFor();
    await tabTo(page, 'Fundamental rights impact assessment');
    await page.keyboard.press('Enter');

    // The duty is open and focused, with what is given and what remains.
    const duty = page.locator('details[data-wanted="true"]');
    await duty.getByText('What remains').waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Art. 27'));
    await expect.poll(() => duty.evaluate((element: HTMLDetailsElement) => element.open)).toBe(true);
    expect(await duty.getByText('2 Dec 2027').count()).toBeGreaterThan(0);
    expect(await duty.getByText('Was 2 Aug 2026 before the amendment.').count()).toBe(1);

    // Space closes it, Enter opens it again; the next Tab is a control that bears on it.
    await page.keyboard.press(' ');
    await expect.poll(() => duty.evaluate((element: HTMLDetailsElement) => element.open)).toBe(false);
    await page.keyboard.press('Enter');
    await duty.getByText('What remains').waitFor();
    await tabTo(page, '6.1.4 AI system impact assessment');

    // What a deployer gets nothing for.
    const role = page.getByRole('combobox', { name: 'Role' });
    await role.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'Deployer' }).press('Enter');
    const given = page.getByRole('combobox', { name: 'What the management system gives' });
    await given.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'Nothing from the AIMS' }).press('Enter');
    await page.getByText('2 of 89 duties, 2 with nothing from the AIMS').waitFor();
    expect(await page.getByRole('group').filter({ hasText: 'Art. 26(8)' }).count()).toBe(1);

    expect(strays).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('says of which day it is known, and on a day much later that this is too long ago', async () => {
    const { page } = await openPrepared('empty');
    const open = async (day: string) => {
      await page.clock.setFixedTime(`${day}T12:00:00Z`);
      await goTo(page, '#/');
      await page.getByRole('heading', { level: 1, name: 'ISO 42001 and the EU AI Act' }).waitFor({ state: 'detached' });
      await goTo(page, '#/ai-act?duty=Art.%2017');
    };
    await open('2027-05-30');
    await page.getByText('Known as of 30 Nov 2026.', { exact: true }).waitFor();
    expect(await page.getByText('look up the law').count()).toBe(0);
    // A single statement may be older than the whole.
    const duty = page.locator('details[data-wanted="true"]').first();
    await duty.getByText('Known as of 30 Sept 2026, more than 6 months ago').waitFor();

    await open('2027-05-31');
    await page.getByText(/^Known as of 30 Nov 2026\. That is more than 6 months ago: look up the law/).waitFor();
  });
});

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
}

/** Tab until the link with these words has the focus; a page that never gets there is not usable by keyboard. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const text = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (text === words) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`"${words}" is not within 60 presses of Tab`);
}
