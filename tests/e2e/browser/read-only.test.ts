import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemEnvironment } from '#db/environment.ts';
import { closeWorkspaceFile, openWorkspaceFile } from '#db/file/open.ts';
import { addSystem, MIGRATIONS } from '../../unit/db/workspace.ts';
import { command } from '../pages/page.ts';
import { hasChromium, openPrepared } from './browser.ts';

describe.skipIf(!hasChromium)('a workspace that another program has open', () => {
  test('is offered for reading, read again, and opened for changes when it is free', async () => {
    const { page, complaints, folder } = await openPrepared('sample');
    await command(page, 'close workspace');
    const recent = page.getByRole('button', { name: /Aurelis/ });
    await recent.waitFor();

    const workspaces = path.join(folder, 'data', 'workspaces');
    const other = openWorkspaceFile(
      path.join(workspaces, fs.readdirSync(workspaces)[0] ?? ''),
      MIGRATIONS,
      systemEnvironment,
    );
    await recent.press('Enter');
    await page.getByRole('dialog', { name: 'Open for reading?' }).waitFor();
    await page.getByRole('button', { name: 'Open for reading' }).press('Enter');
    await page.getByText(/Open for reading only/).waitFor();

    addSystem(other, 'Made elsewhere');
    await page.getByRole('button', { name: 'Read again' }).press('Enter');
    await page.getByRole('link', { name: 'AI systems' }).first().press('Enter');
    await page.getByText('Made elsewhere').first().waitFor();

    closeWorkspaceFile(other);
    await page.getByRole('button', { name: 'Open for changes' }).press('Enter');
    await page.getByText(/Open for reading only/).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });
});
