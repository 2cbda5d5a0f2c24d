import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { changeKey, newKeyFor } from '#db/copies/change-key.ts';
import { connectCopy } from '#db/file/connect.ts';
import { copyBytes } from '#db/file/copy-bytes.ts';
import { openWorkspaceFile, type WorkspaceFile } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { verifyFile } from '#db/verify/verify.ts';
import { emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { fixedEnvironment, HEADER, MIGRATIONS, newWorkspace, tempFolder } from '../../db/workspace.ts';
import { copiesOf, coreWithWorkspace, type TestCore } from '../core.ts';

const journal = vi.hoisted(() => ({ mode: null as 'delete' | null }));
vi.mock(import('#db/file/journal-mode.ts'), async (load) => {
  const { journalModeFor } = await load();
  return { journalModeFor: (file: string) => journal.mode ?? journalModeFor(file) };
});

/** How many copies somebody takes away before their thread has opened them. */
const taken = vi.hoisted(() => ({ copies: 0 }));
vi.mock(import('#core/jobs/run-job.ts'), async (load) => {
  const { runJob } = await load();
  return {
    runJob: (core, name, input, ...rest) => {
      if (taken.copies > 0 && 'file' in input) {
        taken.copies -= 1;
        fs.rmSync(input.file);
      }
      return runJob(core, name, input, ...rest);
    },
  };
});

const NOTES = 'Looked at on site. '.repeat(100);

function addSystems(file: WorkspaceFile, count: number): string[] {
  const ids: string[] = [];
  writeChange(file, HEADER, (db) => {
    for (let index = 0; index < count; index += 1) {
      const record = { ...emptyAiSystemFields(`System ${index}`), code: `SYS-${index}`, notes: NOTES };
      ids.push(db.insert('aiSystems', record));
    }
  });
  return ids;
}

async function workspaceWith(mode: 'wal' | 'delete', encrypted: boolean): Promise<WorkspaceFile> {
  journal.mode = mode === 'delete' ? 'delete' : null;
  onTestFinished(() => {
    journal.mode = null;
  });
  const made = newWorkspace();
  if (!encrypted) return made;
  const next = newKeyFor('a passphrase of words');
  await changeKey(made, next);
  const file = openWorkspaceFile(made.path, MIGRATIONS, fixedEnvironment(), { key: next?.key ?? null });
  onTestFinished(() => void file.connection.close());
  return file;
}

describe.each([
  ['wal', false],
  ['wal', true],
  ['delete', false],
  ['delete', true],
] as const)('a copy of the bytes with journal %s, encrypted %s', (mode, encrypted) => {
  test('is of one moment while changes go on, and the file loses none', async () => {
    const file = await workspaceWith(mode, encrypted);
    expect(file.journalMode).toBe(mode);
    const ids = addSystems(file, 800);
    const copy = path.join(tempFolder(), 'copy.aims');
    const copying = copyBytes(file, copy);
    let changes = 0;
    const state = { done: false };
    const end = () => {
      state.done = true;
    };
    void copying.then(end, end);
    while (!state.done) {
      // Enough of them that the log would be folded into the file many times.
      writeChange(file, HEADER, (db) => {
        for (const id of ids.slice(0, 300)) db.update('aiSystems', id, { notes: `${NOTES}${changes}` });
      });
      changes += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await copying;
    expect(changes).toBeGreaterThan(0);
    const opened = connectCopy(copy, file.key);
    onTestFinished(() => void opened.close());
    expect(verifyFile(opened)).toMatchObject({ brokenAt: null, differing: 0, damage: [], compared: 800 });
    expect(verifyFile(file.connection)).toMatchObject({ brokenAt: null, differing: 0, damage: [] });
    expect(fs.readFileSync(copy).includes('Looked at on site')).toBe(!encrypted);
    expect(fs.statSync(copy).mode & 0o077).toBe(0);
  });

  test('ends where the workspace is closed meanwhile', async () => {
    const file = await workspaceWith(mode, encrypted);
    addSystems(file, 800);
    const copying = copyBytes(file, path.join(tempFolder(), 'copy.aims'));
    file.connection.close();
    await expect(copying).rejects.toMatchObject({ code: 'cancelled' });
  });
});

test('the log is folded in as ever once the copies are made', async () => {
  const file = newWorkspace();
  const limit = () => file.connection.pragma('wal_autocheckpoint', { simple: true });
  const copies = [1, 2].map((name) => copyBytes(file, path.join(tempFolder(), `${name}.aims`)));
  expect(limit()).toBe(0);
  await Promise.all(copies);
  expect(limit()).toBe(1000);
  addSystems(file, 1);
});

/** Long enough that nothing of it is read at once. */
async function coreWithMuch(): Promise<{ core: TestCore; ids: string[] }> {
  const core = await coreWithWorkspace();
  const table = path.join(core.folder, 'inventory.csv');
  const rows = Array.from({ length: 1500 }, (_, index) => `A-${index},System ${index},Ada,${NOTES}`);
  fs.writeFileSync(table, ['ID,Name,Owner,Notes', ...rows].join('\n'));
  await core.ask('systems.import', { path: table });
  return { core, ids: (await core.ask('systems.list', {})).map(({ id }) => id) };
}

describe('beside the work', () => {
  test('a workspace is verified and a way back is looked at while changes are made and answered', async () => {
    const { core, ids } = await coreWithMuch();
    const seq = (await core.ask('trail.list', { limit: 1 })).entries[0]?.seq ?? 0;
    const order: string[] = [];
    const note = async <T>(name: string, work: Promise<T>) => {
      const value = await work;
      order.push(name);
      return value;
    };
    const verifying = note('verified', core.ask('trail.verify', {}));
    const change = note('changed', core.ask('systems.update', { id: ids[0] ?? '', changes: { owner: 'Grace' } }));
    const [verified] = await Promise.all([verifying, change]);
    expect(order).toEqual(['changed', 'verified']);
    expect(verified).toMatchObject({ intact: true, compared: 1503 });
    const preview = await core.ask('trail.restorePreview', { seq });
    expect(preview).toMatchObject({
      total: 1,
      changes: 1,
      steps: [{ before: { owner: 'Grace' }, after: { owner: 'Ada' } }],
    });
    expect(copiesOf(core)).toEqual([]);
  });

  test('going back takes back what was changed while the way was found', async () => {
    const { core, ids } = await coreWithMuch();
    const seq = (await core.ask('trail.list', { limit: 1 })).entries[0]?.seq ?? 0;
    await core.ask('systems.update', { id: ids[0] ?? '', changes: { owner: 'Grace' } });
    const going = core.ask('trail.restore', { seq });
    await core.ask('systems.update', { id: ids[1] ?? '', changes: { owner: 'Edith' } });
    const { changeId } = await going;
    const owners = async () => (await core.ask('systems.list', {})).slice(0, 2).map(({ owner }) => owner);
    expect(await owners()).toEqual(['Ada', 'Ada']);
    await core.ask('trail.undo', { changeId: changeId ?? '' });
    expect(await owners()).toEqual(['Grace', 'Edith']);
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
  });

  test('a reading ends with the workspace, and leaves nothing behind', async () => {
    const { core } = await coreWithMuch();
    const refused = core.refusal('trail.verify', {});
    await core.ask('workspace.close', {});
    expect(await refused).toBe('cancelled');
    expect(copiesOf(core)).toEqual([]);
  });

  test('a copy that is taken away is made anew', async () => {
    const { core } = await coreWithMuch();
    taken.copies = 2;
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true, compared: 1503 });
    expect(taken.copies).toBe(0);
  });

  test('a verification that fails accuses nobody', async () => {
    const { core } = await coreWithMuch();
    const failing = vi.spyOn(Database.prototype, 'prepare').mockImplementation(() => {
      throw new TypeError('a defect');
    });
    expect(await core.refusal('organisation.get', {})).toBe('internal');
    failing.mockRestore();
    // Every copy of the verification that this began is taken away.
    taken.copies = Number.POSITIVE_INFINITY;
    onTestFinished(() => {
      taken.copies = 0;
    });
    expect(await core.refusal('trail.verify', {})).not.toBe('workspaceAltered');
    expect(core.events.filter(({ name }) => name === 'host.message')).toEqual([]);
  });

  test('what cannot be copied is read where it is', async () => {
    const { core } = await coreWithMuch();
    fs.writeFileSync(path.join(core.folder, 'data', 'views'), 'no folder');
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
  });
});
