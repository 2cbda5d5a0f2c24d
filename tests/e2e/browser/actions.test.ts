import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openPlace } from '../pages/navigation.ts';
import { hasChromium, openPrepared } from './browser.ts';

describe.skipIf(!hasChromium)('actions as a board, as a calendar and for calendars, in Chromium', () => {
  test('a card is moved by key and by hand, stands on its day, and its day is saved', async () => {
    const { page, complaints } = await openPrepared('empty');
    await openPlace(page, 'Audit and improvement');
    for (const title of ['Write the policy down', 'Train everybody']) {
      await page.getByRole('button', { name: 'New action' }).click();
      await page.getByRole('textbox', { name: 'Title' }).fill(title);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.getByText('2 of 2').waitFor();
    // Without a day there is nothing for a calendar.
    expect(await page.getByRole('button', { name: 'Save for calendars' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Board' }).click();
    const column = (name: string) => page.getByRole('region', { name, exact: true });
    await page.getByRole('button', { name: 'Move ACT-001, now: Open' }).press('Enter');
    await page.getByRole('menuitem', { name: 'To: In progress' }).press('Enter');
    await column('In progress').getByText('Write the policy down').waitFor();
    // What was moved keeps the focus, and says where it is.
    const focused = page.getByRole('button', { name: 'Move ACT-001, now: In progress' });
    await expect.poll(() => focused.evaluate((button) => button === document.activeElement)).toBe(true);
    await column('Open').getByText('Train everybody').dragTo(column('Done'));
    await column('Done').getByText('Train everybody').waitFor();
    await page.keyboard.press('Control+z');
    await column('Open').getByText('Train everybody').waitFor();

    await page.getByRole('button', { name: 'Open ACT-001 Write the policy down' }).click();
    const now = new Date();
    const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1)).toISOString();
    await page.getByLabel('Due').fill(day.slice(0, 10));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Calendar', exact: true }).click();
    await page.getByText('Open without a due date: 1').waitFor();
    if (day.slice(0, 7) !== now.toISOString().slice(0, 7))
      await page.getByRole('button', { name: 'Month after' }).click();
    const cell = page.getByRole('cell').filter({ has: page.locator(`time[datetime="${day.slice(0, 10)}"]`) });
    await cell.getByRole('button', { name: /^Open ACT-001 Write the policy down, due/ }).click();
    await page.getByRole('dialog', { name: 'ACT-001' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save for calendars' }).click();
    const saved = fs.readFileSync(await (await download).path(), 'utf8');
    expect(saved).toContain(`DTSTART;VALUE=DATE:${day.slice(0, 10).replaceAll('-', '')}\r\n`);
    expect(saved).toContain('SUMMARY:ACT-001 Write the policy down\r\n');
    await page.getByText('saved with 1 action').waitFor();
    expect(complaints).toEqual([]);
  });
});
