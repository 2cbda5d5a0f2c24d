import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { Writable } from 'node:stream';
import type { Emit } from '#core/core.ts';
import { readVersion } from '#core/resources/version.ts';
import { type CoreHandle, startCore } from '#core/start-core.ts';
import type { AppError, ErrorCode } from '#shared/contract/errors.ts';
import type { EventName, EventPayload } from '#shared/contract/events.ts';
import type { CoreRouteName, RouteInput, RouteOutput } from '#shared/contract/registry.ts';

/** A refusal by the core: its sentence is for the user. */
export class Refusal extends Error {
  readonly code: ErrorCode | undefined;
  constructor(message: string, code?: ErrorCode) {
    super(message);
    this.code = code;
  }
}

export type Session = {
  request<N extends CoreRouteName>(route: N, input: RouteInput<N>): Promise<RouteOutput<N>>;
};

/** Holds the passphrase of an encrypted workspace, or its recovery key, for scripts. */
export const PASSPHRASE_VARIABLE = 'AI_GUARD_PASSPHRASE';

/** Words of the command line by their key under `cli`, others by `namespace:key`. */
export type Translate = (key: string | string[], params?: Readonly<Record<string, string | number>>) => string;

/** Folder that holds `resources/` and `db/migrations/`: two above this file, as source and in the build alike. */
export const APP_FOLDER = path.resolve(import.meta.dirname, '..', '..');

export function dataFolder(): string {
  return process.env.AI_GUARD_DATA_FOLDER ?? path.join(os.homedir(), '.ai-guard-lite');
}

/** The words of the command line, without a workspace. */
export function cliWords(): Translate {
  const core = start(() => undefined);
  const words = core.words();
  core.stop();
  const whole = (key: string) => (key.includes(':') ? key : `cli:${key}`);
  return (key, params = {}) => words(typeof key === 'string' ? whole(key) : key.map(whole), params);
}

/** The sentence of a refusal that a host made itself. */
export function wordRefusal(error: AppError): string {
  const core = start(() => undefined);
  const { message } = core.failure(error);
  core.stop();
  return message;
}

function start(emit: Emit, actor?: string): CoreHandle {
  return startCore(
    {
      host: 'cli',
      appFolder: APP_FOLDER,
      dataFolder: dataFolder(),
      portable: false,
      version: readVersion(APP_FOLDER),
      actor,
    },
    emit,
  );
}

/**
 * Runs `work` with a core in this process and puts everything away after, however it ends. `actor` is who makes the
 * changes.
 */
export async function withCore<R>(work: (session: Session) => Promise<R>, actor?: string): Promise<R> {
  const core = start(showProgress, actor);
  try {
    return await work({ request: (route, input) => answerOf(core, route, input) });
  } finally {
    core.stop();
    clearProgress();
  }
}

/** The same with a workspace opened first. */
export function withWorkspace<R>(file: string, work: (session: Session) => Promise<R>, actor?: string): Promise<R> {
  return withCore(async (session) => {
    await openWorkspace(session, { path: file });
    return work(session);
  }, actor);
}

/** The same for work that only reads: a workspace that is open in the app is read as it is now. */
export function readingWorkspace<R>(file: string, work: (session: Session) => Promise<R>): Promise<R> {
  return withCore(async (session) => {
    try {
      await openWorkspace(session, { path: file });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === undefined || !READABLE.has(error.code)) throw error;
      await openWorkspace(session, { path: file, readOnly: true });
    }
    return work(session);
  });
}

/** Refusals of a file that can still be read. */
const READABLE: ReadonlySet<ErrorCode> = new Set(['workspaceInUse', 'fileReadOnly', 'folderReadOnly']);

async function openWorkspace(session: Session, input: RouteInput<'workspace.open'>): Promise<void> {
  await withSecret((secret) => session.request('workspace.open', { ...input, ...secret }));
}

/** An encrypted file takes its passphrase from the environment, else from the terminal. */
export async function withSecret<R>(ask: (secret: { readonly secret?: string }) => Promise<R>): Promise<R> {
  try {
    return await ask({});
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'workspaceEncrypted') throw error;
    const secret = process.env[PASSPHRASE_VARIABLE] ?? (await askSecret(cliWords()('askPassphrase')));
    if (secret === null || secret === '') throw error;
    return ask({ secret });
  }
}

async function answerOf<N extends CoreRouteName>(
  core: CoreHandle,
  route: N,
  input: RouteInput<N>,
): Promise<RouteOutput<N>> {
  const result = await core.dispatch(route, input);
  if (!result.ok) throw new Refusal(result.error.message, result.error.code);
  return result.data as RouteOutput<N>;
}

function showProgress<N extends EventName>(name: N, payload: EventPayload<N>): void {
  if (name !== 'job.progress' || !process.stderr.isTTY) return;
  const { done, total } = payload as EventPayload<'job.progress'>;
  process.stderr.write(`\r${Math.round((100 * done) / Math.max(total, 1))} %\u001b[K`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}

/** Asks on the terminal without showing what is typed; null where nobody sits at one. */
export async function askSecret(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  process.stderr.write(`${question} `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = readline.createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise((resolve) => {
      lines.once('line', resolve);
      // Ctrl+C or Ctrl+D is no answer.
      lines.once('close', () => resolve(null));
      lines.once('SIGINT', () => resolve(null));
    });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
