import { withCore } from './core-session.ts';
import { inMs, median, percentile, printTable } from './measure.ts';
import { launchBrowser, missing, openInBrowser } from './windows.ts';

const EDITS = 60;
const SEARCHES = 12;
/** What a person still takes for "at once", in milliseconds. */
const LIMIT = 100;

/** The gap analysis as a table: from a key to what it changes on the screen. */
export async function benchGrid(): Promise<void> {
  const reason = missing('browser');
  if (reason !== null) return printTable('The gap analysis as a table', ['', 'median'], [[`skipped: ${reason}`, '']]);
  await withCore(async (session) => {
    const file = `${session.folder}/grid.aims`;
    await session.request('workspace.create', { path: file, organisationName: 'Bench', sample: false });
    await session.request('workspace.close', {});
    const browser = await launchBrowser();
    const window = await openInBrowser(browser, file);
    const { page } = window;
    await page.evaluate(() => {
      location.hash = '/gap-analysis';
    });
    const grid = page.getByRole('grid');
    await grid.waitFor();
    await grid.focus();
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowRight');
    await page.evaluate(watchKeys);
    const edits: number[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      await page.keyboard.press(String(2 + (edit % 4)));
      edits.push(await page.evaluate(lastPaint));
      await page.keyboard.press('ArrowDown');
      await page.evaluate(lastPaint);
    }
    await page.getByRole('searchbox', { name: 'Search the table' }).focus();
    const searches: number[] = [];
    for (let letter = 0; letter < SEARCHES; letter += 1) {
      await page.keyboard.press('policy risk !'.charAt(letter));
      searches.push(await page.evaluate(lastPaint));
    }
    await window.close();
    await browser.close();
    const row = (name: string, times: readonly number[]) => {
      const late = percentile(times, 0.95);
      return [name, inMs(median(times)), inMs(late), late > LIMIT ? 'OVER THE LIMIT' : ''];
    };
    printTable(
      `The gap analysis as a table of 334 rows, from key to paint (no GPU); limit ${LIMIT} ms`,
      ['', 'median', '95 %', ''],
      [row(`a status by one key (${EDITS})`, edits), row(`a letter in the search (${SEARCHES})`, searches)],
    );
  });
}

declare global {
  interface Window {
    painted?: Promise<number>;
  }
}

/** Runs in the page: notes for each key how long it took until the frame after the next was drawn. */
function watchKeys(): void {
  window.addEventListener(
    'keydown',
    () => {
      const started = performance.now();
      window.painted = new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - started)));
      });
    },
    { capture: true },
  );
}

function lastPaint(): Promise<number> {
  return window.painted ?? Promise.resolve(Number.NaN);
}
