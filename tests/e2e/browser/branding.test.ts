import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makePng } from '../../unit/documents/pictures.ts';
import { readDocx } from '../../unit/documents/read-docx.ts';
import { visit } from '../pages/page.ts';
import { hasChromium, openPrepared } from './browser.ts';

test.skipIf(!hasChromium)('a logo, a name and a colour are chosen, looked at, and stand on a document', async () => {
  const { page, folder, complaints } = await openPrepared('sample');
  const logo = path.join(folder, 'logo.png');
  fs.writeFileSync(logo, makePng({ width: 60, height: 20 }));
  await visit(page, '/settings');
  await page.getByLabel('Prepared by').fill('Acme Consulting');
  const colour = page.getByRole('textbox', { name: 'Colour', exact: true });
  await colour.fill('#ffff00');
  await page.getByText('#ffff00 is too pale to be read on white paper').waitFor();
  await colour.fill('#7A1F5C');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a logo' }).click();
  await (await chooser).setFiles(logo);
  const preview = page.getByRole('group', { name: 'How it looks on a document' });
  await preview.getByRole('img', { name: 'Logo of Acme Consulting' }).waitFor();
  await preview.getByText('Prepared by Acme Consulting').waitFor();
  await page.getByText('All changes saved').waitFor();

  await visit(page, '/documents');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export Gap analysis report as DOCX' }).click();
  const { text, parts } = await readDocx(fs.readFileSync(await (await download).path()));
  expect(text).toContain('Prepared by Acme Consulting');
  expect([...parts.keys()].some((name) => name.startsWith('word/media/'))).toBe(true);

  await visit(page, '/settings');
  await page.getByRole('button', { name: 'Remove the logo' }).click();
  await preview.getByRole('img').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});
