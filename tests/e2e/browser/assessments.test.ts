import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPlace, openTab } from '../pages/navigation.ts';
import { ask } from '../pages/page.ts';
import { hasChromium, openPrepared } from './browser.ts';

const goTo = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);

async function beginSecond(page: Page): Promise<void> {
  await openPlace(page, 'Assessments');
  await page.getByRole('button', { name: 'New assessment' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Second visit');
  await page.getByRole('combobox', { name: 'Begin with' }).click();
  await page.getByRole('option', { name: /^ASM-001/ }).click();
  await page.getByRole('button', { name: 'Begin the assessment' }).click();
  await page.getByText('ASM-002 was begun.').waitFor();
}

describe.skipIf(!hasChromium)('several assessments, in Chromium', () => {
  test('a second one is begun from the first, shown, changed, compared, let lead, and the first removed', async () => {
    const { page, complaints } = await openPrepared('sample');
    await beginSecond(page);
    await page.getByRole('button', { name: 'Open ASM-002 Second visit' }).click();
    await page.getByText('You see ASM-002. Steps, checks and documents go by ASM-001.').waitFor();

    // What is typed goes to the one that is shown.
    await page.getByRole('grid').focus();
    await page.keyboard.press('2');
    await page.getByRole('gridcell', { name: 'Not met' }).first().waitFor();
    await openTab(page, 'Walk');
    await page.getByText('You see ASM-002.').waitFor();

    await goTo(page, '/comparison');
    const changes = page.getByRole('table', { name: 'What changed' });
    await changes.getByText('worse').waitFor();
    expect(await changes.locator('tbody tr').count()).toBe(1);
    await page.getByRole('checkbox', { name: 'Changed only' }).uncheck();
    expect(await changes.locator('tbody tr').count()).toBeGreaterThanOrEqual(70);

    await goTo(page, '/assessments');
    await page.getByRole('button', { name: 'More about ASM-002' }).click();
    await page.getByRole('menuitem', { name: 'Let it lead' }).click();
    await page.getByText('ASM-002 leads from now on.').waitFor();
    await page.getByRole('button', { name: 'More about ASM-001' }).click();
    await page.getByRole('menuitem', { name: 'Remove…' }).click();
    await page.getByText(/results go with it\. It can be undone\./).waitFor();
    await page.getByRole('button', { name: 'Remove the assessment' }).click();
    await page.getByText('ASM-001 was removed.').waitFor();
    await page.getByRole('button', { name: 'Open ASM-001 Gap analysis' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Open ASM-001 Gap analysis' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a closed one says so, takes nothing, and keeps what it has', async () => {
    const { page } = await openPrepared('sample');
    await beginSecond(page);
    await page.getByRole('button', { name: 'More about ASM-002' }).click();
    await page.getByRole('menuitem', { name: 'Close it' }).click();
    await page.getByText('ASM-002 is closed and only read.').waitFor();
    await page.getByRole('button', { name: 'Open ASM-002 Second visit' }).click();
    await page.getByText(/ASM-002 was closed on .* and is only read\./).waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('2');
    await page.getByText(/was closed on .* Open it again under Assessments/).waitFor();
    await page
      .getByRole('row', { name: /^4\.1 / })
      .getByText('Largely met')
      .waitFor();
  });

  test('a private note is written, hidden while the screen is shared, and back after', async () => {
    const { page, complaints } = await openPrepared('sample');
    await goTo(page, '/walk-through?node=4.1');
    const field = page.getByRole('textbox', { name: 'Private note' });
    await field.waitFor();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('p');
    await page.keyboard.type('They will not be ready.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F9');
    await field.waitFor({ state: 'detached' });
    await page.getByRole('switch', { name: 'Private notes shown', checked: false }).waitFor();
    await goTo(page, '/gap-analysis');
    await page.getByRole('grid').waitFor();
    expect(await page.getByRole('columnheader', { name: 'Private note' }).count()).toBe(0);
    expect(await page.getByText('They will not be ready.').count()).toBe(0);
    await page.keyboard.press('F9');
    await page.getByRole('columnheader', { name: 'Private note' }).waitFor();

    // In the grid it is a cell like any other: filled down, and undone as one.
    const grid = page.getByRole('grid');
    await grid.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    await page.getByText('1 cell changed.').waitFor();
    expect(await page.getByRole('gridcell', { name: 'They will not be ready.' }).count()).toBe(2);
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByRole('gridcell', { name: 'They will not be ready.' }).count()).toBe(1);

    // Hidden under the hands that were in it, it takes nothing.
    await page.keyboard.press('F9');
    await page.getByRole('columnheader', { name: 'Private note' }).waitFor({ state: 'detached' });
    for (const key of ['x', 'Delete', 'F2']) await page.keyboard.press(key);
    expect(await page.locator('[data-editing="true"]').count()).toBe(0);
    await page.keyboard.press('F9');
    await page.getByRole('gridcell', { name: 'They will not be ready.' }).waitFor();

    // A copy is asked about, and the answer that is meant for others has the focus.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('save a copy');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'For yourself or for somebody else?' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('For somebody else');
    await page.keyboard.press('Enter');
    await page.getByText(/^A copy was saved as /).waitFor();

    await goTo(page, '/trail');
    await page
      .getByText(/not shown here \([0-9a-f]{8}…\)/)
      .first()
      .waitFor();
    expect(await page.getByText('They will not be ready.').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('a visit is planned by role, walked through by its topics, and closed by name', async () => {
    const { page, complaints } = await openPrepared('sample');
    await page.setViewportSize({ width: 1024, height: 768 });
    await goTo(page, '/visit-plan');
    await page.getByRole('button', { name: 'Propose a plan' }).first().click();
    for (const role of ['Users', 'Data']) await page.getByRole('checkbox', { name: role }).uncheck();
    await page.getByRole('button', { name: 'Plan 7 interviews' }).click();
    await page.getByText('7 interviews were planned.').waitFor();
    await page.getByRole('button', { name: 'Open INT-007 Legal' }).click();
    await page.getByLabel('Begins at').fill('9.30');
    await page
      .getByRole('combobox', { name: 'With' })
      .or(page.getByRole('textbox', { name: 'With' }))
      .fill('Zoë Müller');
    await page.getByLabel('What was said').fill('The contracts are in order.');
    await page.getByRole('button', { name: 'Close', exact: true }).first().click();
    await page.getByText('09:30–11:45').waitFor();
    await page.getByText('Held', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Walk through INT-007' }).click();
    await page.getByText(/Who is in the room: INT-007, 41 topics · legal · Zoë Müller/).waitFor();
    await page
      .getByText(/of 41$/)
      .first()
      .waitFor();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('3');
    await page.getByText(/Who is in the room/).click();
    await page.getByRole('button', { name: 'End INT-007: back to all requirements' }).click();
    await page
      .getByText(/of 70$/)
      .first()
      .waitFor();

    await goTo(page, '/closing');
    await page.getByText(/We spoke to .*Zoë Müller/).waitFor();
    await page.getByLabel('In your own words').fill('Thank you all.');
    await page.getByLabel('Name').fill('Zoë Müller');
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByText(/Acknowledged by Zoë Müller on/).waitFor();
    await page.getByRole('button', { name: 'Closing summary as PDF' }).click();
    await page.getByText('Saved as ASM-001 Closing summary.pdf.').waitFor();
    const { data } = await ask(page, 'assessments.list', {});
    expect(data).toMatchObject([{ closingText: 'Thank you all.', acknowledgedBy: 'Zoë Müller', interviews: 7 }]);
    expect(complaints).toEqual([]);
  });
});
