import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { command } from '../pages/page.ts';
import { hasChromium, openPrepared, type Session } from './browser.ts';

/** The sample, closed, and overwritten in the middle. */
async function damagedSample(session: Session): Promise<string> {
  const { page, folder } = session;
  await command(page, 'close workspace');
  await page.getByRole('button', { name: /^Aurelis Care Technologies .*\.aims/ }).waitFor();
  const workspaces = path.join(folder, 'data', 'workspaces');
  const file = path.join(workspaces, fs.readdirSync(workspaces)[0] ?? '');
  const bytes = fs.readFileSync(file);
  fs.writeFileSync(file, bytes.fill(0xa5, 4096, 8 * 4096));
  return file;
}

describe.skipIf(!hasChromium)('a damaged workspace', () => {
  test('is recovered into a new file by keyboard, with a report', async () => {
    const session = await openPrepared('sample');
    const { page, complaints } = session;
    const file = await damagedSample(session);
    await page.getByRole('button', { name: /^Aurelis Care Technologies .*\.aims/ }).press('Enter');
    const dialog = page.getByRole('dialog', { name: /is damaged/ });
    await dialog.getByText(/lies a backup of/).waitFor();
    await dialog.getByRole('button', { name: 'Recover what can be read…' }).press('Enter');
    await dialog.getByText(/AI system: /).waitFor();
    await dialog.getByRole('button', { name: 'Open the new file' }).press('Enter');
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    expect(fs.readdirSync(path.dirname(file)).filter((name) => name.endsWith('.aims'))).toHaveLength(2);
    // The refused opening is an answer of its own, and the browser names it.
    expect(complaints.filter((text) => !text.includes('status of 4'))).toEqual([]);
  });

  test('gives way to a copy of its backup', async () => {
    const session = await openPrepared('sample');
    await damagedSample(session);
    const { page } = session;
    await page.getByRole('button', { name: /^Aurelis Care Technologies .*\.aims/ }).press('Enter');
    await page.getByRole('button', { name: 'Open a copy of the backup…' }).press('Enter');
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
  });
});
