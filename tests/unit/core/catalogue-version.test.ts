import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { closeWorkspaceFile, openWorkspaceFile, readDb } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { workspace as workspaceTable } from '#db/schema/tables.ts';
import { fixedEnvironment, HEADER, MIGRATIONS } from '../db/workspace.ts';
import { APP_FOLDER, coreWithWorkspace, type TestCore, testCore } from './core.ts';

const CURRENT = (
  JSON.parse(fs.readFileSync(path.join(APP_FOLDER, 'resources/catalogue/iso42001.json'), 'utf8')) as { version: string }
).version;
const OLD = path.join(APP_FOLDER, 'tests/fixtures/workspaces/catalogue-2026.1.aims');

/** A copy of the file that version 0.1.0 made, open. */
async function coreWithOldWorkspace(): Promise<{ core: TestCore; file: string }> {
  const core = testCore();
  const file = path.join(core.folder, 'old.aims');
  fs.copyFileSync(OLD, file);
  await core.ask('workspace.open', { path: file });
  return { core, file };
}

describe('the version of the requirements', () => {
  test('of a new workspace is the current one, and there is nothing to take over', async () => {
    const core = await coreWithWorkspace();
    expect(await core.ask('workspace.catalogue', {})).toEqual({ version: CURRENT, current: CURRENT });
    expect(await core.ask('workspace.adoptCatalogue', {})).toEqual({ changeId: null, version: CURRENT });
  });

  test('of an older file stays until it is taken over, and what was assessed stays with it', async () => {
    const { core } = await coreWithOldWorkspace();
    expect(await core.ask('workspace.catalogue', {})).toEqual({ version: '2026.1', current: CURRENT });
    const before = await core.ask('assessment.get', {});
    expect(before.results.find(({ nodeId }) => nodeId === '6.1.4')?.status).toBe('partlyMet');

    await core.ask('workspace.adoptCatalogue', {});
    expect((await core.ask('workspace.catalogue', {})).version).toBe(CURRENT);
    expect(await core.ask('assessment.get', {})).toEqual(before);
    const [entry] = (await core.ask('trail.list', { limit: 1 })).entries;
    expect(entry).toMatchObject({
      action: 'workspace.adoptCatalogue',
      entity: 'workspace',
      before: { catalogueVersion: '2026.1' },
      after: { catalogueVersion: CURRENT },
    });
    expect((await core.ask('trail.verify', {})).brokenAt).toBeNull();
  });

  test('of a file that was assessed against the issue before opens as it was, and tells what to look at again', async () => {
    const { core, file } = await coreWithOldWorkspace();
    await core.ask('workspace.close', {});
    raiseVersion(file, '2026.2');
    await core.ask('workspace.open', { path: file });
    expect(await core.ask('workspace.catalogue', {})).toEqual({ version: '2026.2', current: CURRENT });
    const results = (await core.ask('assessment.get', {})).results;
    // A requirement with a part more than it had takes an answer for it, and keeps those that there are.
    await core.ask('assessment.set', { entries: [{ nodeId: '8.1', element: 8, changes: { status: 'met' } }] });
    const after = (await core.ask('assessment.get', {})).results;
    expect(after.filter(({ element }) => element !== 8)).toEqual(results);
    expect((await core.ask('trail.verify', {})).brokenAt).toBeNull();
  });

  test('is back after an undo, and in the file after it was closed', async () => {
    const { core, file } = await coreWithOldWorkspace();
    const { changeId } = await core.ask('workspace.adoptCatalogue', {});
    await core.ask('workspace.close', {});
    await core.ask('workspace.open', { path: file });
    expect((await core.ask('workspace.catalogue', {})).version).toBe(CURRENT);
    await core.ask('trail.undo', { changeId: changeId ?? '' });
    expect((await core.ask('workspace.catalogue', {})).version).toBe('2026.1');
  });

  test('that is newer than the program is kept', async () => {
    const { core, file } = await coreWithOldWorkspace();
    await core.ask('workspace.close', {});
    raiseVersion(file, '2099.1');
    await core.ask('workspace.open', { path: file });
    expect(await core.refusal('workspace.adoptCatalogue', {})).toBe('catalogueNewer');
    expect((await core.ask('workspace.catalogue', {})).version).toBe('2099.1');
  });
});

/** As a program of the future would have left the file. */
function raiseVersion(file: string, version: string): void {
  const workspace = openWorkspaceFile(file, MIGRATIONS, fixedEnvironment());
  const id = readDb(workspace).select().from(workspaceTable).get()?.id ?? '';
  writeChange(workspace, HEADER, (db) => db.update('workspace', id, { catalogueVersion: version }));
  closeWorkspaceFile(workspace);
}
