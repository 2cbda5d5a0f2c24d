import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { CHUNK_BYTES } from '#db/contents/contents.ts';
import { copiesOf, coreWithWorkspace, type TestCore } from '../core.ts';

const PAGE = 4096;

/** A workspace with a backup, closed, of which the pages of one table or index are overwritten. */
async function damagedWorkspace(name: string): Promise<{ core: TestCore; file: string; recentId: string }> {
  const core = await coreWithWorkspace(true);
  const file = path.join(core.folder, 'test.aims');
  await core.ask('workspace.close', {});
  const bytes = fs.readFileSync(file);
  for (const page of pagesOf(file, name)) bytes.fill(0xa5, (page - 1) * PAGE, page * PAGE);
  fs.writeFileSync(file, bytes);
  const [recent] = await core.ask('recent.list', {});
  return { core, file, recentId: recent?.id ?? '' };
}

function pagesOf(file: string, name: string): number[] {
  const connection = new Database(file, { readonly: true });
  const pages = connection.prepare('SELECT pageno FROM dbstat WHERE name = ? AND aggregate = FALSE').pluck().all(name);
  connection.close();
  return pages as number[];
}

describe('a damaged workspace', () => {
  test('is refused with its newest backup named, and a copy of that opens', async () => {
    const { core, file, recentId } = await damagedWorkspace('ai_systems');
    const bytes = fs.readFileSync(file);
    const refused = await core.handle.dispatch('workspace.openRecent', { id: recentId });
    const params = refused.ok ? {} : refused.error.params;
    expect(refused).toMatchObject({ ok: false, error: { code: 'workspaceDamaged', params: { recentId } } });
    const target = path.join(core.folder, 'back.aims');
    await core.ask('backups.saveAs', { id: String(params['backupId']), path: target, recentId });
    expect(Date.parse(String(params['backupAt']))).toBeGreaterThan(0);
    await core.ask('workspace.open', { path: target });
    expect(await core.ask('systems.list', {})).toHaveLength(12);
    expect(fs.readFileSync(file).equals(bytes)).toBe(true);
  });

  test('is still known where its beginning is gone, and not where it never opened here', async () => {
    const { core, file, recentId } = await damagedWorkspace('people');
    fs.writeFileSync(file, fs.readFileSync(file).fill(0, 0, 100));
    const known = await core.handle.dispatch('workspace.open', { path: file });
    expect(known).toMatchObject({ ok: false, error: { code: 'workspaceNotSqlite', params: { recentId } } });
    const other = path.join(core.folder, 'other.aims');
    fs.copyFileSync(file, other);
    const unknown = await core.handle.dispatch('workspace.open', { path: other });
    expect(unknown.ok ? null : unknown.error.params).toEqual({ name: 'other.aims', folder: core.folder });
    expect(await core.refusal('backups.saveAs', { id: 'x', path: other, recentId: file })).toBe('inputInvalid');
  });

  test('gives a new file that opens, with the trail as far as it goes and the rest as one change', async () => {
    const { core, recentId } = await damagedWorkspace('trail');
    const out = path.join(core.folder, 'recovered.aims');
    const report = await core.ask('workspace.salvageRecent', { id: recentId, out });
    expect(report).toMatchObject({ unbroken: false, entries: { kept: 0 }, name: 'test.aims', location: out });
    expect(report.counts['aiSystems']).toMatchObject({ whole: 12, lost: 0 });
    await core.ask('workspace.open', { path: out });
    expect(await core.ask('systems.list', {})).toHaveLength(12);
    const { entries, total } = await core.ask('trail.list', { limit: 1 });
    expect(entries[0]).toMatchObject({ action: 'workspace.salvage' });
    expect(total).toBe(report.entries.added);
    expect(await core.ask('trail.history', {})).toEqual({ undo: null, redo: null });
    const named = { text: 'damaged file test.aims; entries 1 to 0', limit: 1 };
    expect(await core.ask('trail.list', named)).toMatchObject({ total });
  });

  test('is not read on a thread while it is open, and a name that is taken is refused', async () => {
    const core = await coreWithWorkspace();
    const file = path.join(core.folder, 'test.aims');
    const out = path.join(core.folder, 'out.aims');
    expect(await core.refusal('workspace.salvage', { path: file, out })).toBe('workspaceInUse');
    await core.ask('workspace.close', {});
    expect(await core.refusal('workspace.salvage', { path: file, out: file })).toBe('fileExists');
    expect(await core.refusal('workspace.salvage', { path: `${file}x`, out })).toBe('fileMissing');
    expect(fs.existsSync(out)).toBe(false);
  });
});

describe('a large file whose last end was unclean', () => {
  async function openLarge(damage: boolean): Promise<TestCore> {
    const { core, file, recentId } = await damagedWorkspace(damage ? 'trail_entity' : 'nothing');
    // Longer than what is checked on opening; the pages end where they did.
    fs.truncateSync(file, 70 * 1024 * 1024);
    fs.writeFileSync(`${file}-wal`, '');
    await core.ask('workspace.openRecent', { id: recentId });
    expect(copiesOf(core)).toHaveLength(1);
    expect(await core.ask('systems.list', {})).toHaveLength(12);
    await expect.poll(() => copiesOf(core)).toEqual([]);
    return core;
  }
  const messages = ({ events }: TestCore) => events.filter(({ name }) => name === 'host.message');

  test('is checked in the background, and what is wrong is told', async () => {
    const core = await openLarge(true);
    expect(messages(core)).toEqual([
      { name: 'host.message', payload: { message: expect.stringContaining('"test.aims" is damaged') } },
    ]);
  });

  test('says nothing where nothing is wrong', async () => {
    expect(messages(await openLarge(false))).toEqual([]);
  });

  test('gives the files of evidence of which every byte can be read, and names the others', async () => {
    const core = await coreWithWorkspace();
    const file = path.join(core.folder, 'test.aims');
    const long = randomBytes(2 * CHUNK_BYTES + 17);
    for (const [name, bytes] of [
      ['long.bin', long],
      ['short.txt', Buffer.from('Every prompt is logged.')],
      ['hit.bin', randomBytes(CHUNK_BYTES / 2)],
    ] as const) {
      const source = path.join(core.folder, name);
      fs.writeFileSync(source, bytes);
      const revision = await core.ask('evidence.receive', { path: source });
      await core.ask('evidence.add', { fields: { kind: 'file', title: name }, links: [], revision });
    }
    await core.ask('workspace.close', {});
    const bytes = fs.readFileSync(file);
    // What lists the contents is gone, and one page in the middle of the last file.
    for (const page of pagesOf(file, 'contents')) bytes.fill(0xa5, (page - 1) * PAGE, page * PAGE);
    const pages = pagesOf(file, 'content_chunks');
    const hit = pages.at(-20) ?? 0;
    bytes.fill(0xa5, (hit - 1) * PAGE, hit * PAGE);
    fs.writeFileSync(file, bytes);
    const out = path.join(core.folder, 'recovered.aims');
    const [recent] = await core.ask('recent.list', {});
    const report = await core.ask('workspace.salvageRecent', { id: recent?.id ?? '', out });
    expect(report.contents).toEqual({ kept: 2, lost: [{ code: 'EV-0003', fileName: 'hit.bin' }] });
    await core.ask('workspace.open', { path: out });
    expect(await core.ask('trail.verify', {})).toMatchObject({
      brokenAt: null,
      differing: 0,
      damage: [],
      contentFaults: [{ code: 'EV-0003', fileName: 'hit.bin', kind: 'missing' }],
    });
    const [first] = await core.ask('evidence.list', {});
    const target = path.join(core.folder, 'copy.bin');
    await core.ask('evidence.save', { sha256: first?.revisions[0]?.sha256 ?? '', path: target });
    expect(fs.readFileSync(target).equals(long)).toBe(true);
  });
});
