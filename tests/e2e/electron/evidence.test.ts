import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerDialogs, ask, createWorkspace, desktop, lacking, openDesktop, ROOT, testFolder } from './desktop.ts';

const FIXTURES = path.join(ROOT, 'tests', 'fixtures', 'evidence');
const PDF = path.join(FIXTURES, 'minutes.pdf');

describe.skipIf(lacking !== undefined)(`evidence on ${desktop}`, () => {
  test('files are chosen, a PDF shown page by page and a photo taken, under the strict policy', async () => {
    const opened = await openDesktop({ switches: ['--use-fake-device-for-media-stream'] });
    const { app, page, complaints } = opened;
    await createWorkspace(opened, path.join(testFolder(), 'client.aims'));
    await page.evaluate(() => {
      location.hash = '/evidence';
    });
    await page.getByRole('heading', { level: 1, name: 'Evidence' }).waitFor();
    await answerDialogs(app, { open: [PDF, path.join(FIXTURES, 'place.jpg')] });
    await page.getByRole('button', { name: 'Add files' }).click();
    await page.getByText('2 files added as evidence.').waitFor();
    await page.getByRole('button', { name: 'Open EV-0001 minutes' }).click();
    await page.getByText('Page 1 of 2').waitFor();
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('Page 2 of 2').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Photo' }).click();
    await page.getByRole('button', { name: 'Take a photo' }).click();
    await page.getByText('1 photo taken').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Open EV-0003 Photo' }).waitFor();

    await page.getByRole('button', { name: 'Open EV-0002 place' }).click();
    await page.getByRole('dialog').getByRole('img', { name: 'place' }).waitFor();
    const kept = (await ask(page, 'evidence.list', {})).map(({ revisions }) => revisions[0]?.mediaType);
    expect(kept).toEqual(['application/pdf', 'image/jpeg', 'image/jpeg']);
    expect(complaints).toEqual([]);
  });
});
