import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildStage1Pack, sha256Of, writePackZip } from '#documents/pack/stage1-pack.ts';
import { type PackContents, unzipPack, verifyPackContents } from '#documents/pack/verify-pack.ts';
import { tempFolder } from '../../db/workspace.ts';
import { fontsFolder, makeControl, makeFacts, t, verifierFolder } from '../fixture.ts';
import { readPdf } from '../read-pdf.ts';

const KEYS = ['inventory', 'evidence-index', 'certification-status', 'requirements'];
const facts = makeFacts();
const options = { t, fontsFolder, verifierFolder, productVersion: '9.9.9' };
const OTHER = 'cd'.repeat(32);

let pack: PackContents = new Map();

const build = async (of = facts): Promise<PackContents> => {
  const controls = KEYS.map((key) => makeControl(key));
  const files = await buildStage1Pack({ facts: of, controls, trail: null }, options, () => {});
  return new Map(files.map(({ path: name, bytes }) => [name, bytes]));
};

beforeAll(async () => {
  pack = await build();
});

/** Changed by somebody who redoes both lists afterwards. */
function redone(changes: Record<string, (before: string) => string>, swapped: PackContents = new Map()): PackContents {
  const files = new Map([...pack, ...swapped]);
  for (const [name, change] of Object.entries(changes)) {
    files.set(name, Buffer.from(change(Buffer.from(files.get(name)!).toString('utf8'))));
  }
  const manifest = JSON.parse(Buffer.from(files.get('MANIFEST.json')!).toString('utf8'));
  for (const file of manifest.files) {
    file.sha256 = sha256Of(files.get(file.path)!);
    file.bytes = files.get(file.path)!.length;
  }
  files.set('MANIFEST.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  files.delete('SHA256SUMS');
  const sums = [...files].map(([name, bytes]) => `${sha256Of(bytes)}  ${name}\n`).join('');
  return files.set('SHA256SUMS', Buffer.from(sums));
}

describe('a pack', () => {
  test('is consistent with itself, and its cover and README name the fingerprint of its documents in full', () => {
    const found = verifyPackContents(pack);
    expect(found).toMatchObject({ intact: true, contradictions: [], issued: { head: facts.trailHead, entries: 42 } });
    expect(found?.fingerprint).toBe(sha256Of(pack.get('SHA256SUMS')!));
    const [cover] = readPdf(pack.get('00_Cover-and-index.pdf')!).pages;
    expect(cover?.text.replaceAll(/\s/g, '')).toContain(found?.documents);
    expect(Buffer.from(pack.get('README.txt')!).toString()).toContain(found?.documents);
    expect(verifyPackContents(redone({}))).toMatchObject({ intact: true });
  });

  test('is found out where everything but the documents was redone', () => {
    const rename = (text: string) => text.replaceAll(facts.trailHead, OTHER);
    const found = verifyPackContents(redone({ 'MANIFEST.json': rename, 'README.txt': rename }));
    expect(found).toMatchObject({ intact: false, changed: [], missing: [], unlisted: [] });
    expect(found?.contradictions).toContainEqual({ file: '09_AI-system-inventory.pdf', about: 'trail' });
    expect(found?.contradictions).toContainEqual({ file: '00_Cover-and-index.pdf', about: 'trail' });
  });

  test('is found out by its index where a document was exchanged for one from another day or state', async () => {
    const later = await build({ ...facts, asOf: '2026-11-25' });
    const name = '09_AI-system-inventory.pdf';
    const found = verifyPackContents(redone({}, new Map([[name, later.get(name)!]])));
    expect(found?.contradictions).toEqual(
      expect.arrayContaining([
        { file: name, about: 'date' },
        { file: '00_Cover-and-index.pdf', about: 'documents' },
        { file: 'MANIFEST.json', about: 'documents' },
      ]),
    );
  });

  test.each<[string, Record<string, (text: string) => string>, object]>([
    [
      'README of another day',
      { 'README.txt': (text) => text.replaceAll('2026-11-24', '2026-11-01') },
      { file: 'README.txt', about: 'date' },
    ],
    [
      'README of somebody else',
      { 'README.txt': (text) => text.replaceAll('Beispiel', 'Other') },
      { file: 'README.txt', about: 'organisation' },
    ],
    [
      'manifest of another day',
      { 'MANIFEST.json': (text) => text.replace('"asOf": "2026-11-24"', '"asOf": "2026-11-01"') },
      { file: '16_Certification-status-by-step.pdf', about: 'date' },
    ],
  ])('is found out by a %s', (_what, changes, contradiction) => {
    expect(verifyPackContents(redone(changes))?.contradictions).toContainEqual(contradiction);
  });

  test('as one ZIP says the same as in a folder', async () => {
    const target = path.join(tempFolder(), 'pack.zip');
    await writePackZip(
      target,
      facts,
      [...pack].map(([name, bytes]) => ({ path: name, bytes })),
    );
    expect(verifyPackContents(await unzipPack(fs.readFileSync(target)))).toEqual(verifyPackContents(pack));
    await expect(unzipPack(Buffer.from('no archive'))).rejects.toThrow();
  });
});

test('the index leads to every document by a click, and names every file that lies beside it', async () => {
  const [name = '', bytes] = [...pack].find(([file]) => file.startsWith('00_')) ?? [];
  const { objects, text } = readPdf(bytes ?? new Uint8Array());
  const opened = [...objects.values()].flatMap(({ dict }) => /\/S \/GoToR\s+\/F \((.*?)\)/.exec(dict)?.[1] ?? []);
  const documents = [...pack.keys()].filter((file) => file.endsWith('.pdf') && file !== name);
  expect([...new Set(opened)].sort()).toEqual(documents.sort());
  const said = text.replaceAll(/\s/g, '');
  for (const file of pack.keys()) if (file !== name) expect(said).toContain(file);
});
