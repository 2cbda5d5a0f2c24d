import type { Page } from 'playwright-core';
import { withCore } from './core-session.ts';
import { fillWorkspace } from './inventory.ts';
import { inMs, measureInTurns, median, percentile, printTable } from './measure.ts';
import { launchBrowser, missing, openInBrowser } from './windows.ts';

const ROWS = 10_000;
const REPETITIONS = 5;
const FRAMES = 240;
const PIXELS_A_FRAME = 400;

/** The list of 10,000 systems: the answer, the opening of the screen, and scrolling through it. */
export async function benchList(): Promise<void> {
  await withCore(async (session) => {
    const file = await fillWorkspace(session, ROWS);
    const answer = await measureInTurns(
      [{ name: 'list', run: () => session.request('systems.list', {}) }],
      REPETITIONS,
    );
    await session.request('workspace.close', {});
    const rows = [['the core answers with all rows', inMs(answer.get('list') ?? Number.NaN), '', '']];
    const reason = missing('browser');
    rows.push(...(reason === null ? await inChromium(file) : [['the screen', `skipped: ${reason}`, '', '']]));
    printTable(`List of ${ROWS.toLocaleString('en-GB')} systems`, ['', 'median', '95 %', 'worst'], rows);
  });
}

async function inChromium(file: string): Promise<string[][]> {
  const browser = await launchBrowser();
  const hurried = await openInBrowser(browser, file);
  const atOnce = await openList(hurried.page);
  await hurried.close();
  const window = await openInBrowser(browser, file);
  const { page } = window;
  // What the page fetches by itself once nothing else is to be done.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.endsWith('lists.read')),
  );
  await page.waitForLoadState('networkidle');
  const opening: number[] = [];
  let first = Number.NaN;
  for (let round = 0; round <= REPETITIONS; round += 1) {
    await goTo(page, '/settings');
    await page.getByRole('grid').waitFor({ state: 'detached' });
    const took = await openList(page);
    if (round === 0) first = took;
    else opening.push(took);
  }
  const frames = await page.getByRole('grid').evaluate(scrollThrough, { frames: FRAMES, pixels: PIXELS_A_FRAME });
  await window.close();
  await browser.close();
  return [
    ['the screen opens at once after the workspace', inMs(atOnce), '', ''],
    ['the screen opens for the first time', inMs(first), '', ''],
    ['it opens again', inMs(median(opening)), '', inMs(Math.max(...opening))],
    [
      `a frame while scrolling (${FRAMES} frames, no GPU)`,
      ...[0.5, 0.95, 1].map((share) => inMs(percentile(frames, share))),
    ],
  ];
}

/** Milliseconds until the first system is on the screen. */
async function openList(page: Page): Promise<number> {
  const started = performance.now();
  await goTo(page, '/systems');
  await page.getByRole('grid').getByRole('row').nth(1).waitFor();
  return performance.now() - started;
}

function goTo(page: Page, route: string): Promise<void> {
  return page.evaluate((hash) => {
    location.hash = hash;
  }, route);
}

/** Runs in the page: milliseconds from frame to frame, with the list moved on at each. */
function scrollThrough(grid: Element, { frames, pixels }: { frames: number; pixels: number }): Promise<number[]> {
  return new Promise((resolve) => {
    const times: number[] = [];
    let last = performance.now();
    const step = () => {
      const now = performance.now();
      times.push(now - last);
      last = now;
      grid.scrollTop += pixels;
      if (times.length < frames) requestAnimationFrame(step);
      else resolve(times.slice(1));
    };
    requestAnimationFrame(step);
  });
}
