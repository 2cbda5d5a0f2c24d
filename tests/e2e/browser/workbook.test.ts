import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { textCell, withCells } from '../../unit/core/workbook/support.ts';
import { seriousFindings } from './axe.ts';
import { hasChromium, openPrepared } from './browser.ts';

describe.skipIf(!hasChromium)('the gap analysis to a client and back, in Chromium', () => {
  test.each([
    ['light', false],
    ['dark', true],
  ])('is sent out, comes back, and is taken over cell by cell, %s', async (_theme, dark) => {
    const { page, folder, strays, complaints } = await openPrepared('sample', { dark });
    await go(page, '/gap-analysis');
    await page.getByRole('link', { name: 'Excel' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the workbook' }).click();
    const sent = path.join(folder, 'sent.xlsx');
    await (await download).saveAs(sent);

    await receive(page, sent);
    await page.getByText('There is no difference.').waitFor();
    expect(await page.getByRole('button', { name: 'Take over no changes' }).isDisabled()).toBe(true);

    // The client's work, and meanwhile ours.
    const back = path.join(folder, 'back.xlsx');
    const bytes = await withCells(sent, {
      D2: textCell('D2', 'Met'),
      H2: textCell('H2', 'Owner of the client'),
      F3: textCell('F3', 'Written by the client.'),
      E4: '<c r="E4"><v>7</v></c>',
    });
    fs.writeFileSync(back, bytes);
    await set(page, { nodeId: '4.1', element: 0, changes: { owner: 'Owner from here' } });
    const before = await resultOf(page, '4.1', 0);
    await page.getByRole('button', { name: 'Back to the beginning' }).click();
    await receive(page, back);
    for (const [name, count] of [
      ['Offered', 2],
      ['Conflicts', 1],
      ['Not taken', 1],
      ['Not in the file', 0],
    ] as const) {
      await page.getByRole('button', { name: new RegExp(`^${name} ?${count}`) }).waitFor();
    }
    expect(await seriousFindings(page)).toEqual([]);

    // By keyboard alone: the status is taken, the conflict is asked about, the finding is kept out.
    const grid = page.getByRole('grid', { name: 'Differences by requirement' });
    await page.getByRole('button', { name: 'Take over 2 changes' }).press('Enter');
    await page.getByText('1 conflict is not decided yet.').waitFor();
    expect(await grid.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await grid.getAttribute('aria-activedescendant')).toBe('difference-4.1_owner');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Take over 2 changes' }).waitFor();
    await page.getByRole('button', { name: /^Not taken/ }).press('Enter');
    await page.getByText('"7" is no maturity: a whole number from 0 to 5.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /^Not taken/ }).press('Enter');
    // By pointer: the conflict the other way round and back.
    await page.getByRole('row', { name: /Owner/ }).getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('button', { name: 'Take over 1 change' }).waitFor();
    await page.getByRole('row', { name: /Owner/ }).getByRole('button', { name: 'Take' }).click();
    await page.getByRole('button', { name: 'Take over 2 changes' }).press('Enter');

    await page.getByText('2 answers taken over from back.xlsx.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Gap analysis' }).waitFor();
    expect(await resultOf(page, '4.1', 0)).toMatchObject({ status: 'met', owner: 'Owner of the client' });
    expect(await resultOf(page, '4.1', 1)).toBeUndefined();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The change was undone.').waitFor();
    expect(await resultOf(page, '4.1', 0)).toEqual(before);
    expect({ strays, complaints }).toEqual({ strays: [], complaints: [] });
  });

  test('what was written here while the differences were looked at becomes a conflict', async () => {
    const { page, folder } = await openPrepared('sample');
    await go(page, '/workbook');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the workbook' }).click();
    const sent = path.join(folder, 'sent.xlsx');
    await (await download).saveAs(sent);
    fs.writeFileSync(sent, await withCells(sent, { D2: textCell('D2', 'Met'), H2: textCell('H2', 'Client') }));
    await receive(page, sent);
    await page.getByRole('grid').waitFor();
    await set(page, { nodeId: '4.1', element: 0, changes: { owner: 'Ours' } });
    await page.getByRole('button', { name: 'Take over 2 changes' }).click();
    await page.getByRole('alert').getByText('4.1 Owner').waitFor();
    await page.getByText('1 conflict is not decided yet.').waitFor();
    expect(await resultOf(page, '4.1', 0)).toMatchObject({ owner: 'Ours' });
    await page
      .getByRole('group', { name: 'All conflicts:' })
      .getByRole('button', { name: 'Keep what is here' })
      .click();
    await page.getByRole('button', { name: 'Take over 1 change' }).click();
    await page.getByText('1 answer taken over').waitFor();
    expect(await resultOf(page, '4.1', 0)).toMatchObject({ status: 'met', owner: 'Ours' });
  });
});

type Result = { readonly nodeId: string; readonly element: number };

async function receive(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Choose a/ }).click();
  await (await chooser).setFiles(file);
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
}

async function ask(page: Page, route: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([name, body]) => {
      const answer = await fetch(`api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body ?? '',
      });
      return ((await answer.json()) as { data: unknown }).data;
    },
    [route, JSON.stringify(input)],
  );
}

async function set(page: Page, entry: object): Promise<void> {
  await ask(page, 'assessment.set', { entries: [entry] });
}

async function resultOf(page: Page, nodeId: string, element: number): Promise<Result | undefined> {
  const { results } = (await ask(page, 'assessment.get', {})) as { results: Result[] };
  return results.find((result) => result.nodeId === nodeId && result.element === element);
}
