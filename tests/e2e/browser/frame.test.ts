import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPlace } from '../pages/navigation.ts';
import { hasChromium, openPrepared } from './browser.ts';

describe.skipIf(!hasChromium)('around every page', () => {
  test('the focus follows to the page that was asked for', async () => {
    const { page } = await openPrepared('sample');
    await page.getByRole('link', { name: 'AI systems' }).click();
    await expect.poll(() => focused(page)).toBe('H1: AI systems');

    await page.getByRole('button', { name: 'New system' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Triage of letters');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^H1: SYS-\d+.*Triage of letters$/);
    // And stays there when the dialog and the list are gone.
    await page.getByLabel('Owner', { exact: true }).waitFor();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await focused(page)).toMatch(/^H1: SYS-\d+/);

    await page.getByRole('link', { name: 'AI systems' }).first().click();
    await page.getByRole('grid').press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('Owner', { exact: true }).waitFor();
    await expect.poll(() => focused(page)).toMatch(/^H1: SYS-\d+/);
  });

  test('a message covers nothing that cannot be brought above it', async () => {
    const { page } = await openPrepared('sample');
    await page.getByRole('link', { name: 'AI systems' }).click();
    await page.getByRole('button', { name: 'New system' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Triage of letters');
    await page.keyboard.press('Enter');
    const toast = page.getByRole('region', { name: 'Messages' }).getByRole('button').first();
    await toast.hover();
    for (const [place, heading] of [
      ['AI systems', 'AI systems'],
      ['Trail, backups, settings', 'Audit trail'],
      ['Documents and evidence', 'Documents'],
    ] as const) {
      await openPlace(page, place);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await toast.hover();
      await page.getByRole('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
      const covered = await page.evaluate(() => {
        const top = document.querySelector('[role="region"][aria-label="Messages"]')?.getBoundingClientRect().top ?? 0;
        const ends = [...document.querySelectorAll('main *')].filter((element) => element.children.length === 0);
        const grid = document.querySelector('[role="grid"]')?.getBoundingClientRect().bottom;
        return { top, lowest: grid ?? Math.max(...ends.map((element) => element.getBoundingClientRect().bottom)) };
      });
      expect(covered.top).toBeGreaterThan(0);
      expect(covered.lowest).toBeLessThanOrEqual(covered.top);
    }
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Dismiss' }).click();
    const left = () => page.getByRole('main').evaluate((main) => getComputedStyle(main).paddingBottom);
    await expect.poll(left).toBe('0px');
  });

  test.each(['Normal', 'Larger'])('the arrow of a choice keeps clear of its text, at text size %s', async (size) => {
    const { page } = await openPrepared('sample');
    await page.evaluate(() => {
      window.location.hash = '/settings';
    });
    await page.getByRole('button', { name: size, exact: true }).click();
    await page.evaluate(() => {
      window.location.hash = '/organisation';
    });
    const choice = page.getByRole('combobox', { name: 'Size' });
    await choice.waitFor();
    const clear = await choice.evaluate((element) => {
      const text = element.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(element).paddingRight);
      const arrow = element.parentElement?.querySelector('svg')?.getBoundingClientRect().left ?? 0;
      return arrow - text;
    });
    expect(clear).toBeGreaterThan(4);
  });
});

function focused(page: Page): Promise<string> {
  return page.evaluate(() => `${document.activeElement?.tagName}: ${document.activeElement?.textContent}`);
}
