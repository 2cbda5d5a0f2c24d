import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { CHUNK_BYTES } from '#db/contents/contents.ts';
import type { EventPayload } from '#shared/contract/events.ts';
import { coreWithWorkspace, type TestCore, testCore } from './core.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function makeFile(core: TestCore, name: string, bytes: string | Uint8Array): string {
  const file = path.join(core.folder, name);
  fs.writeFileSync(file, bytes);
  return file;
}

async function addFile(core: TestCore, name: string, bytes: string | Uint8Array, nodes: readonly string[] = []) {
  const received = await core.ask('evidence.receive', { path: makeFile(core, name, bytes) });
  const links = nodes.map((targetId) => ({ target: 'node', targetId }) as const);
  const { evidence } = await core.ask('evidence.add', {
    fields: { kind: 'file', title: name },
    links,
    revision: received,
  });
  return evidence;
}

/** The whole content, read as a page reads it. */
async function readAll(core: TestCore, hash: string, bytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let from = 0; from < bytes; from += 1_000_000) {
    const { base64 } = await core.ask('evidence.read', { sha256: hash, from, length: 1_000_000 });
    parts.push(Buffer.from(base64, 'base64'));
  }
  return Buffer.concat(parts);
}

/** Sizes around the pieces in which contents lie. */
const SIZES = [1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 4 * CHUNK_BYTES, 7 * CHUNK_BYTES + 5];

describe('a file as evidence', () => {
  test.each(SIZES)('of %i bytes comes back as it was, under the hash of its bytes', async (size) => {
    const core = await coreWithWorkspace();
    const bytes = randomBytes(size);
    const { revisions, ...piece } = await addFile(core, 'recording.bin', bytes, ['9.1', 'A.6.2.4']);
    expect(piece).toMatchObject({ code: 'EV-0001', kind: 'file', collectedOn: '2026-01-01' });
    expect(piece.links.map(({ targetId }) => targetId)).toEqual(['9.1', 'A.6.2.4']);
    expect(revisions).toMatchObject([{ number: 1, sha256: sha256(bytes), bytes: size, fileName: 'recording.bin' }]);
    expect((await readAll(core, sha256(bytes), size)).equals(bytes)).toBe(true);
    const copy = path.join(core.folder, 'copy.bin');
    await core.ask('evidence.save', { sha256: sha256(bytes), path: copy });
    expect(fs.readFileSync(copy).equals(bytes)).toBe(true);
  });

  test('is there once, however often it is taken in, and says whose it is already', async () => {
    const core = await coreWithWorkspace();
    const first = await addFile(core, 'a.txt', 'Minutes of the review');
    const again = await core.ask('evidence.receive', { path: makeFile(core, 'b.txt', 'Minutes of the review') });
    expect(again.known).toEqual({ id: first.id, code: 'EV-0001', title: 'a.txt' });
    const other = await core.ask('evidence.receive', { path: makeFile(core, 'c.txt', 'minutes of the review') });
    expect(other.known).toBeNull();
  });

  test('is refused in one sentence where it is empty, missing, a folder or no picture, and leaves nothing', async () => {
    const core = await coreWithWorkspace();
    const refused = (name: string) => core.refusal('evidence.receive', { path: path.join(core.folder, name) });
    makeFile(core, 'photo.jpg', '');
    fs.mkdirSync(path.join(core.folder, 'folder'));
    expect(await refused('photo.jpg')).toBe('evidenceEmpty');
    expect(await refused('nothing.jpg')).toBe('fileMissing');
    expect(await refused('folder')).toBe('fileIsFolder');
    const text = { fileName: 'x.png', base64: Buffer.from('no picture').toString('base64') };
    expect(await core.refusal('evidence.receivePicture', text)).toBe('evidencePicture');
    expect(await core.ask('evidence.list', {})).toEqual([]);
    const fields = { kind: 'file', title: 'x' } as const;
    expect(await core.refusal('evidence.add', { fields, links: [] })).toBe('evidenceFile');
    const revision = { sha256: 'a'.repeat(64), fileName: 'x', mediaType: 'image/png', derivation: '' };
    expect(await core.refusal('evidence.add', { fields, links: [], revision })).toBe('evidenceContentMissing');
  });

  test('that is cancelled midway leaves nothing behind', async () => {
    const core = await coreWithWorkspace();
    const file = path.join(core.folder, 'film.mp4');
    fs.writeFileSync(file, '');
    fs.truncateSync(file, 400 * 1024 * 1024);
    const jobId = v7();
    const taking = core.handle.dispatch('evidence.receive', { path: file, jobId });
    while (!core.events.some(({ name }) => name === 'job.progress')) await new Promise(setImmediate);
    await core.ask('jobs.cancel', { jobId });
    expect(await taking).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    await core.ask('workspace.close', {});
    expect(fs.statSync(path.join(core.folder, 'test.aims')).size).toBeLessThan(400 * 1024 * 1024);
    const again = testCore(core.folder);
    await again.ask('workspace.open', { path: path.join(core.folder, 'test.aims') });
    expect(await again.ask('trail.verify', {})).toMatchObject({ intact: true });
  });

  test('lets requests through between two writes', async () => {
    const core = await coreWithWorkspace();
    const file = path.join(core.folder, 'film.mp4');
    fs.writeFileSync(file, '');
    fs.truncateSync(file, 400 * 1024 * 1024);
    const size = () => fs.statSync(path.join(core.folder, 'test.aims')).size;
    const state = { taken: false };
    const taking = core.ask('evidence.receive', { path: file }).finally(() => {
      state.taken = true;
    });
    let most = 0;
    for (let before = size(); !state.taken; before = size()) {
      await new Promise(setImmediate);
      most = Math.max(most, size() - before);
    }
    await taking;
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(64 * 1024 * 1024);
  });

  test('of the size of another is compared first, which shows and can be cancelled as well', async () => {
    const core = await coreWithWorkspace();
    const first = await addFile(core, 'film.mp4', Buffer.alloc(3 * CHUNK_BYTES));
    const stages = () =>
      core.events
        .filter(({ name }) => name === 'job.progress')
        .map(({ payload }) => (payload as EventPayload<'job.progress'>).stage);
    const same = { path: makeFile(core, 'same.mp4', Buffer.alloc(3 * CHUNK_BYTES)), jobId: v7() };
    expect((await core.ask('evidence.receive', same)).known).toMatchObject({ id: first.id });
    expect(new Set(stages())).toEqual(new Set(['looking whether it is there already']));
    const other = { path: makeFile(core, 'other.mp4', Buffer.alloc(3 * CHUNK_BYTES, 1)), jobId: v7() };
    expect((await core.ask('evidence.receive', other)).known).toBeNull();
    expect(new Set(stages())).toEqual(new Set(['looking whether it is there already', 'taking it in']));
    const again = { ...same, jobId: v7() };
    await core.ask('jobs.cancel', { jobId: again.jobId });
    expect(await core.refusal('evidence.receive', again)).toBe('cancelled');
  });

  test('grows by revisions, of which none is lost and none comes twice in a row', async () => {
    const core = await coreWithWorkspace();
    const first = await addFile(core, 'policy.txt', 'Version one');
    const [original] = first.revisions;
    const newer = await core.ask('evidence.receive', { path: makeFile(core, 'policy-2.txt', 'Version two') });
    const revision = { ...newer, note: 'Signed', madeFrom: original?.id, derivation: 'redacted' as const };
    const { evidence } = await core.ask('evidence.addRevision', { id: first.id, revision });
    expect(
      evidence.revisions.map(({ number, note, derivation, madeFrom }) => [number, note, derivation, madeFrom]),
    ).toEqual([
      [1, '', '', ''],
      [2, 'Signed', 'redacted', original?.id],
    ]);
    expect(await core.refusal('evidence.addRevision', { id: first.id, revision })).toBe('evidenceSame');
    expect((await readAll(core, original?.sha256 ?? '', 11)).toString()).toBe('Version one');
  });
});

describe('evidence', () => {
  test('of other kinds has no file, and is changed and linked field by field', async () => {
    const core = await coreWithWorkspace(true);
    const fields = { kind: 'interview', title: 'Data lead', description: 'Reviews every quarter.' } as const;
    const { evidence } = await core.ask('evidence.add', { fields, links: [{ target: 'node', targetId: '9.1' }] });
    const [system] = await core.ask('systems.list', {});
    const link = { target: 'aiSystem', targetId: system?.id ?? '' } as const;
    const changed = await core.ask('evidence.link', { id: evidence.id, add: [link], remove: evidence.links.slice() });
    expect(changed.evidence.links).toEqual([link]);
    const refused = (changes: object) => core.refusal('evidence.update', { id: evidence.id, changes });
    expect(await refused({ periodFrom: '2026-02-01', periodTo: '2026-01-01' })).toBe('evidencePeriod');
    expect(await refused({ title: ' ' })).toBe('inputInvalid');
    const bad = { id: evidence.id, add: [{ target: 'node', targetId: '4.9' } as const], remove: [] };
    expect(await core.refusal('evidence.link', bad)).toBe('nodeUnknown');
  });

  test('that was removed comes back whole by undo, its bytes too, also after a restart', async () => {
    const core = await coreWithWorkspace();
    const piece = await addFile(core, 'log.txt', 'Every prompt is logged.', ['A.6.2.8']);
    await core.ask('evidence.remove', { id: piece.id });
    expect(await core.ask('evidence.list', {})).toEqual([]);
    // Its code stays its own, for the day on which it comes back.
    const { evidence } = await core.ask('evidence.add', { fields: { kind: 'link', title: 'Other' }, links: [] });
    expect(evidence.code).toBe('EV-0002');
    await core.ask('trail.undo', {});
    await core.ask('workspace.close', {});
    const again = testCore(core.folder);
    await again.ask('workspace.open', { path: path.join(core.folder, 'test.aims') });
    await again.ask('trail.undo', {});
    expect(await again.ask('evidence.list', {})).toEqual([piece]);
    expect((await readAll(again, piece.revisions[0]?.sha256 ?? '', 23)).toString()).toBe('Every prompt is logged.');
    expect(await again.ask('trail.verify', {})).toMatchObject({ intact: true });
  });

  test('is found by the words in its files, whatever their case and accents', async () => {
    const core = await coreWithWorkspace();
    const piece = await addFile(core, 'protokoll.txt', 'Die Übung zur Datenqualität fand im März statt.');
    await addFile(core, 'other.txt', 'Nothing of it');
    const search = (text: string) => core.ask('evidence.search', { text });
    expect(await search('DATENQUALITAT ubung')).toMatchObject([{ id: piece.id }]);
    expect((await search('marz'))[0]?.snippet).toContain('im März statt');
    expect(await search('übung fehlt')).toEqual([]);
    expect(await search('  ')).toEqual([]);
  });

  test('keeps a small picture once a page has made it, and none that lies in the file', async () => {
    const core = await coreWithWorkspace();
    const received = await core.ask('evidence.receivePicture', { fileName: 'x.png', base64: PNG.toString('base64') });
    expect(received).toMatchObject({ mediaType: 'image/png', bytes: PNG.length, derivation: '' });
    const fields = { kind: 'file', title: 'x' } as const;
    const { sha256, fileName, mediaType } = received;
    await core.ask('evidence.add', { fields, links: [], revision: { sha256, fileName, mediaType, derivation: '' } });
    const picture = async () => (await core.ask('evidence.picture', { sha256 })).base64;
    expect(await picture()).toBeNull();
    await core.ask('evidence.keepPicture', { sha256, base64: 'AAAA' });
    expect(await picture()).toBe('AAAA');
    await exchange(
      core,
      "INSERT OR REPLACE INTO content_extracts (sha256, picture) SELECT sha256, x'00' FROM contents",
    );
    expect(await picture()).toBeNull();
  });

  test('shows the words that stand in a file, and verification finds and mends others that lie beside it', async () => {
    const core = await coreWithWorkspace();
    const piece = await addFile(core, 'minutes.txt', 'The board refused the system.');
    const sha256 = piece.revisions[0]?.sha256 ?? '';
    expect((await core.ask('trail.verify', {})).wordsRenewed).toEqual([]);
    await exchange(core, "UPDATE content_extracts SET words = 'approved', folded = 'approved'");
    expect(await core.ask('evidence.words', { sha256 })).toEqual({ words: 'The board refused the system.' });
    expect(await core.ask('evidence.search', { text: 'refused' })).toEqual([]);
    expect(await core.ask('trail.verify', {})).toMatchObject({
      intact: true,
      wordsRenewed: [{ code: piece.code, fileName: 'minutes.txt' }],
    });
    expect(await core.ask('evidence.search', { text: 'refused' })).toMatchObject([{ id: piece.id }]);
    expect(await core.ask('evidence.search', { text: 'approved' })).toEqual([]);
    expect((await core.ask('trail.verify', {})).wordsRenewed).toEqual([]);
  });
});

describe('bytes that no record names', () => {
  test('go at the next opening, those of removed evidence stay', async () => {
    const core = await coreWithWorkspace();
    const piece = await addFile(core, 'kept.txt', 'kept');
    await core.ask('evidence.remove', { id: piece.id });
    const { sha256: stray } = await core.ask('evidence.receive', { path: makeFile(core, 'stray.txt', 'stray') });
    const read = (of: TestCore, hash: string) => of.refusal('evidence.read', { sha256: hash, from: 0, length: 1 });
    await core.ask('workspace.close', {});
    const again = testCore(core.folder);
    await again.ask('workspace.open', { path: path.join(core.folder, 'test.aims') });
    await again.ask('workspace.close', {});
    await again.ask('workspace.open', { path: path.join(core.folder, 'test.aims') });
    expect(await read(again, stray)).toBe('evidenceContentMissing');
    expect((await readAll(again, piece.revisions[0]?.sha256 ?? '', 4)).toString()).toBe('kept');
  });
});

describe('verification', () => {
  test('names a file of which a single byte was changed, and one that was taken away', async () => {
    const core = await coreWithWorkspace();
    await addFile(core, 'sound.txt', 'sound');
    await addFile(core, 'flipped.bin', randomBytes(CHUNK_BYTES + 3));
    await addFile(core, 'gone.txt', 'gone');
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true, contents: 3, contentFaults: [] });
    const file = path.join(core.folder, 'test.aims');
    await core.ask('workspace.close', {});
    const connection = new Database(file);
    const [flipped, gone] = ['flipped.bin', 'gone.txt'].map((name) =>
      connection
        .prepare('SELECT c.id FROM contents c JOIN evidence_revisions r ON r.sha256 = c.sha256 WHERE file_name = ?')
        .pluck()
        .get(name),
    );
    connection
      .prepare(
        `UPDATE content_chunks SET bytes = CAST(substr(bytes, 1, 2) || x'00' AS BLOB) WHERE content_id = ? AND number = 1`,
      )
      .run(flipped);
    connection.prepare('DELETE FROM content_chunks WHERE content_id = ?').run(gone);
    connection.prepare('DELETE FROM contents WHERE id = ?').run(gone);
    connection.close();
    const again = testCore(core.folder);
    await again.ask('workspace.open', { path: file });
    expect(await again.ask('trail.verify', {})).toMatchObject({
      intact: false,
      brokenAt: null,
      differing: 0,
      contentFaults: [
        { code: 'EV-0002', fileName: 'flipped.bin', kind: 'changed' },
        { code: 'EV-0003', fileName: 'gone.txt', kind: 'missing' },
      ],
    });
    expect(await again.ask('trail.verify', { contents: false })).toMatchObject({ intact: true, contents: 0 });
    const list = await again.ask('evidence.list', {});
    const [, damaged] = list;
    const target = path.join(core.folder, 'copy.bin');
    const saving = { sha256: damaged?.revisions[0]?.sha256 ?? '', path: target };
    expect(await again.refusal('evidence.save', saving)).toBe('evidenceDamaged');
    expect(fs.existsSync(target)).toBe(false);
  });
});

/** Closes the workspace, changes its file as somebody with SQLite would, and opens it again. */
async function exchange(core: TestCore, sql: string): Promise<void> {
  const file = path.join(core.folder, 'test.aims');
  await core.ask('workspace.close', {});
  const connection = new Database(file);
  connection.exec(sql);
  connection.close();
  await core.ask('workspace.open', { path: file });
}
