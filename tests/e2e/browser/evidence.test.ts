import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPlace, openTab } from '../pages/navigation.ts';
import { seriousFindings } from './axe.ts';
import { hasChromium, openPrepared, ROOT } from './browser.ts';

const FIXTURES = path.join(ROOT, 'tests', 'fixtures', 'evidence');
const PHOTO = path.join(FIXTURES, 'place.jpg');

/** Lets go of files over the page, as a file manager does. */
async function drop(page: Page, files: readonly { name: string; type: string; bytes: Buffer }[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (list) => {
      const made = new DataTransfer();
      for (const { name, type, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        made.items.add(new File([bytes], name, { type }));
      }
      return made;
    },
    files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') })),
  );
  await page.getByRole('heading', { level: 1 }).dispatchEvent('drop', { dataTransfer: transfer });
}

async function openEvidence(page: Page): Promise<void> {
  await openPlace(page, 'Documents and evidence');
  await openTab(page, 'Evidence');
  await page.getByRole('heading', { level: 1, name: 'Evidence' }).waitFor();
}

describe.skipIf(!hasChromium)('evidence, in Chromium', () => {
  test('is dropped, refused where it is empty, linked, searched, drawn upon, saved and removed', async () => {
    const { page, complaints } = await openPrepared('empty');
    await openEvidence(page);
    const minutes = Buffer.from('Minutes of the review: the incident in März was looked at.');
    await drop(page, [
      { name: 'photo.jpg', type: 'image/jpeg', bytes: fs.readFileSync(PHOTO) },
      { name: 'nothing.jpg', type: 'image/jpeg', bytes: Buffer.alloc(0) },
      { name: 'minutes.txt', type: 'text/plain', bytes: minutes },
    ]);
    await page.getByText('2 files added as evidence.').waitFor();
    await page.getByText('nothing.jpg holds nothing (0 bytes)').waitFor();
    await page.getByRole('button', { name: 'Close the message about nothing.jpg' }).click();
    await page.getByText('2 of 2').waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole('searchbox').fill('marz INCIDENT');
    await page.getByText('1 of 2').waitFor();
    await page.getByRole('table').getByText('the incident in März was').waitFor();
    await page.getByRole('searchbox').fill('');

    // By keys alone: the photo, what it supports, and back.
    await page.getByRole('button', { name: 'Open EV-0001 photo' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'EV-0001 photo' });
    await dialog.getByRole('img', { name: 'photo' }).waitFor();
    const supports = dialog.getByRole('combobox', { name: 'Supports' });
    await supports.fill('A.6.2.8');
    await supports.press('ArrowDown');
    await supports.press('Enter');
    await dialog.getByRole('button', { name: /^No longer supports A\.6\.2\.8/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    // The camera's data go, then something is blackened: each a version of its own.
    await dialog.getByRole('button', { name: 'Copy without camera data' }).click();
    await dialog.getByText('without camera data · image/jpeg').waitFor();
    await dialog.getByRole('button', { name: 'Draw or redact' }).click();
    const editor = page.getByRole('dialog', { name: 'Mark up the picture' });
    await editor.getByRole('button', { name: 'Redaction', exact: true }).click();
    await editor.getByRole('button', { name: 'Add redaction' }).click();
    await editor.getByRole('button', { name: /^Keep/ }).click();
    await dialog.getByText('redacted from version 2').waitFor();

    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save a copy of version 1, photo.jpg' }).click();
    const saved = fs.readFileSync(await (await download).path());
    expect(saved.equals(fs.readFileSync(PHOTO))).toBe(true);
    await dialog.getByText(createHash('sha256').update(saved).digest('hex')).waitFor();

    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('A.6.2.8 loses this evidence.').waitFor();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await page.getByText('1 of 1').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('2 of 2').waitFor();
    expect(complaints).toEqual([]);
  });

  test('is chosen in a dialog, several files at a time', async () => {
    const { page, complaints } = await openPrepared('empty');
    await openEvidence(page);
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Add files' }).click();
    const chooser = await choosing;
    expect(chooser.isMultiple()).toBe(true);
    await chooser.setFiles([PHOTO, path.join(FIXTURES, 'minutes.pdf')]);
    await page.getByText('2 files added as evidence.').waitFor();
    await page.getByRole('button', { name: 'Open EV-0001 place' }).waitFor();
    await page.getByRole('button', { name: 'Open EV-0002 minutes' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('is pasted beside a requirement, and the same file is not taken in twice', async () => {
    const { page, complaints } = await openPrepared('empty');
    await openEvidence(page);
    await page.evaluate(() => {
      location.hash = '/walk-through?node=9.1';
    });
    await page.getByRole('heading', { level: 1 }).filter({ hasText: '9.1' }).waitFor();
    const paste = () =>
      page.evaluate((base64) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([bytes], 'image.jpg', { type: 'image/jpeg' }));
        document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, fs.readFileSync(PHOTO).toString('base64'));
    await paste();
    await page.getByRole('link', { name: 'EV-0001 Pasted picture' }).waitFor();
    await paste();
    await page.getByText('is there already, as EV-0001').waitFor();
    await page.getByRole('link', { name: 'EV-0001 Pasted picture' }).click();
    await page.getByRole('dialog', { name: 'EV-0001 Pasted picture' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
