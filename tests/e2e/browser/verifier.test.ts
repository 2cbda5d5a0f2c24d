import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { PATIENCE } from '../../patience.ts';
import { tabTo } from '../pages/page.ts';
import { hasChromium, launchChromium, ROOT } from './browser.ts';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let issued = '';

/** The pack of the sample organisation, with its trail, as the command line issues it. */
beforeAll(() => {
  issued = fs.mkdtempSync(path.join(os.tmpdir(), 'aims-verifier-'));
  const run = (...argv: string[]) => {
    const env = { ...process.env, AI_GUARD_DATA_FOLDER: path.join(issued, 'data') };
    const done = spawnSync(process.execPath, [path.join(ROOT, 'out/node/cli.mjs'), ...argv], { cwd: issued, env });
    if (done.status !== 0) throw new Error(String(done.stderr));
  };
  run('new', 'a.aims', '--sample');
  run('export', 'stage1', 'a.aims', '--out', 'pack', '--with-trail');
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

type Opened = { readonly page: Page; readonly context: BrowserContext; readonly strays: string[] };

/** The pack's own page, from disk, in a browser without a network. */
async function openVerifier(folder: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const browser = await launchChromium();
  const context = await browser.newContext({ offline: true, ...options });
  onTestFinished(() => context.close());
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const strays: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) strays.push(request.url());
  });
  page.on('console', (message) => strays.push(message.text()));
  page.on('pageerror', (error) => strays.push(error.message));
  await page.goto(pathToFileURL(path.join(folder, 'VERIFY.html')).href);
  return { page, context, strays };
}

async function choose(page: Page, folder: string): Promise<string | null> {
  const before = await page.locator('#result').evaluate((element) => element.children.length);
  if (before > 0) await page.locator('#result').evaluate((element) => element.replaceChildren());
  await page.getByLabel('Choose the folder of the unpacked pack').setInputFiles(folder);
  return page.locator('#verdict').textContent();
}

async function verify(folder: string): Promise<Opened> {
  const opened = await openVerifier(folder);
  await choose(opened.page, folder);
  return opened;
}

/** A folder let go over the page, by the browser's own means. */
async function drop({ page, context }: Opened, folder: string): Promise<string | null> {
  const session = await context.newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  }
  return page.locator('#verdict').textContent();
}

const digestOf = (file: string) => createHash('sha256').update(fs.readFileSync(file)).digest('hex');

function copyOfPack(): string {
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'aims-pack-')), 'pack');
  onTestFinished(() => fs.rmSync(path.dirname(folder), { recursive: true, force: true }));
  fs.cpSync(path.join(issued, 'pack'), folder, { recursive: true });
  return folder;
}

describe.skipIf(!hasChromium)('the page that checks a pack, opened from disk without a network', () => {
  test('calls an untouched pack intact, names its facts, and reaches for nothing', async () => {
    const { page, strays } = await verify(copyOfPack());
    await page.getByText(/^The pack is consistent with itself: all \d+ files are as it lists them\.$/).waitFor();
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
      'a file slipped in, with its checksum',
      (folder) => {
        fs.writeFileSync(path.join(folder, 'extra.pdf'), 'x');
        const line = `${digestOf(path.join(folder, 'extra.pdf'))}  extra.pdf\n`;
        fs.appendFileSync(path.join(folder, 'SHA256SUMS'), line);
      },
      /extra\.pdf\s*not part of the pack/,
    ],
    [
      'a file changed, with its checksum',
      (folder) => {
        const [file, sums] = ['README.txt', 'SHA256SUMS'].map((name) => path.join(folder, name)) as [string, string];
        const before = digestOf(file);
        fs.appendFileSync(file, 'x');
        fs.writeFileSync(sums, fs.readFileSync(sums, 'utf8').replace(before, digestOf(file)));
      },
      /README\.txt\s*changed/,
    ],
    [
      'a file taken away, with its checksum',
      (folder) => {
        const sums = path.join(folder, 'SHA256SUMS');
        fs.rmSync(path.join(folder, 'README.txt'));
        fs.writeFileSync(sums, fs.readFileSync(sums, 'utf8').replace(/.* {2}README\.txt\n/, ''));
      },
      /README\.txt\s*missing/,
    ],
    [
      'a manifest that is none',
      (folder) => {
        const [file, sums] = ['MANIFEST.json', 'SHA256SUMS'].map((name) => path.join(folder, name)) as [string, string];
        const before = digestOf(file);
        fs.writeFileSync(file, '{"files": []}');
        fs.writeFileSync(sums, fs.readFileSync(sums, 'utf8').replace(before, digestOf(file)));
      },
      /MANIFEST\.json and SHA256SUMS do not say the same/,
    ],
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

  test('reads what it is given: one page tells the untouched pack from one that is a byte off', async () => {
    const folder = copyOfPack();
    const { page } = await openVerifier(folder);
    expect(await choose(page, folder)).toMatch(/^The pack is consistent with itself/);
    const other = copyOfPack();
    fs.appendFileSync(path.join(other, 'README.txt'), ' ');
    expect(await choose(page, other)).toBe('The pack is not as it was issued.');
    expect(await choose(page, folder)).toMatch(/^The pack is consistent with itself/);
  });

  test('takes a folder that is dropped on it, from disk as it is', async () => {
    const folder = copyOfPack();
    const opened = await openVerifier(folder);
    expect(await drop(opened, folder)).toMatch(/^The pack is consistent with itself: all 11 files/);
    expect(opened.strays).toEqual([]);
    fs.appendFileSync(path.join(folder, '17_Requirements-and-state.pdf'), ' ');
    await opened.page.reload();
    expect(await drop(opened, folder)).toBe('The pack is not as it was issued.');
    await opened.page.getByRole('row', { name: '17_Requirements-and-state.pdf changed' }).waitFor();
  });

  test('computes the hashes itself where the browser does not', async () => {
    const folder = copyOfPack();
    const { page, context, strays } = await openVerifier(folder);
    await context.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }));
    await page.reload();
    expect(await page.evaluate(() => typeof crypto.subtle)).toBe('undefined');
    expect(await choose(page, folder)).toMatch(/^The pack is consistent with itself/);
    await page.getByText(/All \d+ entries follow from each other/).waitFor();
    await page.getByText(digestOf(path.join(folder, 'SHA256SUMS'))).waitFor();
    fs.appendFileSync(path.join(folder, '09_AI-system-inventory.csv'), ' ');
    expect(await choose(page, folder)).toBe('The pack is not as it was issued.');
    await page.getByRole('row', { name: '09_AI-system-inventory.csv changed' }).waitFor();
    expect(strays).toEqual([]);
  });

  test('names what the system left in the folder, and finds nothing wrong with it', async () => {
    const folder = copyOfPack();
    fs.writeFileSync(path.join(folder, '.DS_Store'), 'x');
    const { page } = await verify(folder);
    expect(await page.locator('#verdict').textContent()).toMatch(/^The pack is consistent with itself: all 11 files/);
    await page.getByRole('row', { name: '.DS_Store left by the system, not part of the pack' }).waitFor();
    const env = { ...process.env, AI_GUARD_DATA_FOLDER: path.join(issued, 'data') };
    const cli = spawnSync(process.execPath, [path.join(ROOT, 'out/node/cli.mjs'), 'verify', folder], { env });
    expect(cli.status).toBe(0);
    expect(String(cli.stdout)).toContain('left by the system, not listed: .DS_Store');
  });

  test.each([
    ['light', 'screen'],
    ['dark', 'screen'],
    ['dark', 'print'],
  ] as const)('axe finds nothing in %s on %s, and the folder is chosen by keyboard', async (colorScheme, media) => {
    const folder = copyOfPack();
    fs.appendFileSync(path.join(folder, 'README.txt'), ' ');
    const { page } = await openVerifier(folder, { colorScheme, bypassCSP: true });
    await page.emulateMedia({ media });
    if (media === 'screen') {
      const asked = page.waitForEvent('filechooser');
      // A page that was only just opened may not take keys yet.
      await tabTo(page, page.getByLabel('Choose the folder of the unpacked pack'));
      await page.keyboard.press('Enter');
      await (await asked).setFiles(folder);
    } else await choose(page, folder);
    await page.locator('#verdict').waitFor();
    await page.evaluate(AXE);
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
      return (await axe.run()).violations.map(({ id }) => id);
    });
    expect(found).toEqual([]);
  });

  test('a folder that is no pack is told so', async () => {
    const folder = copyOfPack();
    fs.rmSync(path.join(folder, 'MANIFEST.json'));
    fs.rmSync(path.join(folder, 'SHA256SUMS'));
    const { page } = await verify(folder);
    expect(await page.locator('#verdict').textContent()).toMatch(/^This folder holds no pack/);
  });
});
