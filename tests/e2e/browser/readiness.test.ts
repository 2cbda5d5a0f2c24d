import { describe, expect, test } from 'vitest';
import { hasChromium, openApp } from './browser.ts';

describe.skipIf(!hasChromium)('readiness, by keyboard alone', () => {
  test('a finding leads to its record, is waived with a reason, stays visible, and the waiver is undone', async () => {
    const { page, complaints } = await openApp();
    await page.getByRole('button', { name: 'Open the sample' }).press('Enter');
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('readiness');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Readiness' }).waitFor();

    const finding = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /Scope undecided/ }) });
    await finding.getByRole('link', { name: /Route planning for home care/ }).press('Enter');
    await page.getByRole('heading', { level: 1, name: /Route planning/ }).waitFor();
    await page.goBack();

    await finding.getByRole('button', { name: 'Waive: Scope undecided', exact: true }).press('Enter');
    await page.getByLabel('Reason').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('A waiver needs its reason.').waitFor();
    await page.keyboard.type('Decided at the board meeting of 3 December.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Waived (1)' }).waitFor();
    await page.getByText(/Waived by .*: Decided at the board meeting/).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Warning: Scope undecided');

    await page.keyboard.press('Control+z');
    await page.getByRole('heading', { name: 'Waived (1)' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Waive: Scope undecided', exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });
});
