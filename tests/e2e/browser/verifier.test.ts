import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { CHROMIUM, hasChromium, ROOT } from './browser.ts';

let issued = '';

/** The pack of the sample organisation, with its trail, as the command line issues it. */
beforeAll(() => {
  issued = fs.mkdtempSync(path.join(os.tmpdir(), 'aims-verifier-'));
  const run = (...argv: string[]) => {
    const env = { ...process.env, AI_GUARD_DATA_FOLDER: path.join(issued, 'data') };
    const done = spawnSync(process.execPath, [path.join(ROOT, 'out/node/cli.mjs'), ...argv], { cwd: issued, env });
    if (done.status !== 0) throw new Error(String(done.stderr));
  };
  run('new', 'a.aims', '--organisation', 'Müller & Söhne', '--sample');
  run('export', 'stage1', 'a.aims', '--out', 'pack', '--as-of', '2026-01-31', '--with-trail');
  return () => fs.rmSync(issued, { recursive: true, force: true });
});

type Entry = (string | number | null)[];

/** Rewrites the pack's trail, and the digests with it, as somebody would who hopes that nobody looks at the chain. */
function forge(folder: string, change: (entries: Entry[]) => Entry[]): void {
  const file = path.join(folder, 'trail.json');
  const trail = JSON.parse(fs.readFileSync(file, 'utf8')) as { entries: Entry[] };
  fs.writeFileSync(file, JSON.stringify({ ...trail, entries: change(trail.entries) }));
  const sum = (name: string) =>
    createHash('sha256')
      .update(fs.readFileSync(path.join(folder, name)))
      .digest('hex');
  for (const list of ['MANIFEST.json', 'SHA256SUMS']) {
    const text = fs.readFileSync(path.join(folder, list), 'utf8');
    const before = fs.readFileSync(path.join(issued, 'pack', 'SHA256SUMS'), 'utf8');
    let next = text;
    for (const name of ['trail.json', 'MANIFEST.json']) {
      const old = new RegExp(`^([0-9a-f]{64}) {2}${name.replace('.', '\\.')}$`, 'm').exec(before)?.[1] ?? '';
      next = next.replaceAll(old, sum(name));
    }
    fs.writeFileSync(path.join(folder, list), next);
  }
}

async function verify(folder: string): Promise<{ page: Page; strays: string[] }> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const strays: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) strays.push(request.url());
  });
  page.on('console', (message) => strays.push(message.text()));
  page.on('pageerror', (error) => strays.push(error.message));
  await page.goto(pathToFileURL(path.join(folder, 'VERIFY.html')).href);
  await page.getByLabel('Choose the folder of the unpacked pack').setInputFiles(folder);
  await page.locator('#verdict').waitFor();
  return { page, strays };
}

function copyOfPack(): string {
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'aims-pack-')), 'pack');
  onTestFinished(() => fs.rmSync(path.dirname(folder), { recursive: true, force: true }));
  fs.cpSync(path.join(issued, 'pack'), folder, { recursive: true });
  return folder;
}

describe.skipIf(!hasChromium)('the page that checks a pack, opened from disk without a network', () => {
  test('calls an untouched pack intact, names its facts, and reaches for nothing', async () => {
    const { page, strays } = await verify(copyOfPack());
    await page.getByText(/^The pack is intact: all \d+ files are as they were issued\.$/).waitFor();
    await page.getByText(/All \d+ entries follow from each other/).waitFor();
    await page.getByText('Aurelis Care Technologies').waitFor();
    expect(strays).toEqual([]);
  });

  test.each<[string, (folder: string) => void, RegExp]>([
    [
      'a byte of a PDF',
      (folder) => {
        const file = path.join(folder, '09_AI-system-inventory.pdf');
        const bytes = fs.readFileSync(file);
        bytes[5000] = (bytes[5000] ?? 0) ^ 1;
        fs.writeFileSync(file, bytes);
      },
      /09_AI-system-inventory\.pdf\s*changed/,
    ],
    ['a file taken away', (folder) => fs.rmSync(path.join(folder, 'README.txt')), /README\.txt\s*missing/],
    [
      'a file slipped in',
      (folder) => fs.writeFileSync(path.join(folder, 'extra.pdf'), 'x'),
      /extra\.pdf\s*not part of the pack/,
    ],
    [
      'an entry of the trail edited',
      (folder) => forge(folder, (entries) => entries.map((entry, at) => (at === 9 ? entry.with(2, 'Nobody') : entry))),
      /chain breaks at entry 10:/,
    ],
    [
      'an entry taken out',
      (folder) => forge(folder, (entries) => entries.filter((_entry, at) => at !== 9)),
      /chain breaks at entry 10:/,
    ],
    [
      'an entry put in',
      (folder) => forge(folder, (entries) => entries.flatMap((entry, at) => (at === 9 ? [entry, entry] : [entry]))),
      /chain breaks at entry 11:/,
    ],
    [
      'two entries exchanged',
      (folder) =>
        forge(folder, (entries) =>
          entries.map((entry, at) => (at === 9 ? (entries[10] ?? entry) : at === 10 ? (entries[9] ?? entry) : entry)),
        ),
      /chain breaks at entry 10:/,
    ],
    [
      'the newest entries cut off',
      (folder) => forge(folder, (entries) => entries.slice(0, -3)),
      /Entries were cut off or added/,
    ],
  ])('finds %s', async (_what, meddle, told) => {
    const folder = copyOfPack();
    meddle(folder);
    const { page } = await verify(folder);
    expect(await page.locator('#verdict').textContent()).toBe('The pack is not as it was issued.');
    expect(await page.locator('#result').textContent()).toMatch(told);
    const env = { ...process.env, AI_GUARD_DATA_FOLDER: path.join(issued, 'data') };
    const cli = spawnSync(process.execPath, [path.join(ROOT, 'out/node/cli.mjs'), 'verify', folder], { env });
    expect(cli.status).toBe(1);
  });

  test('a folder that is no pack is told so', async () => {
    const folder = copyOfPack();
    fs.rmSync(path.join(folder, 'MANIFEST.json'));
    fs.rmSync(path.join(folder, 'SHA256SUMS'));
    const { page } = await verify(folder);
    expect(await page.locator('#verdict').textContent()).toMatch(/^This folder holds no pack/);
  });
});
