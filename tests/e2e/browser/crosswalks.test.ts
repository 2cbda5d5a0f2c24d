import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { visit } from '../pages/page.ts';
import { hasChromium, openPrepared } from './browser.ts';

describe.skipIf(!hasChromium)('crosswalks, in Chromium', () => {
  test('by keyboard alone: what ISO/IEC 27001 has for event logs, and from there to the requirement', async () => {
    const { page, strays, complaints } = await openPrepared('sample');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('crosswalks');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Crosswalks' }).waitFor();

    await tabTo(page, 'EU AI Act');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'ISO/IEC 27001:2022' }).waitFor();
    await tabTo(page, 'ISO/IEC 42001 → ISO/IEC 27001');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByText('123 of 123 shown').waitFor();

    await page.keyboard.press('Tab');
    await page.keyboard.type('EVENT LÓGS');
    const entry = page.locator('[data-entry="A.8.15"]');
    await page.getByText(/^\d of 123 shown$/).waitFor();
    expect(await entry.innerText()).toMatch(/Logging[\s\S]*A\.6\.2\.8[\s\S]*Covers a part[\s\S]*Medium confidence/);
    await tabTo(page, 'A.6.2.8 AI system recording of event logs');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: /A\.6\.2\.8.*recording of event logs/ }).waitFor();
    expect({ strays, complaints }).toEqual({ strays: [], complaints: [] });
  });

  test('a link opens at one item, marked and focused, also where there is no counterpart', async () => {
    const { page } = await openPrepared('sample');
    await visit(page, '/crosswalks?framework=nistAiRmf&item=MEASURE%203.2');
    const entry = page.locator('[data-entry="MEASURE 3.2"]');
    await entry.and(page.locator('[aria-current="true"]')).waitFor();
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset.entry === 'MEASURE 3.2');
    expect(await entry.innerText()).toMatch(/No counterpart[\s\S]*no usable metric/);
  });

  test('a duty of the EU AI Act leads to its page', async () => {
    const { page, complaints } = await openPrepared('sample');
    await visit(page, '/crosswalks?framework=euAiAct');
    await page.getByText('70 of 70 shown').waitFor();
    await page.locator('[data-entry="A.6.2.8"]').getByRole('link', { name: 'Art. 12' }).click();
    await page.getByRole('heading', { level: 1 }).and(page.getByText('AI Act')).waitFor();
    expect(new URL(page.url()).hash).toMatch(/^#\/ai-act\?duty=Art/);
    expect(complaints).toEqual([]);
  });
});

/** Tab until what is focused reads so; fails after more presses than any reader would bear. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent)) === text) return;
  }
  throw new Error(`Tab never reached "${text}"`);
}
