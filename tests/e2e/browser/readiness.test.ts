import { describe, expect, test } from 'vitest';
import { command, focusedText } from '../pages/page.ts';
import { hasChromium, openPrepared } from './browser.ts';

describe.skipIf(!hasChromium)('readiness, by keyboard alone', () => {
  test('a finding leads to its record, is waived with a reason, stays visible, and the waiver is undone', async () => {
    const { page, complaints } = await openPrepared('sample');
    await command(page, 'readiness');
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
    await page.getByText('Whose name shall stand under it?').waitFor();
    await page.getByLabel('Signed by').fill('Sofia Lindgren');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Waived (1)' }).waitFor();
    await page.getByText(/Waived by Sofia Lindgren, .*: Decided at the board meeting/).waitFor();
    await expect.poll(() => focusedText(page)).toBe('Warning: Scope undecided');

    await page.keyboard.press('Control+z');
    await page.getByRole('heading', { name: 'Waived (1)' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Waive: Scope undecided', exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });
});
