import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { coreWithWorkspace, type TestCore } from './core.ts';

async function names(core: TestCore): Promise<string[]> {
  return (await core.ask('systems.list', {})).map(({ name }) => name);
}

async function addSystem(core: TestCore, name: string): Promise<string> {
  return (await core.ask('systems.create', { fields: { name } })).system.id;
}

test('a snapshot says what changed since, and the workspace goes back to it and forth again', async () => {
  const core = await coreWithWorkspace();
  const kept = await addSystem(core, 'Kept');
  await core.ask('snapshots.add', { name: ' Before the Stage 1 audit ', note: '' });
  const [made] = await core.ask('snapshots.list', {});
  expect(made).toMatchObject({ name: 'Before the Stage 1 audit', newer: 0, state: 'kept' });

  await addSystem(core, 'Later');
  await core.ask('systems.update', { id: kept, changes: { owner: 'Ada' } });
  const [snapshot] = await core.ask('snapshots.list', {});
  expect(snapshot).toMatchObject({ newer: 2 });
  const point = { seq: snapshot?.entries ?? 0, head: snapshot?.head ?? '' };
  const preview = await core.ask('trail.restorePreview', point);
  expect(preview).toMatchObject({
    changes: 2,
    total: 2,
    kinds: [{ entity: 'aiSystems', gone: 1, changed: 1, back: 0 }],
    steps: [
      { operation: 'delete', subject: { code: 'SYS-002', name: 'Later' } },
      { operation: 'update', subject: { name: 'Kept' }, before: { owner: 'Ada' }, after: { owner: '' } },
    ],
  });

  const { changeId } = await core.ask('trail.restore', point);
  expect(await names(core)).toEqual(['Kept']);
  expect(await core.ask('snapshots.list', {})).toHaveLength(1);
  expect(await core.ask('trail.restorePreview', point)).toMatchObject({ total: 0, steps: [] });
  await core.ask('trail.undo', { changeId: changeId ?? '' });
  expect(await names(core)).toEqual(['Kept', 'Later']);
  expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
});

test('what comes back is called what it was called then', async () => {
  const core = await coreWithWorkspace();
  const before = (await core.ask('trail.list', { limit: 1 })).entries[0]?.seq ?? 0;
  const { changeId } = await core.ask('systems.create', { fields: { name: 'Gone' } });
  await core.ask('trail.undo', { changeId: changeId ?? '' });
  expect((await core.ask('trail.restorePreview', { seq: before + 1 })).steps).toMatchObject([
    { operation: 'create', subject: { name: 'Gone' } },
  ]);
});

test('snapshots are renamed and deleted, and that can be undone', async () => {
  const core = await coreWithWorkspace();
  const { id } = await core.ask('snapshots.add', { name: 'One', note: 'n' });
  await core.ask('snapshots.update', { id, changes: { name: 'Two' } });
  expect(await core.ask('snapshots.list', {})).toMatchObject([{ name: 'Two', note: 'n' }]);
  const { changeId } = await core.ask('snapshots.remove', { id });
  expect(await core.ask('snapshots.list', {})).toEqual([]);
  await core.ask('trail.undo', { changeId: changeId ?? '' });
  expect(await core.ask('snapshots.list', {})).toMatchObject([{ name: 'Two' }]);
  expect(await core.refusal('snapshots.add', { name: ' ', note: '' })).toBe('inputInvalid');
});

test('a backup is gone back to like a snapshot', async () => {
  const core = await coreWithWorkspace();
  await addSystem(core, 'One');
  await core.ask('backups.make', {});
  await addSystem(core, 'Two');
  const { backups } = await core.ask('backups.list', {});
  expect(backups[0]).toMatchObject({ newer: 1 });
  await core.ask('trail.restore', await core.ask('backups.point', { id: backups[0]?.id ?? '' }));
  expect(await names(core)).toEqual(['One']);
  expect(await core.refusal('backups.point', { id: '../x' })).toBe('recordMissing');
});

test('an encrypted backup is, too', async () => {
  const core = await coreWithWorkspace();
  await core.ask('workspace.setPassphrase', { passphrase: 'correct horse battery staple' });
  await addSystem(core, 'One');
  await core.ask('backups.make', {});
  await addSystem(core, 'Two');
  const { backups } = await core.ask('backups.list', {});
  await core.ask('trail.restore', await core.ask('backups.point', { id: backups[0]?.id ?? '' }));
  expect(await names(core)).toEqual(['One']);
});

test('a backup of a file that went another way since is refused, and nothing changes', async () => {
  const core = await coreWithWorkspace();
  const file = path.join(core.folder, 'test.aims');
  await addSystem(core, 'One');
  await core.ask('workspace.close', {});
  const older = fs.readFileSync(file);
  await core.ask('workspace.open', { path: file });
  await addSystem(core, 'Two');
  await core.ask('backups.make', {});
  await core.ask('workspace.close', {});
  // An older copy takes the file's place, and work goes on in it.
  fs.writeFileSync(file, older);
  await core.ask('workspace.open', { path: file });
  await addSystem(core, 'Three');
  await addSystem(core, 'Four');
  const { backups, folder } = await core.ask('backups.list', {});
  const points = await Promise.all(backups.map(({ id }) => core.ask('backups.point', { id })));
  const refused = [];
  for (const point of points) {
    const answer = await core.handle.dispatch('trail.restorePreview', point);
    if (!answer.ok) refused.push(answer.error.code);
  }
  expect(refused).toEqual(['restoreElsewhere']);
  expect(await names(core)).toEqual(['One', 'Three', 'Four']);
  const made = fs.readdirSync(folder).filter((name) => name.endsWith('.aims'));
  expect(made).toHaveLength(backups.length);
});
