import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DOCUMENTS } from '#documents/issued/registry.ts';
import { PACK_PARTS } from '#documents/pack/parts.ts';
import { packName } from '#documents/pack/stage1-pack.ts';
import { type DocumentJob, runDocumentJob } from '#documents/run-document-job.ts';
import { AppError } from '#shared/contract/errors.ts';
import { catalogue, fontsFolder, makeControl, makeFacts, makeSystems, t, verifierFolder } from './fixture.ts';
import { readPdf } from './read-pdf.ts';
import { has, makeFolder, run } from './tools.ts';

const facts = makeFacts(makeSystems(15));
const common = { language: 'en', facts, fontsFolder, verifierFolder, productVersion: '9.9.9' } as const;
const controls = DOCUMENTS.map(({ key, identifier }) => makeControl(key, { identifier, status: 'draft' }));
const documentJob = (key: string, file: string): DocumentJob => ({
  ...common,
  kind: 'document',
  control: makeControl(key),
  path: file,
});
const packJob = (folder: string, more: object = {}): DocumentJob => ({
  ...common,
  kind: 'stage1',
  controls,
  trail: null,
  path: folder,
  zip: false,
  ...more,
});
const start = (job: DocumentJob, signal?: AbortSignal) => runDocumentJob(structuredClone(job), t, () => {}, signal);
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const contentOf = (folder: string) =>
  Object.fromEntries(fs.readdirSync(folder).map((name) => [name, sha256(fs.readFileSync(path.join(folder, name)))]));

describe('one document', () => {
  test.each(DOCUMENTS.flatMap(({ key, formats }) => formats.map((format) => [key, format] as const)))(
    '%s is written as .%s, and its file is what the answer says',
    async (key, format) => {
      const folder = makeFolder();
      const file = path.join(folder, `a b.${format}`);
      const { location, files } = await start(documentJob(key, file));
      const bytes = fs.readFileSync(file);
      expect(location).toBe(file);
      expect(files).toEqual([
        { path: `a b.${format}`, bytes: bytes.length, sha256: sha256(bytes), pages: expect.any(Number) as number },
      ]);
      expect(fs.readdirSync(folder)).toEqual([`a b.${format}`]);
      expect(files[0]?.pages).toBe(format === 'pdf' ? readPdf(bytes).pages.length : 0);
    },
  );

  test('is refused in a format that it does not have, or when it is not known', async () => {
    const folder = makeFolder();
    const format = await refusal(start(documentJob('requirements', path.join(folder, 'a.csv'))));
    expect([format.code, format.params]).toEqual(['documentFormat', { document: 'requirements', format: 'csv' }]);
    expect((await refusal(start(documentJob('requirements', path.join(folder, 'a'))))).code).toBe('documentFormat');
    expect((await refusal(start(documentJob('nothing', path.join(folder, 'a.pdf'))))).code).toBe('documentUnknown');
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  test('reports its progress upwards and stops when it is cancelled, leaving nothing', async () => {
    const folder = makeFolder();
    const controller = new AbortController();
    const done: number[] = [];
    const report = (progress: { done: number; total: number; stage: string }) => {
      done.push(progress.done / progress.total);
      if (progress.done > 300) controller.abort();
    };
    const job = documentJob('inventory', path.join(folder, 'a.pdf'));
    expect((await refusal(runDocumentJob(job, t, report, controller.signal))).code).toBe('cancelled');
    expect(done.toSorted((a, b) => a - b)).toEqual(done);
    expect(done.at(-1)).toBeLessThan(1);
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

describe('the Stage 1 pack', () => {
  test('holds its files, a manifest and digests that agree with them', async () => {
    const parent = makeFolder();
    const folder = path.join(parent, 'pack with ü');
    const { location, files } = await start(packJob(folder));
    expect(location).toBe(folder);
    expect(fs.readdirSync(folder).toSorted()).toEqual([
      '00_Cover-and-index.pdf',
      '09_AI-system-inventory.csv',
      '09_AI-system-inventory.pdf',
      '15_Evidence-index.csv',
      '15_Evidence-index.pdf',
      '16_Certification-status-by-step.pdf',
      '17_Requirements-and-state.pdf',
      'MANIFEST.json',
      'README.txt',
      'SHA256SUMS',
      'VERIFY.html',
    ]);
    expect(files.map((file) => file.path).toSorted()).toEqual(fs.readdirSync(folder).toSorted());
    const digests = contentOf(folder);
    for (const file of files) expect(digests[file.path]).toBe(file.sha256);
    const sums = fs.readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8');
    const listed = Object.fromEntries(
      sums
        .trimEnd()
        .split('\n')
        .map((line) => line.split('  ').toReversed()),
    ) as Record<string, string>;
    const { SHA256SUMS: _, ...others } = digests;
    expect(listed).toEqual(others);
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'MANIFEST.json'), 'utf8')) as {
      files: { path: string; sha256: string; pages: number }[];
    };
    expect(manifest).toMatchObject({
      format: 'ai-guard-stage1-pack',
      formatVersion: 1,
      product: { name: 'AI-Guard Lite', version: '9.9.9' },
      organisation: { name: 'Beispiel GmbH', country: 'DE' },
      asOf: '2026-11-24',
      standard: catalogue.standard,
      catalogueVersion: catalogue.version,
      trail: { head: 'ab'.repeat(32), entries: 42 },
    });
    for (const file of manifest.files) {
      expect(digests[file.path]).toBe(file.sha256);
      const bytes = fs.readFileSync(path.join(folder, file.path));
      expect(file.pages).toBe(file.path.endsWith('.pdf') ? readPdf(bytes).pages.length : 0);
    }
    expect(fs.readdirSync(parent)).toEqual(['pack with ü']);
  });

  test('says in its index which file is which, and what is not in it yet', async () => {
    const folder = path.join(makeFolder(), 'pack');
    await start(packJob(folder));
    const index = readPdf(fs.readFileSync(path.join(folder, '00_Cover-and-index.pdf'))).text;
    const words = index.replaceAll('\n', '');
    const listed = Object.entries(contentOf(folder)).filter(([name]) => /^(09|16|17)/.test(name));
    expect(listed).toHaveLength(4);
    for (const [, digest] of listed) expect(words).toContain(digest);
    const readme = fs.readFileSync(path.join(folder, 'README.txt'), 'utf8');
    for (const { number, key } of PACK_PARTS.filter(({ document }) => document === undefined)) {
      const title = t(`documents:pack.parts.${key}`);
      expect(index).toContain(title);
      expect(readme).toContain(`${number}  ${title}`);
    }
    for (const { id } of catalogue.nodes) expect(index).toContain(`\n${id}\n`);
  });

  test('covers every clause and control by some part, present or to come', () => {
    const covered = new Set(PACK_PARTS.flatMap(({ clauses }) => clauses));
    expect(catalogue.nodes.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
    const known = new Set(catalogue.nodes.map(({ id }) => id));
    expect([...covered].filter((id) => !known.has(id))).toEqual([]);
  });

  test('is the same twice, byte by byte, as folder and as ZIP, in any time zone', async () => {
    const parent = makeFolder();
    const place = (name: string) => path.join(parent, name);
    await start(packJob(place('one')));
    await start(packJob(place('two')));
    expect(contentOf(place('two'))).toEqual(contentOf(place('one')));
    const first = await start(packJob(place('one'), { zip: true }));
    expect(first.location).toBe(place('one.zip'));
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Tokyo';
    try {
      await start(packJob(place('two.zip'), { zip: true }));
    } finally {
      process.env['TZ'] = zone;
    }
    expect(Buffer.compare(fs.readFileSync(place('one.zip')), fs.readFileSync(place('two.zip')))).toBe(0);
    expect(fs.readdirSync(parent).toSorted()).toEqual(['one', 'one.zip', 'two', 'two.zip']);
  });

  test('is different on another date of issue', async () => {
    const parent = makeFolder();
    await start(packJob(path.join(parent, 'one')));
    await start(packJob(path.join(parent, 'two'), { facts: { ...facts, asOf: '2026-11-25' } }));
    const [one, two] = [contentOf(path.join(parent, 'one')), contentOf(path.join(parent, 'two'))];
    expect(one['09_AI-system-inventory.pdf']).not.toBe(two['09_AI-system-inventory.pdf']);
    expect(one['09_AI-system-inventory.csv']).toBe(two['09_AI-system-inventory.csv']);
  });

  test('replaces an earlier pack, wholly', async () => {
    const folder = path.join(makeFolder(), 'pack');
    await start(packJob(folder));
    const before = contentOf(folder);
    await start(packJob(folder, { facts: { ...facts, asOf: '2027-01-01' } }));
    expect(contentOf(folder)['MANIFEST.json']).not.toBe(before['MANIFEST.json']);
    expect(fs.readdirSync(folder)).toHaveLength(11);
  });

  test.each([
    ['a foreign file', (folder: string) => fs.writeFileSync(path.join(folder, 'thesis.doc'), 'x')],
    ['a file of its own that was changed', (folder: string) => fs.appendFileSync(path.join(folder, 'README.txt'), 'x')],
    [
      'a file in a folder',
      (folder: string) => {
        fs.mkdirSync(path.join(folder, 'sub'));
        fs.writeFileSync(path.join(folder, 'sub', 'a'), 'x');
      },
    ],
  ])('does not touch an earlier pack with %s', async (_, change) => {
    const folder = path.join(makeFolder(), 'pack');
    await start(packJob(folder));
    change(folder);
    const before = fs.readdirSync(folder, { recursive: true });
    expect((await refusal(start(packJob(folder)))).code).toBe('folderNotEmpty');
    expect(fs.readdirSync(folder, { recursive: true })).toEqual(before);
  });

  test('refuses a folder with other things in it, and a file in its place', async () => {
    const parent = makeFolder();
    fs.writeFileSync(path.join(parent, 'notes.txt'), 'x');
    const full = await refusal(start(packJob(parent)));
    expect([full.code, full.params['name'], full.params['file']]).toEqual([
      'folderNotEmpty',
      path.basename(parent),
      'notes.txt',
    ]);
    expect((await refusal(start(packJob(path.join(parent, 'notes.txt'))))).code).toBe('fileExists');
    fs.writeFileSync(path.join(parent, 'other.zip'), 'PK\u0003\u0004 but not a pack of ours, though long enough');
    expect((await refusal(start(packJob(path.join(parent, 'other'), { zip: true })))).code).toBe('fileExists');
    expect(fs.readFileSync(path.join(parent, 'other.zip'), 'latin1')).toMatch(/^PK/);
    fs.mkdirSync(path.join(parent, 'folder.zip'));
    expect((await refusal(start(packJob(path.join(parent, 'folder.zip'), { zip: true })))).code).toBe('fileIsFolder');
  });

  test('goes into an empty folder, and replaces an earlier ZIP', async () => {
    const parent = makeFolder();
    fs.mkdirSync(path.join(parent, 'empty'));
    await start(packJob(path.join(parent, 'empty')));
    expect(fs.readdirSync(path.join(parent, 'empty'))).toHaveLength(11);
    await start(packJob(path.join(parent, 'a.zip'), { zip: true }));
    await start(packJob(path.join(parent, 'a.zip'), { zip: true }));
    expect(fs.readdirSync(parent).toSorted()).toEqual(['a.zip', 'empty']);
  });

  test('leaves nothing when it is cancelled or its place is missing', async () => {
    const parent = makeFolder();
    const controller = new AbortController();
    controller.abort();
    expect((await refusal(start(packJob(path.join(parent, 'pack')), controller.signal))).code).toBe('cancelled');
    expect((await refusal(start(packJob(path.join(parent, 'no', 'pack'))))).code).toBe('folderMissing');
    expect(fs.readdirSync(parent)).toEqual([]);
  });

  test('has a name made of the organisation and the date', () => {
    const name = (organisation: string) =>
      packName({ organisation: { ...facts.organisation, name: organisation }, asOf: '2026-11-24' });
    expect(name('Müller & Söhne/AG')).toBe('AIMS-Stage1-Muller-Sohne-AG-2026-11-24');
    expect(name('東京')).toBe('AIMS-Stage1-Organisation-2026-11-24');
  });

  test.skipIf(!has('sha256sum'))('is verified by sha256sum -c, without this program (needs sha256sum)', async () => {
    const folder = path.join(makeFolder(), 'pack');
    await start(packJob(folder));
    const said = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
    expect(said.trimEnd().split('\n')).toHaveLength(10);
    fs.appendFileSync(path.join(folder, 'README.txt'), 'x');
    expect(() => execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, stdio: 'ignore' })).toThrow();
  });

  test.skipIf(!has('qpdf'))('holds only PDFs that pass qpdf --check (needs qpdf)', async () => {
    const folder = path.join(makeFolder(), 'pack');
    await start(packJob(folder));
    for (const name of fs.readdirSync(folder).filter((file) => file.endsWith('.pdf'))) {
      expect(run('qpdf', ['--check', path.join(folder, name)])).toContain('No syntax or stream encoding errors');
    }
  });
});
