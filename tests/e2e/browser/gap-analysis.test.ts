import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasChromium, openPrepared } from './browser.ts';

const ROWS = 336;

describe.skipIf(!hasChromium)('the gap analysis as a table, in Chromium', () => {
  test('the whole standard is assessed by keyboard alone', async () => {
    const { page, complaints } = await openPrepared('empty');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('gap analysis');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Gap analysis' }).waitFor();
    const grid = page.getByRole('grid');
    await page.getByRole('searchbox', { name: 'Search the table' }).focus();
    await page.keyboard.press('Enter');
    await expectFocus(page, 'grid');

    for (let row = 0; row < ROWS; row += 1) {
      await page.keyboard.press(String(2 + (row % 4)));
      await page.keyboard.press('ArrowDown');
    }
    // The last one does not apply, and says why: the reason is asked for at once.
    await page.keyboard.press('6');
    await page.keyboard.type('Nothing is bought.');
    await page.keyboard.press('Enter');
    await expectFocus(page, 'grid');
    // Back to the first row: maturity, then a finding of two lines, by typing, Tab and Alt+Enter.
    await page.keyboard.press('Control+Home');
    for (const _ of ['text', 'status', 'maturity']) await page.keyboard.press('Tab');
    await page.keyboard.press('3');
    await page.keyboard.press('Tab');
    await page.keyboard.type('What matters is written down');
    await page.keyboard.press('Alt+Enter');
    await page.keyboard.type('and read.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('F2');
    await page.keyboard.type('Given up');
    await page.keyboard.press('Escape');
    // Escape, then Tab leaves the table.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await grid.evaluate((element) => element === document.activeElement)).toBe(false);

    const results = await resultsOf(page);
    expect(results.length).toBe(ROWS);
    expect(results[0]).toMatchObject({
      ...{ nodeId: '4.1', element: 0, status: 'notMet', maturity: 3, note: '' },
      finding: 'What matters is written down\nand read.',
    });
    expect(results.at(-1)).toMatchObject({ status: 'notApplicable', finding: 'Nothing is bought.' });
    const expected = ['notMet', 'partlyMet', 'largelyMet', 'met'];
    expect(results.slice(0, -1).map(({ status }) => status)).toEqual(
      Array.from({ length: ROWS - 1 }, (_, index) => expected[index % 4]),
    );
    expect(complaints).toEqual([]);
  });

  test('200 cells come from a spreadsheet at once, and one undo takes them back', async () => {
    const { page } = await openPrepared('sample');
    await go(page, '/gap-analysis');
    const grid = page.getByRole('grid');
    await grid.waitFor();
    const before = await resultsOf(page);
    // 40 rows of status, maturity, finding, note and owner.
    const lines = Array.from({ length: 40 }, (_, row) =>
      ['Partly met', String(row % 6), `"Found in row ${row},\nsaid ""twice"""`, '', `Owner ${row}`].join('\t'),
    );
    await copyElsewhere(page, `${lines.join('\r\n')}\r\n`);
    await grid.focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+v');
    const said = page.getByText(/^\d+ cells changed\.$/);
    await said.waitFor();
    const pasted = await resultsOf(page);
    // Of the 200, those that say something else now.
    expect(await said.textContent()).toBe(`${cellsThatDiffer(before, pasted)} cells changed.`);
    expect(pasted.filter(({ owner }) => owner.startsWith('Owner ')).length).toBe(40);
    expect(pasted.find(({ owner }) => owner === 'Owner 39')).toMatchObject({
      ...{ status: 'partlyMet', maturity: 3, finding: 'Found in row 39,\nsaid "twice"' },
    });

    // What is copied out is what came in.
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+c');
    expect(await pasteElsewhere(page)).toBe('Partly met\t0\nPartly met\t1');

    await grid.focus();
    await page.keyboard.press('Control+z');
    await page.getByText(/^Undone/).waitFor();
    expect(await resultsOf(page)).toEqual(before);

    // A table with one wrong cell changes nothing and says which.
    await copyElsewhere(page, 'Met\nNearly');
    await grid.focus();
    for (const key of ['Control+Home', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await page.keyboard.press('Control+v');
    await page.getByText('4.1/1: "Nearly" is no status. Nothing was changed.').waitFor();
    expect(await resultsOf(page)).toEqual(before);
  });

  test('a search narrows the rows, fill down and emptying work on what is selected', async () => {
    const { page } = await openPrepared('empty');
    await go(page, '/gap-analysis');
    await page.getByRole('checkbox', { name: /^Show the parts/ }).click();
    await page.getByText('70 of 336 rows').waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+Home');
    for (let column = 0; column < 6; column += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.type('Zyx');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d']) await page.keyboard.press(key);
    await page.getByText('2 cells changed.').waitFor();
    const owners = async () => (await resultsOf(page)).map(({ nodeId, owner }) => `${nodeId} ${owner}`);
    expect(await owners()).toEqual(['4.1 Zyx', '4.2 Zyx', '4.3 Zyx']);
    await page.getByRole('searchbox', { name: 'Search the table' }).fill('zyx');
    await page.getByText('3 of 336 rows').waitFor();
    await page.getByRole('grid').focus();
    for (const key of ['Control+End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Delete']) await page.keyboard.press(key);
    // The row stays where it is until the filter is chosen anew.
    await page.waitForFunction(
      () => document.querySelectorAll('[role="gridcell"][data-column="owner"]')[2]?.textContent === '',
    );
    expect(await owners()).toEqual(['4.1 Zyx', '4.2 Zyx', '4.3 ']);
  });

  test('filters and sorting are kept under a name, shown again, and removed, by keyboard alone', async () => {
    const { page, complaints } = await openPrepared('sample');
    await go(page, '/gap-analysis');
    const shown = page.getByRole('search').getByRole('status');
    await expect.poll(() => shown.innerText()).toBe(`${ROWS} of ${ROWS} rows`);
    await page.getByRole('combobox', { name: 'Status' }).press('Enter');
    await page.getByRole('option', { name: 'Not met', exact: true }).press('Enter');
    await page.getByRole('checkbox').press('Space');
    await expect.poll(() => shown.innerText()).not.toBe(`${ROWS} of ${ROWS} rows`);
    const few = await shown.innerText();
    const views = page.getByRole('button', { name: 'Views', exact: true });
    await views.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('The view needs a name.').waitFor();
    await page.keyboard.type('To close');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.reload();
    await expect.poll(() => shown.innerText()).toBe(`${ROWS} of ${ROWS} rows`);
    await views.press('Enter');
    await page.getByRole('button', { name: 'To close', exact: true }).press('Enter');
    await expect.poll(() => shown.innerText()).toBe(few);
    await views.press('Enter');
    await page.keyboard.type('to CLOSE');
    await page.keyboard.press('Enter');
    await page.getByText('There is a view of this name').waitFor();
    await page.getByRole('button', { name: 'Remove the view To close' }).press('Enter');
    await page.getByRole('button', { name: 'To close', exact: true }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });
});

async function go(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, route);
  await page.getByRole('grid').waitFor();
}

async function expectFocus(page: Page, role: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.getAttribute('role') === wanted, role);
}

type Result = {
  nodeId: string;
  element: number;
  status: string;
  maturity: number | null;
  finding: string;
  note: string;
  owner: string;
};

/** What the core has, once everything that was sent has been answered; by place in the standard as the file keeps it. */
const PASTED = ['status', 'maturity', 'finding', 'note', 'owner'] as const;

/** Rows that nobody wrote into yet have no result; their cells are empty. */
function cellsThatDiffer(before: readonly Result[], after: readonly Result[]): number {
  const keyOf = ({ nodeId, element }: Result) => `${nodeId}/${element}`;
  const known = new Map(before.map((result) => [keyOf(result), result]));
  const differs = (result: Result) => (field: (typeof PASTED)[number]) =>
    String(known.get(keyOf(result))?.[field] ?? '') !== String(result[field] ?? '');
  return after.reduce((sum, result) => sum + PASTED.filter(differs(result)).length, 0);
}

async function resultsOf(page: Page): Promise<Result[]> {
  await page.getByText(/saved/i).first().waitFor();
  await page.waitForFunction(() => !/Saving|Not saved/.test(document.body.innerText));
  return page.evaluate(async () => {
    const answer = await fetch('api/assessment.get', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return ((await answer.json()) as { data: { results: Result[] } }).data.results;
  });
}

/** Another program's clipboard, as far as the page can tell. */
async function elsewhere<T>(page: Page, work: (other: Page) => Promise<T>): Promise<T> {
  const other = (await page.context().browser()?.newPage()) as Page;
  await other.setContent('<textarea></textarea>');
  const done = await work(other);
  await other.close();
  await page.bringToFront();
  return done;
}

function copyElsewhere(page: Page, text: string): Promise<void> {
  return elsewhere(page, async (other) => {
    await other.locator('textarea').evaluate((area, value) => {
      area.addEventListener('copy', (event) => {
        event.preventDefault();
        (event as ClipboardEvent).clipboardData?.setData('text/plain', value);
      });
    }, text);
    await other.locator('textarea').focus();
    await other.keyboard.press('Control+c');
  });
}

function pasteElsewhere(page: Page): Promise<string> {
  return elsewhere(page, async (other) => {
    await other.locator('textarea').focus();
    await other.keyboard.press('Control+v');
    return other.locator('textarea').inputValue();
  });
}
