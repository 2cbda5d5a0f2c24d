import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import { coreWithWorkspace, type TestCore } from './core.ts';

const OLDER = path.resolve(import.meta.dirname, '../../fixtures/workspaces/format-2.aims');

/** A second workspace, changed with a database tool while nobody had it open. */
async function alteredWorkspace(sql: string): Promise<{ core: TestCore; file: string }> {
  const core = await coreWithWorkspace();
  const file = path.join(core.folder, 'altered.aims');
  await core.ask('workspace.saveCopy', { path: file });
  alter(file, sql);
  return { core, file };
}

function alter(file: string, sql: string): void {
  const outside = new Database(file);
  outside.pragma('journal_mode = DELETE');
  const guards = outside.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of guards) outside.exec(`DROP TRIGGER ${name}`);
  outside.exec(sql);
  for (const guard of guards) outside.exec(guard.sql);
  outside.close();
}

describe('a workspace that was changed outside the program', () => {
  test.each(['../../../taken', '..', '', 'C:\\taken'])('is refused under the identity "%s"', async (id) => {
    const { core, file } = await alteredWorkspace(`UPDATE workspace SET id = '${id}'`);
    const before = fs.readdirSync(core.folder).sort();
    expect(await core.refusal('workspace.open', { path: file })).toBe('workspaceDamaged');
    // What was open stays open, and is not taken for the other one.
    expect(await core.ask('workspace.current', {})).toMatchObject({ name: 'test.aims' });
    expect(await core.refusal('workspace.open', { path: file })).toBe('workspaceDamaged');
    expect(fs.readdirSync(core.folder).sort()).toEqual(before);
  });

  test('is refused before it is migrated, and so before a backup is called after it', async () => {
    const core = await coreWithWorkspace();
    const file = path.join(core.folder, 'older.aims');
    fs.copyFileSync(OLDER, file);
    alter(file, "UPDATE workspace SET id = '..'");
    const bytes = fs.readFileSync(file);
    const kept = fs.readdirSync(path.join(core.folder, 'data'));
    expect(await core.refusal('workspace.open', { path: file })).toBe('workspaceDamaged');
    expect(fs.readFileSync(file).length).toBe(bytes.length);
    expect(fs.readdirSync(path.join(core.folder, 'data'))).toEqual(kept);
  });

  test.each(["'9223372036854770000'", '-5'])('is refused where its trail ends at entry %s', async (seq) => {
    const { core, file } = await alteredWorkspace(`DELETE FROM trail WHERE seq > 1; UPDATE trail SET seq = ${seq}`);
    expect(await core.refusal('workspace.open', { path: file })).toBe('workspaceDamaged');
  });

  test.each([
    ['systems.list', "UPDATE ai_systems SET ai_roles = '[oh'", 'AI system SYS-001'],
    ['documents.list', "UPDATE document_controls SET status = 'sold'", 'Document control inventory'],
    ['organisation.get', 'UPDATE organisation SET stage_gap_months = 1e300', 'Organisation'],
  ])('says at once which record is at fault, where %s cannot be answered', async (route, sql, record) => {
    const core = await coreWithWorkspace(true);
    await core.ask('documents.updateControl', { documentKey: 'inventory', changes: { owner: 'Eva' } });
    const file = path.join(core.folder, 'altered.aims');
    await core.ask('workspace.saveCopy', { path: file });
    alter(file, sql);
    await core.ask('workspace.open', { path: file });
    const answer = await core.handle.dispatch(route, {});
    expect(answer).toMatchObject({ error: { code: 'recordUnreadable', params: { name: 'altered.aims' } } });
    expect(JSON.stringify(answer)).toContain(record);
    expect((await core.ask('trail.verify', {})).intact).toBe(false);
  });

  test.each([
    ['organisation.get', 'DELETE FROM organisation'],
    ['guide.overview', 'DELETE FROM organisation'],
  ])('says so once it is sure, where %s cannot be answered', async (route, sql) => {
    const core = await coreWithWorkspace(true);
    await core.ask('documents.updateControl', { documentKey: 'inventory', changes: { owner: 'Eva' } });
    const file = path.join(core.folder, 'altered.aims');
    await core.ask('workspace.saveCopy', { path: file });
    alter(file, sql);
    await core.ask('workspace.open', { path: file });
    // To be sure takes a verification, and nobody waits for one with a request.
    expect(await core.refusal(route, {})).toBe('internal');
    const heard = () => core.events.filter(({ name }) => name === 'host.message').map(({ payload }) => payload);
    await expect.poll(heard).toEqual([{ message: expect.stringContaining('was changed outside this program') }]);
    expect(await core.refusal(route, {})).toBe('workspaceAltered');
    expect(heard()).toHaveLength(1);
    expect((await core.ask('trail.verify', {})).intact).toBe(false);
    await core.ask('workspace.close', {});
  });

  test('is not said of one where the program itself is at fault', async () => {
    const core = await coreWithWorkspace(true);
    const fails = vi.spyOn(Database.prototype, 'prepare').mockImplementation(() => {
      throw new TypeError('a defect');
    });
    expect(await core.refusal('organisation.get', {})).toBe('internal');
    fails.mockRestore();
    await expect.poll(() => core.ask('organisation.get', {})).toMatchObject({});
    await core.ask('workspace.close', {});
    expect(core.events.filter(({ name }) => name === 'host.message')).toEqual([]);
  });
});
