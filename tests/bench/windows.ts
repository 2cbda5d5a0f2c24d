import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type Browser, chromium, type Page } from 'playwright-core';
import { APP_FOLDER } from './core-session.ts';

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Window = {
  readonly page: Page;
  /** Milliseconds from starting the host to a page that answers. */
  readonly startMs: number;
  /** The process from which all others of the host descend. */
  readonly pid: number;
  close(): Promise<void>;
};

/** Why a host cannot be measured here, or null. */
export function missing(host: 'browser' | 'electron'): string | null {
  const variable = host === 'browser' ? 'AI_GUARD_CHROMIUM' : 'AI_GUARD_ELECTRON';
  if (!process.env[variable]) return `${variable} names no program; start this with "npm run bench"`;
  return null;
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.AI_GUARD_CHROMIUM ?? '', args: CHROMIUM_FLAGS });
}

/** The browser host and its page, in a browser that runs already, as a user's does. */
export async function openInBrowser(browser: Browser, workspace?: string): Promise<Window> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-guard-bench-'));
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const started = performance.now();
  const args = [path.join(APP_FOLDER, 'out', 'node', 'cli.mjs'), 'serve', ...(workspace ? [workspace] : [])];
  const host = spawn(process.execPath, args, {
    env: { ...process.env, AI_GUARD_DATA_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await page.goto(await firstLine(host));
  await untilUsable(page);
  return {
    page,
    startMs: performance.now() - started,
    pid: host.pid ?? 0,
    async close() {
      await page.close();
      host.kill('SIGTERM');
      await once(host, 'exit');
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The desktop shell with its window. */
export async function openInElectron(workspace?: string): Promise<Window> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-guard-bench-'));
  const started = performance.now();
  const app = await launchElectron(folder, [APP_FOLDER, ...(workspace ? [workspace] : [])]);
  const page = await app.firstWindow();
  await untilUsable(page);
  return {
    page,
    startMs: performance.now() - started,
    pid: app.process().pid ?? 0,
    async close() {
      await app.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

const EMPTY = 'data:text/html,<h1>Empty</h1><button>Button</button>';

/** Milliseconds to a page of the same browser with nothing of ours on it, in which a button can be pressed. */
export async function openEmptyPage(browser: Browser): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const started = performance.now();
  await page.goto(EMPTY);
  await untilUsable(page);
  const took = performance.now() - started;
  await page.close();
  return took;
}

/** The same for a window of the same Electron, from starting it. */
export async function openEmptyWindow(): Promise<number> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-guard-bench-'));
  const main = `const { app, BrowserWindow } = require('electron');
    app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadURL(${JSON.stringify(EMPTY)}));`;
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.js' }));
  fs.writeFileSync(path.join(folder, 'main.js'), main);
  const started = performance.now();
  const app = await launchElectron(path.join(folder, 'data'), [folder]);
  await untilUsable(await app.firstWindow());
  const took = performance.now() - started;
  await app.close();
  fs.rmSync(folder, { recursive: true, force: true });
  return took;
}

function launchElectron(dataFolder: string, args: readonly string[]) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return _electron.launch({
    executablePath: process.env.AI_GUARD_ELECTRON ?? '',
    args: [...sandbox, `--user-data-dir=${dataFolder}`, ...args],
  });
}

/** A heading says what the page is, and something on it can be acted on. */
async function untilUsable(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('button:enabled, a[href]').first().waitFor();
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [chunk] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return chunk.toString('utf8').trim();
}
