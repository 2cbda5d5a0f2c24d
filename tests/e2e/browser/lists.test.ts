import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { RouteInput, RouteOutput } from '#shared/contract/registry.ts';
import { ask as askRoute, visit } from '../pages/page.ts';
import { seriousFindings } from './axe.ts';
import { hasChromium, openPrepared } from './browser.ts';

type Asked = 'systems.list' | 'systems.get' | 'actions.list';

async function ask<N extends Asked>(page: Page, route: N, input: RouteInput<N>): Promise<RouteOutput<N>> {
  return (await askRoute(page, route, input)).data;
}

describe.skipIf(!hasChromium)('lists of records, in Chromium', () => {
  test('one decision about all that a filter shows is one step, by keyboard alone, and is taken back as one', async () => {
    const { page, complaints } = await openPrepared('sample');
    await visit(page, '/systems');
    const grid = page.getByRole('grid', { name: 'AI systems' });
    await grid.focus();
    await page.keyboard.press('Control+a');
    const bar = page.getByRole('region', { name: /selected$/ });
    const before = await ask(page, 'systems.list', {});
    expect(before.length).toBeGreaterThan(5);
    await bar.getByText(`${before.length} selected`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await bar.getByRole('button', { name: 'Scope', exact: true }).press('Enter');
    // A decision is not made by opening the form.
    expect(await bar.getByRole('button', { name: `Set for ${before.length}` }).isDisabled()).toBe(true);
    await bar.getByRole('combobox', { name: 'Scope' }).press('Enter');
    await page.getByRole('option', { name: 'Out of scope' }).press('Enter');
    await bar.getByLabel('Reason for the scope decision').fill('Bought, and used as it comes');
    await page.keyboard.press('Control+Enter');
    await page.getByText(`Scope of ${before.length} records changed.`).waitFor();
    const decided = await ask(page, 'systems.list', {});
    expect(new Set(decided.map(({ scope }) => scope))).toEqual(new Set(['outOfScope']));
    const one = await ask(page, 'systems.get', { id: before[0]?.id ?? '' });
    expect(one.scopeReason).toBe('Bought, and used as it comes');

    await page.getByRole('button', { name: 'Undo' }).first().press('Enter');
    await page.getByText('The change was undone.').waitFor();
    expect(await ask(page, 'systems.list', {})).toEqual(before);
    expect(complaints).toEqual([]);
  });

  test('a column is as wide as somebody made it, by key and by hand, also after a new start', async () => {
    const { page } = await openPrepared('sample');
    await visit(page, '/systems');
    const owner = page.getByRole('columnheader', { name: 'Owner' });
    const widthOf = async () => Math.round((await owner.boundingBox())?.width ?? 0);
    await owner.waitFor();
    const usual = await widthOf();
    await owner.getByRole('button').focus();
    for (let key = 0; key < 3; key += 1) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(widthOf).toBe(usual + 48);
    const box = await owner.boundingBox();
    if (box === null) throw new Error('the heading is not there');
    await page.mouse.move(box.x + box.width - 3, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 77, box.y + 8, { steps: 4 });
    await page.mouse.up();
    await expect.poll(widthOf).toBe(usual + 128);
    await page.reload();
    await owner.waitFor();
    await expect.poll(widthOf).toBe(usual + 128);
    await owner.getByRole('button').focus();
    await page.keyboard.press('Shift+Home');
    await expect.poll(widthOf).toBe(usual);
  });

  test('actions are found, narrowed, sorted, kept as a view and changed together', async () => {
    const { page, complaints } = await openPrepared('sample');
    await visit(page, '/actions');
    const codes = () => page.locator('[role="gridcell"][data-column="code"]').allInnerTexts();
    await page.getByText('4 of 4').waitFor();
    const plan = await codes();
    await page.getByRole('button', { name: 'No.', exact: true }).click();
    await expect.poll(codes).toEqual([...plan].sort());
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'In progress' }).click();
    await page.getByText('1 of 4').waitFor();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByLabel('Keep what is shown now as').fill('Under way');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText('4 of 4').waitFor();
    await page.getByRole('searchbox', { name: 'Search' }).fill('deputy');
    await page.getByText('1 of 4').waitFor();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'Under way', exact: true }).click();
    await page.getByText('1 of 4').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).check();
    const bar = page.getByRole('region', { name: /selected$/ });
    await bar.getByRole('button', { name: 'Owner', exact: true }).click();
    await bar.getByLabel('Owner').fill('Zoë Müller');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Owner of 4 records changed.').waitFor();
    const changed = await ask(page, 'actions.list', {});
    expect(changed.filter(({ owner }) => owner === 'Zoë Müller')).toHaveLength(4);
    expect(await seriousFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
