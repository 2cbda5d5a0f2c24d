import { describe, expect, test } from 'vitest';
import { command, visit } from '../pages/page.ts';
import { seriousFindings } from './axe.ts';
import { hasChromium, openPrepared } from './browser.ts';

describe.skipIf(!hasChromium)('who is working, by keyboard alone', () => {
  test('is asked once somebody is named, is switched from the palette, and stands in the trail', async () => {
    const { page, complaints } = await openPrepared('sample');
    await visit(page, '/organisation');
    await page.getByRole('button', { name: 'Add a person' }).press('Enter');
    const form = page.getByRole('dialog', { name: 'Add a person' });
    await form.getByRole('textbox', { name: 'Name' }).fill('Ada Berg');
    await form.getByRole('textbox', { name: 'Role' }).fill('AIMS manager');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');

    const who = page.getByRole('dialog', { name: 'Who is working?' });
    await who.getByRole('button', { name: 'Ada Berg' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByLabel('Sector').fill('Home care');
    await page.getByLabel('Sector').press('Enter');
    await page.getByText(/Choose who is working first/).waitFor();
    await page.getByRole('button', { name: 'Who is working: nobody chosen' }).press('Enter');
    await who.getByRole('button', { name: 'Ada Berg' }).press('Enter');
    await page.getByRole('button', { name: 'Who is working: Ada Berg' }).waitFor();

    await command(page, 'who is working');
    await who.getByLabel('Somebody else').fill('ada berg');
    await page.keyboard.press('Enter');
    await page.getByText('Ada Berg is already among the people of this workspace.').waitFor();
    await who.getByLabel('Somebody else').fill('Mia Holm');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Who is working: Mia Holm' }).waitFor();

    await visit(page, '/systems');
    await page.getByRole('grid').press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('Owner', { exact: true }).fill('Somebody');
    await page.keyboard.press('Enter');
    await page.getByRole('listitem').filter({ hasText: 'by Mia Holm' }).waitFor();
    // The people are offered as owners.
    const offered = page.locator('datalist option');
    expect(await offered.evaluateAll((options) => options.map((each) => each.getAttribute('value')))).toEqual([
      'Ada Berg',
      'Mia Holm',
    ]);

    await visit(page, '/organisation');
    await page.getByRole('button', { name: 'Retire: Mia Holm' }).press('Enter');
    await who.getByRole('button', { name: 'Ada Berg' }).waitFor();
    expect(await who.getByRole('button', { name: 'Mia Holm' }).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
