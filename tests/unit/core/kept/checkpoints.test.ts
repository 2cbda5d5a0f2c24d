import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { coreWithWorkspace, testCore } from '../core.ts';

type TestCore = Awaited<ReturnType<typeof coreWithWorkspace>>;

/** Closes the workspace, cuts the newest entries off as someone with SQLite would, and opens it again. */
async function cutNewest(core: TestCore, count: number): Promise<void> {
  const current = await core.ask('workspace.current', {});
  const file = path.join(current?.location ?? '', current?.name ?? '');
  await core.ask('workspace.close', {});
  const connection = new Database(file);
  const trigger = connection.prepare("SELECT sql FROM sqlite_schema WHERE name = 'trail_no_delete'").pluck().get();
  connection.exec('DROP TRIGGER trail_no_delete');
  connection.exec(`DELETE FROM trail WHERE seq > (SELECT max(seq) FROM trail) - ${count}`);
  connection.exec(String(trigger));
  connection.close();
  await core.ask('workspace.open', { path: file });
}

describe('the trail as this computer last saw it', () => {
  test('tells that the newest entries were cut off, until that is accepted', async () => {
    const core = await coreWithWorkspace();
    await core.ask('systems.create', { fields: { name: 'One' } });
    await core.ask('systems.create', { fields: { name: 'Two' } });
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true, brokenAt: null });
    expect(await core.ask('workspace.current', {})).toMatchObject({ trailLost: false });
    await cutNewest(core, 1);
    expect(await core.ask('workspace.current', {})).toMatchObject({ trailLost: true });
    const cut = await core.ask('trail.verify', {});
    // The chain alone holds; the record that the trail no longer knows shows, and so does the length.
    expect(cut).toMatchObject({ intact: false, brokenAt: null, checkpoint: { state: 'shorter' } });
    expect(cut.checkpoint.entries).toBe(cut.entries + 1);
    expect(cut.differences).toMatchObject([
      { entity: 'aiSystems', kind: 'added', label: expect.stringMatching(/Two$/) },
    ]);

    await core.ask('systems.update', { id: cut.differences[0]?.id ?? '', changes: { owner: 'Ada' } });
    const replaced = await core.ask('trail.verify', {});
    expect(replaced.checkpoint.state).toBe('different');
    await core.ask('trail.acceptCheckpoint', {});
    expect(await core.ask('workspace.current', {})).toMatchObject({ trailLost: false });
    expect((await core.ask('trail.verify', {})).checkpoint).toMatchObject({ state: 'kept', entries: replaced.entries });
  });

  test('counts an edited note for none', async () => {
    const core = await coreWithWorkspace();
    await core.ask('systems.create', { fields: { name: 'One' } });
    await cutNewest(core, 0);
    expect((await core.ask('trail.verify', {})).checkpoint.state).toBe('kept');
    const notes = path.join(core.folder, 'data', 'checkpoints.json');
    const edited = fs.readFileSync(notes, 'utf8').replace(/"entries": \d+/, '"entries": 1');
    fs.writeFileSync(notes, edited);
    expect((await core.ask('trail.verify', {})).checkpoint.state).toBe('none');
  });

  test('is no witness of the opening that it was noted on', async () => {
    const elsewhere = await coreWithWorkspace();
    await elsewhere.ask('systems.create', { fields: { name: 'One' } });
    await elsewhere.ask('workspace.close', {});
    const file = path.join(elsewhere.folder, 'test.aims');
    const core = testCore();
    await core.ask('workspace.open', { path: file });
    await core.ask('systems.create', { fields: { name: 'Two' } });
    const first = await core.ask('trail.verify', {});
    expect(first).toMatchObject({ intact: true, checkpoint: { state: 'first' } });
    await core.ask('workspace.close', {});
    await core.ask('workspace.open', { path: file });
    const again = await core.ask('trail.verify', {});
    expect(again).toMatchObject({ intact: true, checkpoint: { state: 'kept', entries: first.entries } });
  });

  test('tells that another workspace lies where one is known, until that is accepted', async () => {
    const core = await coreWithWorkspace();
    const file = path.join(core.folder, 'test.aims');
    await core.ask('workspace.close', {});
    const forger = await coreWithWorkspace();
    const forged = path.join(forger.folder, 'forged.aims');
    await forger.ask('workspace.create', { path: forged, organisationName: 'Müller & Söhne', sample: false });
    await forger.ask('workspace.close', {});
    fs.copyFileSync(forged, file);
    for (const readOnly of [true, false]) {
      expect(await core.ask('workspace.open', { path: file, readOnly })).toMatchObject({
        trailLost: true,
        replaced: true,
      });
      const verified = await core.ask('trail.verify', {});
      expect(verified).toMatchObject({ intact: false, brokenAt: null, checkpoint: { state: 'replaced' } });
      await core.ask('workspace.close', {});
    }
    await core.ask('workspace.open', { path: file });
    await core.ask('trail.acceptCheckpoint', {});
    expect(await core.ask('workspace.current', {})).toMatchObject({ trailLost: false, replaced: false });
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
    expect(fs.readFileSync(path.join(core.folder, 'data', 'checkpoints.json'), 'utf8')).not.toContain(core.folder);
  });

  test('says nothing where a workspace was carried elsewhere, or made here in the place of one', async () => {
    const core = await coreWithWorkspace();
    const file = path.join(core.folder, 'test.aims');
    const moved = path.join(core.folder, 'moved.aims');
    await core.ask('workspace.close', {});
    fs.renameSync(file, moved);
    expect(await core.ask('workspace.open', { path: moved })).toMatchObject({ trailLost: false });
    const made = { path: file, organisationName: 'Other', sample: false };
    expect(await core.ask('workspace.create', made)).toMatchObject({ trailLost: false });
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true, checkpoint: { state: 'first' } });
  });

  test('is no reason to keep a file closed when the data folder takes nothing', async () => {
    const core = await coreWithWorkspace();
    await core.ask('systems.create', { fields: { name: 'One' } });
    fs.rmSync(path.join(core.folder, 'data'), { recursive: true, force: true });
    fs.writeFileSync(path.join(core.folder, 'data'), 'a file where the folder was');
    await cutNewest(core, 0);
    expect(await core.ask('systems.list', {})).toHaveLength(1);
  });
});
