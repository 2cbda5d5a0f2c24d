import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { tabTo } from '../pages/page.ts';
import { hasChromium, openApp, ROOT } from './browser.ts';

const INVENTORY = path.join(ROOT, 'resources/samples/inventory-demo.csv');

describe.skipIf(!hasChromium)('by keyboard alone, in Chromium', () => {
  test('a step is taken page by page: answered, decided, left, gone on with, reviewed', async () => {
    const { page, strays, complaints } = await openApp();
    await page.getByLabel('Name of the organisation').fill('Muster GmbH');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    await importInventory(page);

    await choose(page, 'Step 2');
    await tabTo(page, page.getByRole('link', { name: 'Continue step by step' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'The organisation' }).waitFor();
    const missing = page.getByRole('region', { name: 'What is missing' });
    await missing.getByText('Legal name is empty').waitFor();
    await tabTo(page, page.getByLabel('Legal name'));
    await page.keyboard.type('Muster Gesellschaft mbH');
    await page.keyboard.press('Enter');
    await missing.getByText('Legal name is empty').waitFor({ state: 'detached' });

    await tabTo(page, page.getByRole('link', { name: 'Next', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'The AI systems' }).waitFor();
    await tabTo(page, page.getByRole('link', { name: 'Next', exact: true }));
    await page.keyboard.press('Enter');

    const left = page.getByText('200 systems are left to decide.');
    await left.waitFor();
    await tabTo(page, page.getByRole('button', { name: 'In scope' }).first());
    await page.keyboard.press('Enter');
    await page.getByText('199 systems are left to decide.').waitFor();
    // The focus goes on to the next one that waits; the button beside it leaves it out, with its reason.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('In scope');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Used by another agency.');
    await page.keyboard.press('Enter');
    await page.getByText('198 systems are left to decide.').waitFor();

    await tabTo(page, page.getByRole('link', { name: 'Continue later' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    await choose(page, 'Step 2');
    await tabTo(page, page.getByRole('link', { name: 'Continue step by step' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'The organisation' }).waitFor();
    await tabTo(page, page.getByRole('link', { name: 'Review' }));
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: /Which systems are in scope/ });
    await row.getByText('The scope of 198 AI systems is undecided').waitFor();
    await page
      .getByRole('row', { name: /^The organisation/ })
      .getByText('1 of 3')
      .waitFor();
    expect({ strays, complaints }).toEqual({ strays: [], complaints: [] });
  });
});

/** Goes to something through the palette. */
async function choose(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(words);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function importInventory(page: Page): Promise<void> {
  await choose(page, 'Import AI systems');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(INVENTORY);
  await page.getByRole('button', { name: /^Import .* systems$/ }).click();
  await page.getByRole('link', { name: 'To the AI systems' }).waitFor();
}
