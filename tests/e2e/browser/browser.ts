import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, inject, onTestFinished } from 'vitest';
import { PATIENCE } from '../../patience.ts';
import type { Prepared } from '../prepare.ts';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
const CHROMIUM = process.env.AI_GUARD_CHROMIUM ?? '/usr/bin/chromium';
export const hasChromium = fs.existsSync(CHROMIUM);

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A camera that films a moving pattern, and nobody who has to allow it.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];
/** What a workspace is called that the start page makes of the sample, and of a name. */
const FILES: Readonly<Record<Prepared, string>> = {
  sample: 'Sample organisation.aims',
  empty: 'Müller & Söhne.aims',
};

/** Of a page that a failed test saw. */
const MOST_LINES = 60;

export type Session = {
  readonly page: Page;
  readonly folder: string;
  /** Requests that left for anywhere but the host, and what the page complained about: both must stay empty. */
  readonly strays: string[];
  readonly complaints: string[];
};

type Options = {
  /** A file to open, or the name of a prepared workspace, of which the test gets a copy; neither is the start page. */
  readonly workspace?: string;
  readonly prepared?: Prepared;
  readonly dark?: boolean;
  readonly env?: Readonly<Record<string, string>>;
};

let launched: Promise<Browser> | undefined;
afterAll(async () => (await launched)?.close());

/** One Chromium a test file; what a test does in a context of its own, no other sees. */
export function launchChromium(): Promise<Browser> {
  launched ??= chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  return launched;
}

/** The built app in a real Chromium over the browser host, in a folder of the test's own. */
export async function openApp(options: Options = {}): Promise<Session> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aims-e2e-'));
  const data = path.join(folder, 'data');
  const file = options.prepared === undefined ? options.workspace : copyPrepared(options.prepared, data);
  const host = spawn(
    process.execPath,
    [path.join(ROOT, 'out/node/cli.mjs'), 'serve', ...(file === undefined ? [] : [file])],
    { env: { ...process.env, ...options.env, AI_GUARD_DATA_FOLDER: data }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [address, browser] = await Promise.all([firstLine(host), launchChromium()]);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: options.dark ? 'dark' : 'light',
    timezoneId: 'UTC',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const strays: string[] = [];
  const complaints: string[] = [];
  onTestFinished(async ({ task }) => {
    const [error] = task.result?.errors ?? [];
    if (error !== undefined) error.message += await toldBy(page, complaints);
    await closeAll(context, host, folder);
  });
  const origin = new URL(address).origin;
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(blob|data):/.test(request.url())) strays.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, folder, strays, complaints };
}

/** The app with a copy of a prepared workspace open, at Home. */
export async function openPrepared(prepared: Prepared, options: Omit<Options, 'prepared'> = {}): Promise<Session> {
  const session = await openApp({ ...options, prepared });
  await session.page.getByRole('heading', { name: 'Way to certification' }).waitFor();
  return session;
}

/** What a failed test is told with: where nobody sees the screen, "was not visible in time" says nothing of why. */
async function toldBy(page: Page, complaints: readonly string[]): Promise<string> {
  const dialogs = page.getByRole('dialog');
  const shown = (await dialogs.count()) > 0 ? dialogs.last() : page.locator('main');
  const lines = (await shown.ariaSnapshot().catch(String)).split('\n').filter((line) => !/ - \/url:/.test(line));
  return ['', `The page at ${new URL(page.url()).hash} shows:`, ...lines.slice(0, MOST_LINES), ...complaints].join(
    '\n',
  );
}

/** Where the start page puts what it makes. */
function copyPrepared(prepared: Prepared, data: string): string {
  const file = path.join(data, 'workspaces', FILES[prepared]);
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  fs.copyFileSync(path.join(inject('prepared'), `${prepared}.aims`), file);
  return file;
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [chunk] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return chunk.toString('utf8').trim();
}

async function closeAll(context: BrowserContext, host: ChildProcess, folder: string): Promise<void> {
  await context.close();
  const ended = once(host, 'exit');
  host.kill('SIGTERM');
  await ended;
  fs.rmSync(folder, { recursive: true, force: true });
}
