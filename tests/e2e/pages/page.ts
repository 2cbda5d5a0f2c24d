import type { Locator, Page } from 'playwright-core';

/** Goes to an address of the app, as a link to it does: `/systems`, `/requirements?node=8.4`. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

/** Does what the palette finds first for some words, by keyboard. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(words);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
}

/** Moves on with the Tab key until the element has the focus; one that it never reaches is of no use by keyboard. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('120 presses of Tab did not reach it');
}

/** What a route of the core answers, asked beside the page. */
export function ask(page: Page, route: string, input: object): Promise<{ data: never }> {
  return page.evaluate(
    async ([name, body]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`api/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await response.json()) as { data: never };
    },
    [route, input] as const,
  );
}

/** The words of what has the focus. */
export function focusedText(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.textContent);
}
