import { describe, expect, test } from 'vitest';
import { openPlace } from '../pages/navigation.ts';
import { hasChromium, openPrepared } from './browser.ts';

describe.skipIf(!hasChromium)('a walk through the requirements on a small laptop, in Chromium', () => {
  test('ten requirements with a note each, two photos, one skipped and come back to, and on where it was left', async () => {
    const { page, complaints } = await openPrepared('empty');
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.getByRole('link', { name: 'Gap analysis' }).first().click();
    await page.getByRole('link', { name: 'Walk through' }).click();
    const heading = page.getByRole('heading', { level: 1 });
    await heading.filter({ hasText: '4.1' }).waitFor();
    await page.getByText('Who is in the room').click();
    await page.getByLabel('Who answers').fill('Ada Lovelace');
    await page.getByText('Who is in the room').click();
    await heading.click();

    // By keys alone, requirement by requirement; the third is not for these people.
    const order = ['4.1', '4.2', '4.3', '4.4', '5.1', '5.2', '5.3', '6.1.1', '6.1.2', '6.1.3', '6.1.4'];
    for (const id of order) {
      await heading.filter({ hasText: id }).waitFor();
      if (id === '4.3') {
        await page.keyboard.press('s');
        continue;
      }
      await page.keyboard.press('4');
      await page.keyboard.press('n');
      await page.keyboard.type(`Seen for ${id}.`);
      if (['4.2', '5.1', '6.1.2'].includes(id)) {
        // From the gap to an action by one key, once the note is left.
        await page.keyboard.press('Escape');
        await page.keyboard.press('a');
        // What is proposed as its title is written over, not into.
        const title = page.getByRole('dialog').getByRole('textbox', { name: 'Title' });
        await title.waitFor();
        await page.keyboard.type(`Close the gap of ${id}`);
        expect(await title.inputValue()).toBe(`Close the gap of ${id}`);
        await page.getByRole('textbox', { name: 'Owner' }).fill('Eva');
        await page.keyboard.press('Enter');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      if (['5.2', '6.1.2'].includes(id)) {
        await page.keyboard.press('Escape');
        await page.keyboard.press('c');
        await page.getByRole('button', { name: 'Take a photo' }).click();
        await page.getByText('1 photo taken').waitFor();
        await page.getByRole('button', { name: 'Close' }).press('Enter');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await page.getByRole('link', { name: /^EV-\d{4} Photo$/ }).waitFor();
      }
      await page.keyboard.press('Control+Enter');
    }
    await heading.filter({ hasText: '6.2' }).waitFor();

    await openPlace(page, 'Audit and improvement');
    await page.getByText('3 of 3').waitFor();
    // In the order of the plan: what establishes the AIMS first.
    const numbers = await page.locator('[role="gridcell"][data-column="code"]').allInnerTexts();
    expect(numbers).toEqual(['ACT-001', 'ACT-002', 'ACT-003']);
    await page.goBack();
    await heading.filter({ hasText: '6.2' }).waitFor();

    // One that does not apply is left out with its reason, and a level of maturity goes on it by mouse.
    await page.keyboard.press('6');
    await page.getByLabel('Reason').fill('Nothing is planned.');
    await page.getByRole('radio', { name: /^2: / }).click();
    await page.getByText('Part by part').click();
    await page.getByRole('combobox', { name: /^Status of part 1:/ }).click();
    await page.getByRole('option', { name: 'Partly met' }).click();

    // Another page and back: it goes on here.
    await page.getByRole('link', { name: 'AI systems' }).click();
    await page.getByRole('heading', { level: 1, name: 'AI systems' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('walk through');
    await page.keyboard.press('Enter');
    await heading.filter({ hasText: '6.2' }).waitFor();
    // With only the lawyer in the room, there are fewer stops.
    await page.getByText('Who is in the room').click();
    await page.getByRole('button', { name: 'legal' }).click();
    await page
      .getByText(/of 41 assessed/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'legal' }).click();
    await page
      .getByText(/11 of 70 assessed/)
      .first()
      .waitFor();

    const answer = await page.evaluate(async () => {
      const response = await fetch('api/assessment.get', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      return (await response.json()) as { data: { results: Record<string, unknown>[] } };
    });
    const told = answer.data.results.map(({ nodeId, element, status, note, finding, maturity, interviewee }) =>
      [nodeId, element, status, note, finding, maturity, interviewee].join('|'),
    );
    expect(told.sort()).toEqual(
      [
        ...order.filter((id) => id !== '4.3').map((id) => `${id}|0|largelyMet|Seen for ${id}.|||Ada Lovelace`),
        '6.2|0|notApplicable||Nothing is planned.|2|Ada Lovelace',
        '6.2|1|partlyMet||||',
      ].sort(),
    );
    expect(complaints).toEqual([]);
  });
});
