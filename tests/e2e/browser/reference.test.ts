import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasChromium, openApp, ROOT } from './browser.ts';

/** A copy of the workspace that version 0.1.0 made against version 2026.1 of the requirements. */
function oldWorkspace(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aims-e2e-old-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'old.aims');
  fs.copyFileSync(path.join(ROOT, 'tests/fixtures/workspaces/catalogue-2026.1.aims'), file);
  return file;
}

describe.skipIf(!hasChromium)('around the standard', () => {
  test('Home says that the requirements are newer, shows what changed, takes it over and back', async () => {
    const { page, complaints, strays } = await openApp({ workspace: oldWorkspace() });
    const notice = page.getByText('This workspace was assessed against version 2026.1');
    await notice.waitFor();
    await page.getByRole('button', { name: 'Show what changed' }).press('Enter');
    const affected = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /^6\.1\.4 / }) });
    await expect.poll(() => affected.last().innerText()).toContain('Partly met');
    await page.getByRole('button', { name: /Take over version/ }).press('Enter');
    await notice.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await notice.waitFor();
    expect([complaints, strays]).toEqual([[], []]);
  });

  test("the certification body's own number replaces the default", async () => {
    const { page, complaints } = await openApp({ workspace: oldWorkspace() });
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('around');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Documents' }).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const rule = page.getByRole('listitem').filter({
      has: page.getByRole('heading', { name: 'Time to close a minor nonconformity' }),
    });
    await expect.poll(() => rule.innerText()).toContain('At most 90 days');
    expect(await rule.innerText()).toContain('Default');

    await page.getByRole('link', { name: "Enter the body's numbers" }).press('Enter');
    const field = page.getByLabel('Time to close a minor nonconformity, in days');
    await field.fill('ninety');
    await field.press('Enter');
    await page.getByText('A whole number from 1 to 1096, or nothing.').waitFor();
    await field.fill('60');
    await field.press('Enter');
    await page.getByRole('link', { name: 'All rules of certification' }).press('Enter');
    await expect.poll(() => rule.innerText()).toContain('At most 60 days');
    expect(await rule.innerText()).toContain('As the certification body has it');
    expect(complaints).toEqual([]);
  });

  test('a reader of another guide finds validation under Technology, and why', async () => {
    const { page } = await openApp({ workspace: oldWorkspace() });
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    await page.evaluate(() => {
      window.location.hash = '/requirements?node=A.6.2.4';
    });
    await page.getByLabel('Group by', { exact: true }).press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await checkTechnology();
    await page.evaluate(() => {
      window.location.hash = '/reference?part=guideDomains';
    });
    await page.getByRole('link', { name: 'A.6.2.4 AI system verification and validation' }).press('Enter');
    await checkTechnology();

    async function checkTechnology(): Promise<void> {
      const technology = page.getByRole('group', { name: /Technology/ });
      await expect.poll(() => technology.getByRole('option').count()).toBe(4);
      await page.getByRole('heading', { name: 'In other guides' }).waitFor();
      await page.getByText('There is no area "Technology" in the published standard').waitFor();
    }
  });
});
