import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hasChromium, openPrepared } from './browser.ts';

describe.skipIf(!hasChromium)('the audit trail', () => {
  test('is narrowed by what was done and by words, holds that in its address, and is saved as it is narrowed', async () => {
    const { page, strays, complaints } = await openPrepared('sample');
    await page.evaluate(() => {
      location.hash = '#/organisation';
    });
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.fill('Aurelis Umbrella Care');
    await name.press('Tab');

    // From the record's page to its history, and from there to the rest of the trail, by keyboard.
    await page.getByRole('link', { name: 'History in the audit trail' }).press('Enter');
    await page.getByText('2 entries', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
    const done = page.getByRole('combobox', { name: 'Done' });
    await done.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'Organisation changed' }).press('Enter');
    await page.getByText('1 entry', { exact: true }).waitFor();
    const text = page.getByRole('searchbox', { name: 'Text' });
    await text.fill('nowhere');
    await text.press('Enter');
    await page.getByText('No entry', { exact: true }).waitFor();
    await text.fill('UMBRELLA');
    await text.press('Enter');
    await page.getByText('1 entry', { exact: true }).waitFor();
    expect(await text.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(page.url()).toContain('action=organisation.update');
    await page.reload();
    await page.getByText('1 entry', { exact: true }).waitFor();
    expect(await text.inputValue()).toBe('UMBRELLA');

    await page.getByRole('button', { name: 'Save as a file' }).press('Enter');
    const saving = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /CSV/ }).press('Enter');
    const table = fs.readFileSync(await (await saving).path(), 'utf8');
    expect(table).toContain('Aurelis Umbrella Care');
    expect(table.trimEnd().split('\r\n').at(-1)).toContain('"Organisation changed""; with the text ""UMBRELLA""');
    expect(strays).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
