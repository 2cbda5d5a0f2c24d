import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPlace } from '../pages/navigation.ts';
import { ask, visit } from '../pages/page.ts';
import { hasChromium, openPrepared } from './browser.ts';

describe.skipIf(!hasChromium)('actions as a table and back, in Chromium', () => {
  test('what the list shows is saved, changed, looked at, taken in and taken back', async () => {
    const { page, folder, complaints } = await openPrepared('empty');
    const records = ['Write the policy down', '=Train everybody'].map((title) => ({ title, owner: 'Ada' }));
    await ask(page, 'actions.createMany', { records });
    await openPlace(page, 'Audit and improvement');
    await page.getByText('2 of 2').waitFor();

    await page.getByRole('searchbox', { name: 'Search' }).fill('train');
    await page.getByText('1 of 2').waitFor();
    const one = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Save as CSV table' }).click();
    const shown = fs.readFileSync(await (await one).path(), 'utf8');
    expect(shown).toContain("'=Train everybody");
    expect(shown).not.toContain('Write the policy down');
    await page.getByRole('searchbox', { name: 'Search' }).fill('');
    await page.getByText('2 of 2').waitFor();

    const all = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Save as CSV table' }).click();
    const table = fs.readFileSync(await (await all).path(), 'utf8');
    const changed = path.join(folder, 'from the client.csv');
    const more = `,New from the client,,,,31.02.2026,,,,,\r\n,Ask the board,,4.1,Bea,15.03.2026,2,In progress,,,\r\n`;
    fs.writeFileSync(
      changed,
      `${table.replace('Write the policy down', 'Write the AI policy').replace('Ada', '')}${more}`,
    );

    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Take in from a table…' }).click();
    await (await chooser).setFiles(changed);
    const dialog = page.getByRole('dialog', { name: 'Take in from a table' });
    await dialog.getByText('Title: Write the policy down → Write the AI policy').waitFor();
    await dialog.getByText('Owner: Ada → (empty), because the cell is empty').waitFor();
    await dialog.getByText('"Due": "31.02.2026" is no day').waitFor();
    await dialog.getByText('1 empty cell takes a value away').waitFor();
    expect(await dialog.getByRole('button', { name: /^(New|Update|Unchanged|Not taken)/ }).allInnerTexts()).toEqual([
      expect.stringMatching(/^New\s+1\s/),
      expect.stringMatching(/^Update\s+1\s/),
      expect.stringMatching(/^Unchanged\s+1\s/),
      expect.stringMatching(/^Not taken\s+1\s/),
    ]);

    // A column without a field changes nothing.
    await dialog.getByRole('tab', { name: /^Columns/ }).click();
    await dialog.getByRole('combobox', { name: 'Field for the column Owner' }).click();
    await page.getByRole('option', { name: 'No field' }).click();
    await dialog.getByText('No field takes this column: Owner.').waitFor();
    await dialog.getByText('1 empty cell takes a value away').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Recognise all columns again' }).click();
    await dialog.getByText('1 empty cell takes a value away').waitFor();

    await dialog.getByRole('button', { name: 'Take in 2 rows' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('from the client.csv is taken in: 1 new, 1 changed, 1 not taken.').waitFor();
    await page.getByText('3 of 3').waitFor();
    await page.getByText('Write the AI policy').waitFor();
    await page.getByText('Ask the board').waitFor();

    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByText('2 of 2').waitFor();
    await page.getByText('Write the policy down').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a first list comes from a table', async () => {
    const { page, folder, complaints } = await openPrepared('empty');
    await openPlace(page, 'Audit and improvement');
    const file = path.join(folder, 'list.csv');
    fs.writeFileSync(file, 'Measure;Title;Owner\nx;Write the policy down;Ada\n');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Take in from a table' }).click();
    await (await chooser).setFiles(file);
    const dialog = page.getByRole('dialog', { name: 'Take in from a table' });
    await dialog.getByText('No field takes this column: Measure.').waitFor();
    await dialog.getByText(/^Without a column, and so left as they are: .*Due, /).waitFor();
    await dialog.getByRole('button', { name: 'Take in 1 row' }).click();
    await page.getByText('1 of 1').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a visit plan goes out and comes in, and a click beside the preview asks before columns that were given are lost', async () => {
    const { page, folder, complaints } = await openPrepared('empty');
    await visit(page, '/visit-plan');
    const file = path.join(folder, 'plan.csv');
    fs.writeFileSync(file, 'Alpha,Day,Whom\nPolicy and roles,2026-12-01,Ada Lovelace\n');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Take in from a table' }).click();
    await (await chooser).setFiles(file);
    const dialog = page.getByRole('dialog', { name: 'Take in from a table' });
    await dialog.getByRole('tab', { name: /^Columns/ }).click();
    await dialog.getByRole('combobox', { name: 'Field for the column Alpha' }).click();
    await page.getByRole('option', { name: 'Title', exact: true }).click();
    await dialog.getByRole('button', { name: 'Take in 1 row' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Go on writing' }).click();
    await dialog.getByRole('button', { name: 'Take in 1 row' }).click();
    await page.getByText('Policy and roles').waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Save as CSV table' }).click();
    expect(fs.readFileSync(await (await saved).path(), 'utf8')).toContain('Policy and roles');
    expect(complaints).toEqual([]);
  });
});

describe.skipIf(!hasChromium)('an import of AI systems, in Chromium', () => {
  test('is there again, with the columns that were given, after a look elsewhere', async () => {
    const { page, folder, complaints } = await openPrepared('empty');
    await visit(page, '/import');
    const file = path.join(folder, 'systems.csv');
    fs.writeFileSync(file, 'Alpha,Beta\nTriage,Sorts letters.\n');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await (await chooser).setFiles(file);
    await page.getByRole('combobox', { name: 'Field for the column Alpha' }).click();
    await page.getByRole('option', { name: 'Name', exact: true }).click();
    await page.getByRole('button', { name: 'Import 1 system' }).waitFor();
    await openPlace(page, 'Organisation');
    await visit(page, '/import');
    await page.getByRole('button', { name: 'Import 1 system' }).click();
    await page.getByRole('heading', { name: 'systems.csv is imported' }).waitFor();
    // What is done is over, and the next file is asked for.
    await openPlace(page, 'Organisation');
    await visit(page, '/import');
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
