import { describe, expect, test } from 'vitest';
import { seriousFindings } from './axe.ts';
import { hasChromium, openApp } from './browser.ts';

describe.skipIf(!hasChromium)('fulfilment, by keyboard alone', () => {
  test('is confirmed, lapses with its records, is objected to, and stated where there are none', async () => {
    const { page, complaints } = await openApp();
    const goTo = async (hash: string, heading: string) => {
      await page.evaluate((to) => {
        window.location.hash = to;
      }, hash);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    };
    await page.getByRole('button', { name: 'Open the sample' }).press('Enter');
    await page.getByText('3 of 70 requirements shown by records, 3 stated, ').waitFor();

    await goTo('/steps/establish/roles', 'Leadership and roles');
    const roles = page.getByRole('region', { name: /^5\.3 / });
    await roles.getByText('9 of 9 systems in scope have an owner').waitFor();
    // No page of the steps 2 to 7 asks for a status.
    expect(await page.getByRole('radio', { name: 'Partly met' }).count()).toBe(0);
    await roles.getByRole('button', { name: 'Confirm as shown' }).press('Enter');
    await page.getByRole('dialog', { name: 'Confirm 5.3 as shown' }).waitFor();
    await page.keyboard.type('Letters seen.');
    // Nobody has said who works here: the account of the computer is no name to sign with.
    expect(await page.getByLabel('Signed by').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Confirm as shown' }).last().press('Enter');
    await page.getByText('Whose name shall stand under it?').waitFor();
    await page.getByLabel('Signed by').fill('Dr. Helene Brandt');
    await page.keyboard.press('Enter');
    await roles.getByText(/^Confirmed by Dr\. Helene Brandt on .*Letters seen\./).waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByLabel('AIMS manager').fill('Sofia Lindgren, AIMS Manager');
    await page.keyboard.press('Enter');
    await roles.getByText(/Since then changed: AIMS manager\./).waitFor();
    await roles.getByText('The confirmation has lapsed.').waitFor();
    await roles.getByText('Shown', { exact: true }).waitFor();

    await roles.getByRole('button', { name: 'Object', exact: true }).press('Enter');
    await page.getByRole('dialog', { name: 'Object to 5.3' }).waitFor();
    // From then on she is the one who works here.
    expect(await page.getByLabel('Signed by').inputValue()).toBe('Dr. Helene Brandt');
    await page.keyboard.type('She was never appointed.');
    await page.getByRole('button', { name: 'Object', exact: true }).last().press('Enter');
    await roles.getByText('Begun', { exact: true }).waitFor();
    await roles.getByText(/objected on .*: She was never appointed\./).waitFor();

    await goTo('/steps/establish/policy', 'AI policy');
    const policy = page.getByRole('region', { name: /^A\.2\.2 / });
    await policy.getByRole('button', { name: 'State how it is fulfilled' }).press('Enter');
    await page.getByRole('dialog', { name: 'State how A.2.2 is fulfilled' }).waitFor();
    await page.keyboard.type('Policy 1.1 covers development and use.');
    await page.getByRole('button', { name: 'State how it is fulfilled' }).last().press('Enter');
    await policy.getByText('Stated', { exact: true }).waitFor();
    await policy.getByRole('button', { name: 'Evidence and actions' }).press('Enter');
    await policy.getByRole('heading', { name: 'Evidence' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await goTo('/steps/establish', 'Establish the AIMS');
    await page.getByRole('row', { name: /^5\.3 .*Somebody objects/ }).waitFor();
    await goTo('/', 'Way to certification');
    await page.getByText('2 of 70 requirements shown by records, 4 stated, ').waitFor();
    expect(complaints).toEqual([]);
  });

  test('"Continue" goes on with the gap analysis in the way last used', async () => {
    const { page, complaints } = await openApp();
    await page.getByRole('button', { name: 'Open the sample' }).press('Enter');
    const goOn = page.getByRole('link', { name: 'Continue', exact: true });
    const back = async () => {
      await page.evaluate(() => {
        window.location.hash = '/';
      });
      await page.getByRole('heading', { level: 1, name: 'Way to certification' }).waitFor();
    };
    await goOn.waitFor();
    expect(await goOn.getAttribute('href')).toContain('/steps/gapAnalysis/');
    for (const mode of ['/gap-analysis', '/walk-through']) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, mode);
      await goOn.waitFor({ state: 'detached' });
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await back();
      await page.locator(`a[href$="${mode}"]`).filter({ hasText: 'Continue' }).waitFor();
    }
    expect(complaints).toEqual([]);
  });
});
