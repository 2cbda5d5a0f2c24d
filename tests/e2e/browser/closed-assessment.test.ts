import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask, visit } from '../pages/page.ts';
import { hasChromium, openPrepared } from './browser.ts';

const NOTICE = /^ASM-001 was closed on .* and is only read\.$/;

async function close(page: Page): Promise<void> {
  const { data } = await ask(page, 'assessments.list', {});
  const [{ id }] = data as [{ id: string }];
  await ask(page, 'assessments.update', { id, changes: { closedOn: '2026-03-01' } });
}

const results = async (page: Page) => (await ask(page, 'assessment.get', {})).data as unknown;

describe.skipIf(!hasChromium)('a closed assessment', () => {
  test.each([
    ['the step', '/steps/gapAnalysis'],
    ['a page of its wizard', '/steps/gapAnalysis/leadership'],
    ['the requirements', '/requirements?node=5.2'],
    ['the walk', '/walk-through?node=5.2'],
  ])('is only read in %s, with the same notice', async (_, address) => {
    const { page, complaints } = await openPrepared('sample');
    await close(page);
    await visit(page, address);
    await page.getByRole('main').getByText(NOTICE).first().waitFor();
    expect(await page.getByRole('main').getByText(NOTICE).count()).toBe(1);
    const states = page.getByRole('radio', { name: 'Partly met' });
    await states.first().waitFor({ state: 'attached' });
    expect(await states.evaluateAll((all) => all.every((each) => (each as HTMLInputElement).disabled))).toBe(true);
    const finding = page.getByLabel(/^(Finding|Reason)/).first();
    expect(await finding.isDisabled()).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('is not changed by digits, and nobody is told that it was', async () => {
    const { page } = await openPrepared('sample');
    await close(page);
    const before = await results(page);
    await visit(page, '/steps/gapAnalysis');
    await page.getByRole('main').getByText(NOTICE).waitFor();
    await page.getByRole('listbox').focus();
    for (const key of ['1', '2', '6']) await page.keyboard.press(key);
    await page.getByText('Nothing was changed: it is only read.').waitFor({ state: 'attached' });
    await visit(page, '/walk-through?node=5.2');
    await page.getByRole('main').getByText(NOTICE).waitFor();
    for (const key of ['1', '2', '6']) await page.keyboard.press(key);
    await visit(page, '/gap-analysis');
    await page.getByRole('grid').focus();
    expect(await page.getByRole('grid').getAttribute('aria-readonly')).toBe('true');
    await page.keyboard.press('F2');
    expect(await page.getByRole('grid').getByRole('textbox').count()).toBe(0);
    expect(await results(page)).toEqual(before);
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
