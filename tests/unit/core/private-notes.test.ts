import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../documents/read-pdf.ts';
import { coreWithWorkspace, type TestCore, testCore } from './core.ts';

const SENTENCE = 'The board of Rosenheim will not be ready this year';
const EARLIER = 'Nobody in Aschaffenburg knows the policy';
const PASSPHRASE = 'handed over at the door';

const note = (core: TestCore, privateNote: string, nodeId = '4.1') =>
  core.ask('assessment.set', { entries: [{ nodeId, element: 0, changes: { privateNote } }] });
const notes = async (core: TestCore) =>
  (await core.ask('assessment.get', {})).results.map(({ nodeId, privateNote }) => [nodeId, privateNote]);

async function withNotes() {
  const core = await coreWithWorkspace();
  await core.ask('assessment.set', {
    entries: [
      { nodeId: '4.1', element: 0, changes: { status: 'notMet', finding: 'Said openly', privateNote: EARLIER } },
    ],
  });
  await note(core, SENTENCE);
  await note(core, SENTENCE, '9.1');
  return core;
}

/** Bytes of every file below the folder. */
function everything(folder: string): Buffer {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name))));
}

function holds(bytes: Buffer): string[] {
  return [SENTENCE, EARLIER].flatMap((text) =>
    [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(text.toLowerCase())].some((each) =>
      bytes.includes(each),
    )
      ? [text]
      : [],
  );
}

describe('a private note', () => {
  test('is kept beside the records; what is told of it is a digest that says nothing', async () => {
    const core = await withNotes();
    expect(await notes(core)).toEqual([
      ['4.1', SENTENCE],
      ['9.1', SENTENCE],
    ]);
    const { entries } = await core.ask('trail.list', { limit: 100 });
    const told = entries.flatMap(({ after }) => (after?.['privateNote'] as string | undefined) ?? []);
    expect(told).toHaveLength(3);
    // Salted: the same words twice have nothing in common.
    expect(new Set(told).size).toBe(3);
    for (const digest of told) expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(holds(Buffer.from(JSON.stringify(entries)))).toEqual([]);
  });

  test('is undone, emptied and brought back as everything else', async () => {
    const core = await withNotes();
    await core.ask('trail.undo', {});
    await core.ask('trail.undo', {});
    expect(await notes(core)).toEqual([['4.1', EARLIER]]);
    await note(core, '');
    expect(await notes(core)).toEqual([['4.1', '']]);
    await core.ask('trail.undo', {});
    expect(await notes(core)).toEqual([['4.1', EARLIER]]);
    expect((await note(core, EARLIER)).changeId).toBeNull();
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
  });

  test('goes along where an assessment begins from another', async () => {
    const core = await withNotes();
    const [first] = await core.ask('assessments.list', {});
    const basedOnId = first?.id ?? '';
    const { assessment } = await core.ask('assessments.create', { fields: { title: 'Again' }, basedOnId });
    const { results } = await core.ask('assessment.get', { assessmentId: assessment.id });
    expect(results.map(({ privateNote }) => privateNote)).toEqual([SENTENCE, SENTENCE]);
  });

  test('is in no document, no pack, no trail that is saved', async () => {
    const core = await withNotes();
    const out = path.join(core.folder, 'out');
    fs.mkdirSync(out);
    const asOf = '2026-01-01';
    for (const { documentKey, formats } of await core.ask('documents.list', {})) {
      for (const format of formats) {
        await core.ask('documents.export', { documentKey, path: path.join(out, `${documentKey}.${format}`), asOf });
      }
    }
    for (const format of ['pdf', 'csv', 'json']) {
      await core.ask('trail.export', { path: path.join(out, `trail.${format}`), asOf });
    }
    await core.ask('pack.exportStage1', { path: path.join(out, 'pack'), asOf, zip: false, withTrail: true });
    const bytes = everything(out);
    expect(bytes.includes('Said openly')).toBe(true);
    expect(holds(bytes)).toEqual([]);
    // The pages of a PDF are compressed.
    for (const name of fs
      .readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter((each) => each.endsWith('.pdf'))) {
      const said = readPdf(fs.readFileSync(path.join(out, name))).text.replaceAll(/\s+/g, ' ');
      expect([name, /Rosenheim|Aschaffenburg/.test(said)]).toEqual([name, false]);
      if (name.includes('gap-analysis')) expect(said).toContain('Said openly');
    }
  });
});

describe('a copy without private notes', () => {
  test('holds none of them on any page, verifies, and says where one was left out', async () => {
    const core = await withNotes();
    const without = path.join(core.folder, 'without.aims');
    const whole = path.join(core.folder, 'with.aims');
    await core.ask('workspace.saveCopy', { path: without });
    await core.ask('workspace.saveCopy', { path: whole, whole: true });
    expect(holds(fs.readFileSync(whole))).toEqual([SENTENCE, EARLIER]);
    expect(holds(fs.readFileSync(without))).toEqual([]);
    expect(fs.readdirSync(core.folder).sort()).toEqual([
      'data',
      'test.aims',
      'test.aims-wal',
      'with.aims',
      'without.aims',
    ]);
    const other = testCore();
    await other.ask('workspace.open', { path: without });
    expect(await other.ask('workspace.keptBack', {})).toMatchObject({ privateNotes: false });
    expect(await notes(other)).toEqual([
      ['4.1', null],
      ['9.1', null],
    ]);
    expect(await other.ask('trail.verify', {})).toMatchObject({ intact: true });
    // To leave the empty field changes nothing; to write into it does.
    await note(other, '');
    expect(await notes(other)).toEqual([
      ['4.1', null],
      ['9.1', null],
    ]);
    await note(other, 'Mine');
    expect((await notes(other))[0]).toEqual(['4.1', 'Mine']);
  });

  test('is what a bundle holds unless they are asked for, encrypted or not', async () => {
    const core = await withNotes();
    await core.ask('workspace.setPassphrase', { passphrase: 'of the workspace itself' });
    const made = { passphrase: PASSPHRASE, asOf: '2026-01-01', withTrail: true };
    for (const withPrivateNotes of [false, true]) {
      const bundle = path.join(core.folder, `${withPrivateNotes}.age`);
      await core.ask('bundle.make', { ...made, path: bundle, withPrivateNotes });
      const target = path.join(core.folder, `${withPrivateNotes}.aims`);
      await core.ask('bundle.open', { path: bundle, passphrase: PASSPHRASE, target });
      const other = testCore();
      await other.ask('workspace.open', { path: target, secret: 'of the workspace itself' });
      await other.ask('workspace.removePassphrase', {});
      await other.ask('workspace.close', {});
      expect(holds(fs.readFileSync(target))).toEqual(withPrivateNotes ? [SENTENCE, EARLIER] : []);
    }
  });
});

test('a private note that was altered is found; one that is missing is none', async () => {
  const core = await withNotes();
  await core.ask('workspace.close', {});
  const file = new Database(path.join(core.folder, 'test.aims'));
  file.prepare('UPDATE private_texts SET text = ? WHERE text = ?').run('All is well', SENTENCE);
  file.prepare('DELETE FROM private_texts WHERE text = ?').run(EARLIER);
  file.close();
  await core.ask('workspace.open', { path: path.join(core.folder, 'test.aims') });
  const found = await core.ask('trail.verify', {});
  expect(found).toMatchObject({ intact: false, brokenAt: null, differing: 2 });
  expect(found.differences.map(({ label, kind }) => `${label} ${kind}`).sort()).toEqual(['4.1 changed', '9.1 changed']);
});
