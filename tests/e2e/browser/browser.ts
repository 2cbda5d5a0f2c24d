import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
export const CHROMIUM = process.env.AI_GUARD_CHROMIUM ?? '/usr/bin/chromium';
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

export type Session = {
  readonly page: Page;
  readonly folder: string;
  /** Requests that left for anywhere but the host, and what the page complained about: both must stay empty. */
  readonly strays: string[];
  readonly complaints: string[];
};

/** The built app in a real Chromium over the browser host, in a folder of the test's own. */
export async function openApp(
  options: { workspace?: string; dark?: boolean; env?: Readonly<Record<string, string>> } = {},
): Promise<Session> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aims-e2e-'));
  const host = spawn(
    process.execPath,
    [path.join(ROOT, 'out/node/cli.mjs'), 'serve', ...(options.workspace ? [options.workspace] : [])],
    {
      env: { ...process.env, ...options.env, AI_GUARD_DATA_FOLDER: path.join(folder, 'data') },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const address = await firstLine(host);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  onTestFinished(() => closeAll(browser, host, folder));
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: options.dark ? 'dark' : 'light',
    timezoneId: 'UTC',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(30_000);
  const strays: string[] = [];
  const complaints: string[] = [];
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

async function firstLine(child: ChildProcess): Promise<string> {
  const [chunk] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return chunk.toString('utf8').trim();
}

async function closeAll(browser: Browser, host: ChildProcess, folder: string): Promise<void> {
  await browser.close();
  const ended = once(host, 'exit');
  host.kill('SIGTERM');
  await ended;
  fs.rmSync(folder, { recursive: true, force: true });
}
