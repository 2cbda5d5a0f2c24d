import { describe, expect, test } from 'vitest';
import { PAGES, type Page, samplesOf } from '#renderer/app/pages.ts';
import { seriousFindings } from './axe.ts';
import { hasChromium, openApp } from './browser.ts';

/** What scrolls up and down: the page, or lists on a page that itself stands still, never one within the other. */
function scrolling(): string[] {
  const [page, ...within] = [document.documentElement, ...document.querySelectorAll('main, main *')].filter((each) => {
    const scrolls = each === document.documentElement || /auto|scroll/.test(getComputedStyle(each).overflowY);
    return scrolls && each.clientHeight > 0 && each.scrollHeight > each.clientHeight + 1;
  });
  return [page, ...within]
    .filter((each) => each !== undefined)
    .filter(
      (each, _index, all) =>
        each === document.documentElement || all.some((other) => other !== each && other.contains(each)),
    )
    .map((each) => each.tagName.toLowerCase() + (each.getAttribute('role') ?? ''));
}

/** Every page of the app in each of its looks; the start page comes first, and a system by way of the list. */
const ADDRESSES = PAGES.flatMap((page: Page) => (page.place === null ? [] : samplesOf(page)));

describe.skipIf(!hasChromium)('axe finds nothing serious, and one area scrolls', () => {
  test.each([
    ['light', false],
    ['dark', true],
  ])('on any screen, %s', async (_theme, dark) => {
    const { page } = await openApp({ dark });
    await page.setViewportSize({ width: 1024, height: 768 });
    const twice: Record<string, string[]> = {};
    const found: Record<string, string[]> = { start: await seriousFindings(page) };
    await page.getByRole('button', { name: 'Open the sample' }).click();
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    for (const route of ADDRESSES) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, route);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
      found[route] = await seriousFindings(page);
      twice[route] = await page.evaluate(scrolling);
    }
    await page.evaluate(() => {
      window.location.hash = '/systems';
    });
    await page.getByRole('grid').press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('Owner', { exact: true }).waitFor();
    found['/systems/$id'] = await seriousFindings(page);
    twice['/systems/$id'] = await page.evaluate(scrolling);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    found.palette = await seriousFindings(page);
    expect(Object.entries(twice).filter(([, areas]) => areas.length > 0)).toEqual([]);
    expect(Object.entries(found).filter(([, findings]) => findings.length > 0)).toEqual([]);
  });
});
