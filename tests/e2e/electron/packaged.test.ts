import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { CORE_OPTIONS_VARIABLE, type CoreOptions, type FromCore } from '#core/protocol.ts';
import { PATIENCE } from '../../patience.ts';
import {
  ask,
  createWorkspace,
  desktop,
  ELECTRON,
  environment,
  lacking,
  openDesktop,
  ROOT,
  SWITCHES,
  testFolder,
} from './desktop.ts';

const PROGRAM = 'ai-guard-lite';
const unpackable = lacking ?? (process.platform === 'linux' ? undefined : 'the stand-in packs for Linux alone');
const packaged = unpackable === undefined ? `${desktop}, packaged` : `the packaged desktop (skipped: ${unpackable})`;

let output: string;
let packed: string;

describe.skipIf(unpackable !== undefined)(packaged, () => {
  beforeAll(async () => {
    output = mkdtempSync(path.join(tmpdir(), 'ai-guard-pack-'));
    const script = path.join(ROOT, 'scripts', 'package', 'pack.mjs');
    await promisify(execFile)(process.execPath, [script, '--output', output, '--folder'], { cwd: ROOT });
    packed = path.join(output, 'linux-unpacked');
  });
  afterAll(() => rmSync(output, { recursive: true, force: true }));

  test('holds what it needs, for this system alone, and says whose work it is', () => {
    const files = readdirSync(packed, { recursive: true }) as string[];
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([
      expect.stringContaining(`better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`),
    ]);
    expect(files.filter((file) => /\.map$|better-sqlite3\/(deps|src)\b|\.tsbuildinfo$/.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        ...['LICENSE.ai-guard-lite.txt', 'THIRD-PARTY-NOTICES.txt'],
        ...['LICENSE.electron.txt', 'LICENSES.chromium.html'],
      ]),
    );
  });

  test('19: every fuse is set for a release', () => {
    expect(fusesOf(path.join(packed, PROGRAM))).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      nodeCliInspect: false,
      asarIntegrity: true,
      onlyFromAsar: true,
      browserSnapshot: false,
      fileProtocolPrivileges: false,
    });
  });

  test('19: runs nothing that its environment or its command line brings', async () => {
    const folder = testFolder();
    const mark = path.join(folder, 'ran');
    const code = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`;
    const module = path.join(folder, 'module.cjs');
    writeFileSync(module, code);
    // The control: an Electron without these fuses runs it.
    await promisify(execFile)(ELECTRON, ['-e', code], { env: { ...environment(), ELECTRON_RUN_AS_NODE: '1' } });
    expect(existsSync(mark)).toBe(true);
    rmSync(mark);
    const app = await startPackaged(path.join(packed, PROGRAM), ['--inspect=0'], makeOutside(folder), folder, {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: `--require "${module}"`,
    });
    await expect(ask(app.page, 'app.info', {})).resolves.toMatchObject({ host: 'desktop' });
    expect(existsSync(mark)).toBe(false);
    expect(app.said()).not.toMatch(/Debugger listening/u);
    await app.close();
  });

  test('starts from another place and opens the workspace on its command line', async () => {
    const folder = testFolder();
    const place = path.join(folder, 'Andere Stelle ü');
    cpSync(packed, place, { recursive: true, verbatimSymlinks: true });
    const workspace = await prepareWorkspace(folder);
    const outside = makeOutside(folder);
    const { page, close } = await startPackaged(path.join(place, PROGRAM), [path.basename(workspace)], outside, folder);
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    await expect(ask(page, 'workspace.current', {})).resolves.toMatchObject({ organisationName: 'Packed Ltd' });
    expect((await ask(page, 'systems.list', {})).map((system) => system.name)).toEqual(['Triage']);
    const { portable, dataFolder } = await ask(page, 'app.info', {});
    expect(portable).toBe(false);
    expect(dataFolder).toBe(path.join(outside.HOME, '.config', 'AI-Guard Lite'));
    await close();
  });

  test('makes the sample organisation and its Stage 1 pack with nothing of the checkout near', async () => {
    const folder = testFolder();
    // Unpacked for a Node of its own: worker, typefaces, words and libraries have to be in it.
    const place = path.join(folder, 'app');
    cpSync(path.join(packed, 'resources', 'app.asar.unpacked'), place, { recursive: true });
    const core = startCore(place, path.join(folder, 'data'));
    const file = path.join(folder, 'sample.aims');
    await core.ask('workspace.create', { path: file, organisationName: 'Sample', sample: true });
    const pack = path.join(folder, 'pack');
    const asOf = new Date().toISOString().slice(0, 10);
    await core.ask('pack.exportStage1', { path: pack, asOf, zip: false });
    await core.stop();
    const papers = readdirSync(pack).filter((name) => name.endsWith('.pdf'));
    expect(papers.length).toBeGreaterThanOrEqual(5);
    for (const name of papers)
      expect(readFileSync(path.join(pack, name)).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    for (const line of readFileSync(path.join(pack, 'SHA256SUMS'), 'utf8').trimEnd().split('\n')) {
      const [digest, name = ''] = line.split('  ');
      const bytes = readFileSync(path.join(pack, name));
      expect({ name, digest: createHash('sha256').update(bytes).digest('hex') }).toEqual({ name, digest });
    }
  });

  test('in portable mode writes nothing outside its own folder', async () => {
    const folder = testFolder();
    const place = path.join(folder, 'Stick');
    cpSync(packed, place, { recursive: true, verbatimSymlinks: true });
    mkdirSync(path.join(place, 'data'));
    const workspace = await prepareWorkspace(folder);
    const outside = makeOutside(folder);
    const before = listing(folder, place);
    const { page, close } = await startPackaged(path.join(place, PROGRAM), [workspace], outside, folder);
    await page.getByRole('heading', { name: 'Way to certification' }).waitFor();
    const { portable, dataFolder } = await ask(page, 'app.info', {});
    expect({ portable, dataFolder }).toEqual({ portable: true, dataFolder: path.join(place, 'data') });
    await ask(page, 'settings.update', { changes: { theme: 'dark', actor: 'Anna' } });
    await ask(page, 'systems.create', { fields: { name: 'Second' } });
    await page.getByRole('link', { name: 'AI systems' }).click();
    await page.getByText('Second').first().waitFor();
    await close();

    expect(listing(folder, place)).toEqual(before);
    const kept = readdirSync(path.join(place, 'data'));
    expect(kept).toEqual(expect.arrayContaining(['settings.json', 'recent.json', 'desktop.json', 'logs', 'browser']));
    const again = await startPackaged(path.join(place, PROGRAM), [], outside, folder);
    await expect(ask(again.page, 'settings.get', {})).resolves.toMatchObject({ theme: 'dark', actor: 'Anna' });
    await again.close();
    expect(listing(folder, place)).toEqual(before);
  });
});

type Outside = { readonly HOME: string; readonly TMPDIR: string; readonly XDG_RUNTIME_DIR: string };

/** Every folder that a program may think its own, empty. */
function makeOutside(folder: string): Outside {
  const outside = {
    HOME: path.join(folder, 'home'),
    TMPDIR: path.join(folder, 'tmp'),
    XDG_RUNTIME_DIR: path.join(folder, 'run'),
  };
  for (const made of Object.values(outside)) mkdirSync(made, { mode: 0o700 });
  return outside;
}

/** Files below `folder` outside `except`, with the size of those that nobody should touch. */
function listing(folder: string, except: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => path.join(folder, name))
    .filter((file) => !file.startsWith(except + path.sep))
    .map((file) => path.relative(folder, file) + (statSync(file).isDirectory() ? '/' : ''))
    .sort();
}

async function prepareWorkspace(folder: string): Promise<string> {
  const file = path.join(folder, 'Packed Ltd.aims');
  const opened = await openDesktop();
  await createWorkspace(opened, file, 'Packed Ltd');
  await ask(opened.page, 'systems.create', { fields: { name: 'Triage' } });
  await opened.close();
  return file;
}

/** The fuses of a release refuse Node's inspector, so it is driven by what Chromium offers alone. */
async function startPackaged(
  program: string,
  args: readonly string[],
  outside: Outside,
  cwd: string,
  more: Readonly<Record<string, string>> = {},
) {
  const env: Record<string, string> = { ...environment(), ...outside, ...more };
  for (const name of ['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME']) delete env[name];
  const child = spawn(program, [...SWITCHES, '--remote-debugging-port=0', ...args], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const address = await debuggerAddress(child);
  await pageIsThere(address);
  const browser = await chromium.connectOverCDP(address, { timeout: PATIENCE });
  onTestFinished(() => browser.close());
  const page = await firstPage(browser);
  const close = async () => {
    const ended = once(child, 'exit');
    await page.close();
    expect(await ended).toEqual([0, null]);
  };
  return { page, close, said: () => said };
}

/** The packaged core alone, over the messages that the shell sends. */
function startCore(appFolder: string, dataFolder: string) {
  const options = { host: 'desktop', appFolder, dataFolder, portable: false, version: '0.0.0' } satisfies CoreOptions;
  const child = spawn(process.env['AI_GUARD_NODE'] ?? '', [path.join(appFolder, 'out', 'node', 'core.mjs')], {
    cwd: appFolder,
    env: { ...environment(), [CORE_OPTIONS_VARIABLE]: JSON.stringify(options) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const answers = new Map<number, (message: FromCore & { kind: 'response' }) => void>();
  child.on('message', (message: FromCore) => {
    if (message.kind === 'response') answers.get(message.id)?.(message);
  });
  let last = 0;
  return {
    async ask(route: string, input: unknown): Promise<unknown> {
      const id = ++last;
      const answered = new Promise<FromCore & { kind: 'response' }>((resolve) => answers.set(id, resolve));
      child.send({ kind: 'request', id, route, input });
      const { result } = await answered;
      if (!result.ok) throw new Error(`${route}: ${result.error.message}`);
      return result.data;
    },
    async stop(): Promise<void> {
      const ended = once(child, 'exit');
      child.send({ kind: 'shutdown' });
      expect(await ended).toEqual([0, null]);
    },
  };
}

/** Reads on for as long as the app lives: one whose words nobody takes any more may stop at a full pipe. */
function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error(`The packaged app ended: ${said}`)));
  });
}

/**
 * A driver that attaches while the page is being made can pause it for good; listing the pages attaches to none. The
 * page puts the name of its screen before the app's once it runs.
 */
async function pageIsThere(address: string): Promise<void> {
  const list = `http://${new URL(address).host}/json/list`;
  await expect
    .poll(async () => (await (await fetch(list)).json()) as unknown)
    .toContainEqual(expect.objectContaining({ type: 'page', title: expect.stringMatching(/. – AI-Guard Lite$/) }));
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  context?.setDefaultTimeout(PATIENCE);
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (page === undefined) throw new Error('The packaged app has no window.');
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Reads the wire of fuses that Electron looks at when it starts; its layout is part of Electron's documentation. */
function fusesOf(program: string): Record<string, boolean> {
  const names = [
    ...['runAsNode', 'cookieEncryption', 'nodeOptions', 'nodeCliInspect', 'asarIntegrity', 'onlyFromAsar'],
    ...['browserSnapshot', 'fileProtocolPrivileges'],
  ];
  const bytes = readFileSync(program);
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1');
  const at = bytes.indexOf(sentinel);
  expect(at).toBeGreaterThan(0);
  const start = at + sentinel.length + 2;
  return Object.fromEntries(names.map((name, index) => [name, bytes[start + index] === '1'.charCodeAt(0)]));
}
