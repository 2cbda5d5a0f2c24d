import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPlace } from '../pages/navigation.ts';
import { ask } from '../pages/page.ts';
import { hasChromium, openPrepared } from './browser.ts';

describe.skipIf(!hasChromium)('an inventory in an encoding that nothing proves, in Chromium', () => {
  test('is asked for, chosen, read again and taken in so', async () => {
    const { page, folder, complaints } = await openPrepared('empty');
    const file = path.join(folder, 'list.csv');
    // Signs beside letters, in the West and on a Mac alike: either may be meant.
    fs.writeFileSync(file, Buffer.from('Name,Purpose,Owner\nBot \xa4\xa8,Answers,Ann\n', 'latin1'));
    await openPlace(page, 'AI systems');
    await page.getByRole('link', { name: 'Import', exact: true }).first().click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await (await chooser).setFiles(file);
    await page.getByText('they were read as WINDOWS-1252').waitFor();

    await page.getByRole('combobox', { name: 'How the characters of the file are written' }).click();
    await page.getByRole('option', { name: 'Mac OS Roman' }).click();
    await page.getByText('they were read as WINDOWS-1252').waitFor({ state: 'detached' });
    await page.getByText('Bot §®').first().waitFor();
    await page.getByRole('button', { name: /^Import .* system$/ }).click();
    await page.getByRole('heading', { name: /list\.csv/ }).waitFor();
    const { data } = await ask(page, 'systems.list', {});
    expect((data as { name: string }[]).map(({ name }) => name)).toEqual(['Bot §®']);
    expect(complaints).toEqual([]);
  });
});
