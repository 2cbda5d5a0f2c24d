import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Page as AppPage, firstPageOf, PAGES, PLACES, samplesOf } from '#renderer/app/pages.ts';
import words from '#resources/locales/en/pages.json' with { type: 'json' };
import { litIn, navigation, openPlace, openTab, outOfReach, tabs } from '../pages/navigation.ts';
import { ask, visit } from '../pages/page.ts';
import { hasChromium, openPrepared } from './browser.ts';

const pages: readonly AppPage[] = PAGES;
const places: Readonly<Record<string, string>> = words.places;

function tabOf({ id, under }: AppPage): string {
  const { tab } = words[(under ?? id) as keyof typeof words] as { tab?: string };
  return tab ?? '';
}

describe.skipIf(!hasChromium)('the navigation', () => {
  test('lights the place, the tab and the step of every page, and one of each', async () => {
    const { page, complaints } = await openPrepared('sample');
    const { data } = await ask(page, 'systems.list', {});
    const [{ id: systemId }] = data as [{ id: string }];
    for (const each of pages.filter(({ place }) => place !== null)) {
      for (const address of each.id === 'system' ? [`/systems/${systemId}`] : samplesOf(each)) {
        await visit(page, address);
        const place = places[each.place ?? ''] ?? '';
        const tab = each.row === 'step' ? /^Step/ : new RegExp(`^${tabOf(each)}(\\d|$)`);
        await expect
          .poll(async () => ({ address, ...(await litIn(page)) }))
          .toEqual({
            address,
            places: [expect.stringMatching(new RegExp(`^${place}(\\d|$)`))],
            steps: each.row === 'step' ? [expect.stringMatching(/^\dStep \d, /)] : [],
            tabs: [expect.stringMatching(tab)],
          });
      }
    }
    expect(complaints).toEqual([]);
  });

  test.each([
    [1440, 900, 'Normal', false],
    [1024, 768, 'Normal', false],
    [1024, 768, 'Larger', true],
    [800, 600, 'Normal', true],
    [800, 600, 'Large', true],
    [800, 600, 'Larger', true],
  ])('at %d x %d and text size %s, nothing of it is out of reach on any page', async (width, height, size, folds) => {
    const { page } = await openPrepared('sample');
    await visit(page, '/settings');
    await page.getByRole('button', { name: size, exact: true }).click();
    await page.setViewportSize({ width, height });
    const button = page.getByRole('button', { name: folds ? 'Unfold the navigation' : 'Fold the navigation' });
    const looked = [...PLACES.map(({ id }) => firstPageOf(id).path), '/steps/riskAssessment', '/gap-analysis'];
    for (const address of looked) {
      await visit(page, address);
      await button.waitFor();
      // A window tells its new size before its page is laid out for it.
      await expect.poll(() => outOfReach(page), { message: address }).toEqual([]);
    }
    if (folds) {
      // Unfolded it lies over the page, whole as well, and goes once something was chosen.
      await button.click();
      const over = page.getByRole('presentation').getByRole('navigation', { name: 'Main navigation' });
      for (const { id } of PLACES) await over.getByRole('link', { name: new RegExp(`^${places[id]}`) }).isVisible();
      await over.getByRole('link', { name: /^The standard/ }).click();
      await over.waitFor({ state: 'detached' });
      await page.getByRole('heading', { level: 1, name: 'Requirements' }).waitFor();
    }
  });

  test('stays folded where it was folded, and folds by itself in the walk', async () => {
    const { page } = await openPrepared('sample');
    const fold = page.getByRole('button', { name: 'Fold the navigation' });
    const unfold = page.getByRole('button', { name: 'Unfold the navigation' });
    const width = () => navigation(page).evaluate((nav) => nav.parentElement?.clientWidth ?? 0);
    await visit(page, '/walk-through?node=6.1.2');
    await unfold.waitFor();
    expect(await width()).toBeLessThan(70);
    // There it can be unfolded for a while; elsewhere it never was folded.
    await unfold.click();
    await fold.waitFor();
    await openTab(page, 'Scores');
    await page.getByRole('heading', { level: 1, name: 'Scores' }).waitFor();
    await fold.waitFor();
    await openTab(page, 'Walk');
    await unfold.waitFor();
    await openPlace(page, 'Home');
    await fold.click();
    await unfold.waitFor();
    await page.reload();
    await unfold.waitFor();
    expect(await width()).toBeLessThan(70);
    await unfold.click();
    await fold.waitFor();
  });

  test('is three stops for Tab and its foot, with arrows inside each', async () => {
    const { page } = await openPrepared('sample');
    await visit(page, '/evidence');
    await page.getByRole('heading', { level: 1, name: 'Evidence' }).waitFor();
    await page.getByRole('button', { name: /^Client/ }).focus();
    const stops: string[] = [];
    for (let press = 0; press < 5; press += 1) {
      await page.keyboard.press('Tab');
      stops.push(await focusedWords(page));
    }
    expect(stops).toEqual([
      expect.stringMatching(/^Step 1, /),
      expect.stringMatching(/^Documents and evidence/),
      'Trail, backups, settings',
      'Fold the navigation',
      expect.stringMatching(/^Evidence/),
    ]);
    await page.keyboard.press('ArrowLeft');
    expect(await focusedWords(page)).toBe('Documents');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Documents' }).waitFor();
    await page.getByRole('button', { name: /^Client/ }).focus();
    await page.keyboard.press('Tab');
    for (const [key, words] of [
      ['ArrowRight', /^Step 2, /],
      ['ArrowDown', /^Step 3, /],
      ['Home', /^Step 1, /],
      ['ArrowLeft', /^Step 7, /],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focusedWords(page)).toMatch(words);
    }
    // Tab goes on to the next group, not back to where this one began.
    await page.keyboard.press('Tab');
    expect(await focusedWords(page)).toMatch(/^Documents and evidence/);
    await page.keyboard.press('End');
    expect(await focusedWords(page)).toBe('The standard');
  });

  test('opens an assessment with its tabs, its name always in sight', async () => {
    const { page } = await openPrepared('sample');
    await openPlace(page, 'Assessments');
    await page.getByRole('button', { name: /^Open ASM-001/ }).click();
    for (const tab of ['Plan', 'Walk', 'Table', 'Scores', 'Compare', 'Excel', 'Closing', 'Report']) {
      await openTab(page, tab);
      await expect.poll(async () => (await litIn(page)).tabs).toEqual([tab]);
      await page.getByRole('banner').getByText('ASM-001 Gap analysis').waitFor();
    }
    await page.getByRole('button', { name: 'Gap analysis report as XLSX' }).click();
    await page.getByText('Saved as ASM-001 Gap analysis report.xlsx.').waitFor();
    expect(await tabs(page).getByRole('link').count()).toBe(8);
  });

  test('leads to places by two keys, unless letters are switched off or being written', async () => {
    const { page } = await openPrepared('sample');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { level: 1, name: 'AI systems' }).waitFor();
    await page.getByRole('searchbox', { name: 'Filter the list' }).fill('');
    await page.keyboard.type('gh');
    expect(await page.getByRole('searchbox', { name: 'Filter the list' }).inputValue()).toBe('gh');
    // In the walk, "a" alone adds an action.
    await visit(page, '/walk-through?node=6.1.2');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.getByRole('heading', { level: 1, name: 'Assessments' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);

    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.getByText('Go to a page').waitFor();
    await help.getByText('AI systems').waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });

    await visit(page, '/settings');
    await page.getByRole('checkbox', { name: 'Single keys as shortcuts' }).click();
    await page.getByRole('checkbox', { name: 'Single keys as shortcuts', checked: false }).waitFor();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    expect(await page.evaluate(() => window.location.hash)).toBe('#/settings');
  });

  test('switches to a client that was open before', async () => {
    const { page } = await openPrepared('sample');
    const client = page.getByRole('button', { name: /^Client/ });
    await client.click();
    await page.getByRole('menuitem', { name: 'New client…' }).click();
    await page.getByLabel('Name of the organisation').fill('Müller & Söhne');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Client\s*Müller & Söhne/ }).click();
    await page.getByRole('menuitem', { name: /Aurelis Care Technologies/ }).click();
    await page.getByRole('button', { name: /^Client\s*Aurelis Care Technologies/ }).waitFor();
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
  });

  test('counts the work that waits', async () => {
    const { page } = await openPrepared('sample');
    const link = navigation(page).getByRole('link', { name: /^AI systems/ });
    await expect.poll(() => link.textContent()).toBe('AI systems1, 1 without a scope decision');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('new ai system');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Name').fill('Triage of letters');
    await page.keyboard.press('Enter');
    await expect.poll(() => link.textContent()).toBe('AI systems2, 2 without a scope decision');
  });
});

function focusedWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    return (focused?.getAttribute('aria-label') ?? focused?.textContent ?? '').trim();
  });
}
