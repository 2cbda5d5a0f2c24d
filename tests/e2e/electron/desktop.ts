import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Result } from '#shared/contract/define.ts';
import type { RouteInput, RouteName, RouteOutput } from '#shared/contract/registry.ts';
import { PATIENCE } from '../../patience.ts';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
export const ELECTRON = process.env['AI_GUARD_ELECTRON'] ?? '';
const isRoot = process.getuid?.() === 0;
/**
 * Chromium's sandbox does not run as root, which containers are. Without a graphics card the first start of its GPU
 * process fails, and on a busy machine the window sometimes waits for the second one for ever.
 */
export const SWITCHES = [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu'];
/**
 * Holds the app back until the driver is connected, as the driver does by itself for an Electron that it finds. Else
 * it now and then attaches to a page that is being made, and pauses it for good.
 */
const LOADER = path.join(ROOT, 'node_modules', 'playwright-core', 'lib', 'server', 'electron', 'loader.js');

/** Why the desktop cannot be tested here; undefined where it can. */
export const lacking = findLacking();
export const desktop = lacking === undefined ? 'the desktop' : `the desktop (skipped: ${lacking})`;

function findLacking(): string | undefined {
  if (!existsSync(ELECTRON)) return 'AI_GUARD_ELECTRON names no Electron';
  if (!existsSync(process.env['AI_GUARD_NODE'] ?? '')) return 'AI_GUARD_NODE names no Node for the core';
  if (process.platform === 'linux' && !process.env['DISPLAY']) return 'there is no display';
  return existsSync(path.join(ROOT, 'out', 'node', 'main.mjs')) ? undefined : 'there is no build';
}

export type Desktop = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Settings and recent files of this test alone. */
  readonly dataFolder: string;
  /** What the page complained about. */
  readonly complaints: string[];
  close(): Promise<void>;
};

/** A folder of the test's own, removed when it ends. */
export function testFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'ai-guard desktop ü-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** The built app in a real Electron, driven through its window. */
export async function openDesktop(
  options: {
    dataFolder?: string;
    files?: readonly string[];
    cwd?: string;
    switches?: readonly string[];
    env?: Readonly<Record<string, string>>;
    /** A module to run before the app. */
    module?: string;
  } = {},
): Promise<Desktop> {
  const dataFolder = options.dataFolder ?? path.join(testFolder(), 'data');
  const app = await electron.launch({
    executablePath: ELECTRON,
    args: [
      ...(options.module === undefined ? [] : ['-r', options.module]),
      ...['-r', LOADER, ...SWITCHES, ...(options.switches ?? [])],
      ...[ROOT, `--data-folder=${dataFolder}`, ...(options.files ?? [])],
    ],
    cwd: options.cwd ?? ROOT,
    env: { ...environment(), ...options.env },
    timeout: PATIENCE,
  });
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    await app.close();
  };
  onTestFinished(close);
  app.context().setDefaultTimeout(PATIENCE);
  const page = await app.firstWindow({ timeout: PATIENCE });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  // Not waitForFunction: it evaluates text in the page, which the page's policy forbids.
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return { app, page, dataFolder, complaints, close };
}

/** Another start of the app with the same data folder, as a double click on a file makes it. */
export function startAgain(dataFolder: string, args: readonly string[], cwd = ROOT): ChildProcess {
  const child = spawn(ELECTRON, [...SWITCHES, ROOT, `--data-folder=${dataFolder}`, ...args], {
    cwd,
    env: environment(),
    stdio: 'ignore',
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  });
  return child;
}

export function environment(): Record<string, string> {
  // Without a UTF-8 locale, as no desktop has it, Chromium cannot read a dropped file whose path holds an "ü".
  const env = { LANG: 'C.UTF-8', ...process.env, TZ: 'UTC' } as Record<string, string>;
  // Electron started from inside another Node must not take itself for one.
  delete env['ELECTRON_RUN_AS_NODE'];
  return env;
}

/** Asks the core through the page's own bridge; throws where it refuses. */
export async function ask<N extends RouteName>(page: Page, route: N, input: RouteInput<N>): Promise<RouteOutput<N>> {
  const result = await tryAsk(page, route, input);
  if (!result.ok) throw new Error(`${route}: ${result.error.message}`);
  return result.data as RouteOutput<N>;
}

export function tryAsk(page: Page, route: string, input: unknown): Promise<Result<unknown>> {
  return page.evaluate(
    ([name, value]) => {
      const { request } = (window as unknown as Record<'aiGuard', { request(...args: unknown[]): never }>).aiGuard;
      return request(name, value);
    },
    [route, input] as const,
  );
}

/** Answers the next dialogs in the user's place. */
export async function answerDialogs(
  app: ElectronApplication,
  answers: { save?: string; open?: readonly string[] },
): Promise<void> {
  await app.evaluate(({ dialog }, { save, open }) => {
    dialog.showSaveDialog = async () => ({ canceled: save === undefined, filePath: save ?? '' });
    dialog.showOpenDialog = async () => ({
      canceled: open === undefined,
      filePaths: [...(open ?? [])],
    });
  }, answers);
}

/** A new workspace, made as the page makes it. */
export async function createWorkspace({ app, page }: Desktop, file: string, organisationName = 'Müller & Söhne') {
  await answerDialogs(app, { save: file });
  const [picked] = await ask(page, 'host.pick', { purpose: 'newWorkspace', suggestedName: organisationName });
  if (picked === undefined) throw new Error('nothing was picked');
  return ask(page, 'workspace.create', { path: picked.grant, organisationName, sample: false });
}

/** Process ids of the core below the process `parent`; Linux only. */
export function corePids(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent && commandOf(pid).includes('core.mjs'));
}

function parentOf(pid: number): number {
  const status = readText(`/proc/${pid}/status`);
  return Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? Number.NaN);
}

function commandOf(pid: number): string {
  return readText(`/proc/${pid}/cmdline`);
}

/** Processes come and go while they are read. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
