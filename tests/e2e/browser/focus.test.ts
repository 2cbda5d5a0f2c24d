import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { visit } from '../pages/page.ts';
import { hasChromium, openPrepared } from './browser.ts';

const focused = (place: Locator) => place.evaluate((element) => element === document.activeElement);

/** Ticks a row with the mouse, marks all by key, and goes through the fields that can be set for all of them. */
async function changeTogether(page: Page, grid: Locator, fields: readonly string[]): Promise<void> {
  await grid.getByRole('checkbox').nth(2).click();
  await page.keyboard.press('Control+a');
  await page.getByText('All that the filter shows.').waitFor();
  const bar = page.getByRole('region', { name: /selected$/ });
  for (const field of fields) {
    await bar.getByRole('button', { name: field, exact: true }).click();
    const control = bar.getByLabel(field, { exact: true }).and(page.locator('input, textarea, [role="combobox"]'));
    await expect.poll(() => focused(control.first())).toBe(true);
    await page.keyboard.press('Escape');
    await bar.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
    expect(await focused(grid)).toBe(true);
  }
}

const lies = async (place: Locator) => (await place.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };

describe.skipIf(!hasChromium)('where the focus goes, and messages, in Chromium', () => {
  test('changing many: Ctrl+A after a tick, into the field, back to the list', async () => {
    const { page, complaints } = await openPrepared('sample');
    await visit(page, '/systems');
    await changeTogether(page, page.getByRole('grid', { name: 'AI systems' }), ['Scope', 'Owner', 'Next review']);
    await visit(page, '/actions');
    const grid = page.getByRole('grid', { name: 'Actions' });
    await changeTogether(page, grid, ['Owner', 'Due', 'Status']);
    await page.getByRole('button', { name: 'Owner', exact: true }).last().click();
    await page.keyboard.type('Zoë Müller');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^Owner of \d+ records changed\.$/).waitFor();
    expect(await focused(grid)).toBe(true);
    await page.getByRole('button', { name: 'Clear selection' }).click();
    expect(await focused(grid)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('what is written into a new record is not thrown away by Escape or a click beside it', async () => {
    const { page, complaints } = await openPrepared('sample');
    await visit(page, '/actions');
    const add = page.getByRole('button', { name: 'New action' });
    await add.click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await add.click();
    await page.keyboard.type('Name a deputy');
    const question = page.getByRole('dialog', { name: 'Discard what was written?' });
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Go on writing' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await page.getByRole('dialog').getByLabel('Title').inputValue()).toBe('Name a deputy');
    await page.mouse.click(5, 400);
    await question.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('dialog').first().waitFor({ state: 'detached' });
    await expect.poll(() => focused(add)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('a word on a requirement leads back to its card; messages cover neither the way on nor a drawer', async () => {
    const { page, complaints } = await openPrepared('sample');
    await page.setViewportSize({ width: 1440, height: 900 });
    await visit(page, '/steps/establish/roles');
    const card = page.getByRole('region', { name: /^5\.3 / });
    const bar = page.getByRole('link', { name: /^Next/ }).last();
    await card.getByRole('button', { name: 'Confirm as shown' }).click();
    await page.getByLabel('Signed by').fill('Dr. Helene Brandt');
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm as shown' }).click();
    await card.getByText(/^Confirmed by/).waitFor();
    await expect.poll(() => focused(card.getByRole('group').first())).toBe(true);
    const message = page.getByText('Confirmed.', { exact: true });
    await message.waitFor();
    const [way, said] = [await lies(bar), await lies(message)];
    expect(way.y + way.height).toBeGreaterThan(850);
    expect(said.y + said.height).toBeLessThanOrEqual(way.y);

    await visit(page, '/actions');
    await page.getByRole('grid', { name: 'Actions' }).press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.waitFor();
    await expect
      .poll(async () => {
        const shown = await lies(page.getByText('Confirmed.', { exact: true }));
        return shown.x + shown.width < (await lies(drawer)).x;
      })
      .toBe(true);
    expect(complaints).toEqual([]);
  });

  test('planned interviews have the focus that the button before them had', async () => {
    const { page, complaints } = await openPrepared('sample');
    await visit(page, '/visit-plan');
    await page.getByRole('main').getByRole('button', { name: 'Propose a plan' }).last().click();
    await page.getByRole('button', { name: /^Plan \d+ interviews$/ }).click();
    await page.getByText(/interviews were planned\.$/).waitFor();
    await expect.poll(() => focused(page.getByRole('group', { name: 'Visit plan' }))).toBe(true);
    expect(complaints).toEqual([]);
  });
});
