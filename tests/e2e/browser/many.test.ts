import { describe, expect, test } from 'vitest';
import { ask, command, visit } from '../pages/page.ts';
import { hasChromium, openPrepared } from './browser.ts';

describe.skipIf(!hasChromium)('many at once', () => {
  test('systems are decided from the wizard in one step, in the register, and back', async () => {
    const { page, complaints } = await openPrepared('empty');
    for (let number = 1; number <= 14; number += 1) {
      await ask(page, 'systems.create', { fields: { name: `System ${number}` } });
    }
    await visit(page, '/steps/establish/systemScope');
    await page.getByText('14 systems are left to decide.').waitFor();
    // Of many, no more than a few are offered one by one.
    expect(await page.getByRole('button', { name: 'In scope' }).count()).toBe(5);
    await page.getByRole('link', { name: 'Decide these together' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'AI systems' }).waitFor();
    await page.getByText('14 are left to decide.').waitFor();
    await page.getByRole('button', { name: 'Select all 14 shown' }).press('Enter');
    const bar = page.getByRole('region', { name: /selected/ });
    await bar.getByRole('combobox', { name: 'Scope' }).click();
    await page.getByRole('option', { name: 'Out of scope' }).click();
    await bar.getByRole('textbox', { name: /^Reason/ }).fill('Not in use');
    await page.keyboard.press('Control+Enter');
    await page.getByText('The scope of each system is decided.').waitFor();
    expect(await bar.count()).toBe(0);
    await page.getByRole('link', { name: 'Back to step 2' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Which systems are in scope' }).waitFor();
    await page.getByText('The scope of each system is decided.').waitFor();
    const { data } = await ask(page, 'systems.list', {});
    expect((data as { scope: string }[]).map(({ scope }) => scope)).toEqual(Array(14).fill('outOfScope'));
    expect(complaints).toEqual([]);
  });

  test('a proposed day that cannot be held is said so, and interviews are moved to another day together', async () => {
    const { page, complaints } = await openPrepared('empty');
    await command(page, 'Propose a plan');
    await page.getByRole('button', { name: 'Propose a plan' }).first().click();
    await page.getByText(/^22 h 30 min for one day: a day on site holds about 6 h\./).waitFor();
    await page.getByRole('button', { name: 'Plan 9 interviews' }).click();
    await page.getByText(/^22 h 30 min of interviews: more than the 6 h/).waitFor();
    await page.getByRole('checkbox', { name: 'Select INT-001', exact: true }).check();
    await page.getByRole('checkbox', { name: 'Select INT-006', exact: true }).check();
    const bar = page.getByRole('region', { name: '2 selected' });
    await bar.getByLabel('Day').fill('2030-05-06');
    await page.keyboard.press('Control+Enter');
    const day = page.getByRole('region', { name: '6 May 2030' });
    await day.getByText('3 h 30 min of interviews.').waitFor();
    expect(await day.getByRole('checkbox', { name: /^Select INT/ }).count()).toBe(2);
    expect(complaints).toEqual([]);
  });

  test("the client's name stays in sight where the navigation is folded", async () => {
    const { page } = await openPrepared('empty');
    await page.setViewportSize({ width: 800, height: 600 });
    await page.getByRole('banner').getByText('Müller & Söhne').waitFor();
    expect(await page.title()).toContain('Müller & Söhne');
  });
});
