import type { Page } from 'playwright-core';
import { withCore } from './core-session.ts';
import { inMs, median, percentile, printTable } from './measure.ts';
import { launchBrowser, missing, openInBrowser } from './windows.ts';

const EDITS = 60;
const SEARCHES = 12;
const SCROLLS = 30;
/** What a person still takes for "at once", in milliseconds. */
const LIMIT = 100;
/** Parts that are made up, so that the table has some thousand rows; real ones stand before them. */
const MADE_UP = 67;
/** The first requirement and its real parts, which take what is typed. */
const REAL_ROWS = 6;

/** The gap analysis as a table: from a key to what it changes on the screen. */
export async function benchGrid(): Promise<void> {
  const reason = missing('browser');
  if (reason !== null) return printTable('The gap analysis as a table', ['', 'median'], [[`skipped: ${reason}`, '']]);
  await withCore(async (session) => {
    const file = `${session.folder}/grid.aims`;
    await session.request('workspace.create', { path: file, organisationName: 'Bench', sample: false });
    await session.request('workspace.close', {});
    for (const large of [false, true]) await measure(file, large);
  });
}

async function measure(file: string, large: boolean): Promise<void> {
  const browser = await launchBrowser();
  const window = await openInBrowser(browser, file);
  const { page } = window;
  if (large) await page.route(/\/assets\/(area|clause)-[^/]+\.js$/, makeUpParts);
  await page.evaluate(() => {
    location.hash = '/gap-analysis';
  });
  const grid = page.getByRole('grid');
  await grid.waitFor();
  const rows = Number(await grid.getAttribute('aria-rowcount')) - 1;
  await grid.focus();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowRight');
  await page.evaluate(watchKeys);
  const edits: number[] = [];
  for (let edit = 0; edit < EDITS; edit += 1) {
    edits.push(await timed(page, String(2 + (edit % 4))));
    await timed(page, edit % REAL_ROWS === REAL_ROWS - 1 ? 'Control+ArrowUp' : 'ArrowDown');
  }
  const scrolls: number[] = [];
  for (let scroll = 0; scroll < SCROLLS; scroll += 1) scrolls.push(await timed(page, 'PageDown'));
  await page.getByRole('searchbox', { name: 'Search the table' }).focus();
  const searches: number[] = [];
  for (let letter = 0; letter < SEARCHES; letter += 1) {
    searches.push(await timed(page, 'policy risk !'.charAt(letter)));
  }
  await window.close();
  await browser.close();
  const row = (name: string, times: readonly number[]) => {
    const late = percentile(times, 0.95);
    return [name, inMs(median(times)), inMs(late), late > LIMIT ? 'OVER THE LIMIT' : ''];
  };
  printTable(
    `The gap analysis as a table of ${rows} rows, from key to paint (no GPU); limit ${LIMIT} ms`,
    ['', 'median', '95 %', ''],
    [
      row(`a status by one key (${EDITS})`, edits),
      row(`a page down (${SCROLLS})`, scrolls),
      row(`a letter in the search (${SEARCHES})`, searches),
    ],
  );
}

async function timed(page: Page, key: string): Promise<number> {
  await page.keyboard.press(key);
  return page.evaluate(lastPaint);
}

type Route = Parameters<Parameters<Page['route']>[1]>[0];
type Texts = Record<string, { readonly elements: readonly string[] }>;

/** Hands the page a file of the guidance with more parts for each requirement. */
async function makeUpParts(route: Route): Promise<void> {
  const answer = await route.fetch();
  const source = await answer.text();
  const module = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as { readonly default: Texts };
  const texts = Object.entries(module.default).map(([id, node]) => {
    const more = Array.from({ length: MADE_UP }, (_, index) => {
      const text = node.elements[index % node.elements.length] ?? id;
      return `${text} (${index + 1})`;
    });
    return [id, { ...node, elements: [...node.elements, ...more] }];
  });
  await route.fulfill({ response: answer, body: `export default ${JSON.stringify(Object.fromEntries(texts))}` });
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
