import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { CORE_OPTIONS_VARIABLE, type CoreOptions, type FromCore } from '#core/protocol.ts';
import type { Failure, Result } from '#shared/contract/define.ts';
import { ERROR_CODES } from '#shared/contract/errors.ts';
import type { CoreRouteName, RouteInput, RouteOutput } from '#shared/contract/registry.ts';
import { post } from './core-process.ts';
import { limitComputing } from './limit-computing.ts';
import type { Surroundings } from './surroundings.ts';

const APP_FOLDER = path.resolve(import.meta.dirname, '../..');
/** The core as it ships: as source, each of its threads takes half a second to begin. */
const CORE = path.join(APP_FOLDER, 'out', 'node', 'core.mjs');
export const hasBuild = fs.existsSync(CORE);

/** How long the core may compute for any request about any file, in milliseconds; held from outside it. */
export const LONGEST_ANSWER_MS = 5000;

export type Outcome<T> =
  | { readonly kind: 'answered'; readonly data: T }
  | { readonly kind: 'refused'; readonly error: Failure }
  | { readonly kind: 'died' | 'hung'; readonly how: string };

/** A core that is used for file after file until it dies or hangs; then the next one takes its place. */
export type GuardedCore = {
  ask<N extends CoreRouteName>(route: N, input: RouteInput<N>): Promise<Outcome<RouteOutput<N>>>;
  /** How many were started. */
  started(): number;
  /** What it printed since the last call: where in the program a defect happened. */
  said(): string;
  stop(): Promise<void>;
};

type Running = {
  readonly child: ChildProcess;
  readonly ready: Promise<unknown>;
  readonly ended: Promise<string>;
  readonly waiting: Map<number, (result: Result<unknown>) => void>;
};

export function guardCore({ root, data, home, temporary, elsewhere }: Surroundings): GuardedCore {
  let running: Running | null = null;
  let started = 0;
  let last = 0;
  let said = '';

  function start(): Running {
    const options: CoreOptions = {
      host: 'desktop',
      appFolder: APP_FOLDER,
      dataFolder: data,
      portable: false,
      version: '0.0.0',
    };
    const child = spawn(process.execPath, [CORE], {
      cwd: elsewhere,
      env: { ...process.env, HOME: home, TMPDIR: temporary, [CORE_OPTIONS_VARIABLE]: JSON.stringify(options) },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    started += 1;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text.replaceAll(root, '');
    });
    const waiting: Running['waiting'] = new Map();
    const ready = new Promise((resolve) => {
      child.on('message', (message: FromCore) => {
        if (message.kind === 'ready') resolve(undefined);
        if (message.kind === 'response') waiting.get(message.id)?.(message.result);
      });
    });
    const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? code));
    return { child, ready, ended, waiting };
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const { child, ended } = running ?? {};
    running = null;
    child?.kill(signal);
    await ended;
  }

  return {
    async ask<N extends CoreRouteName>(route: N, input: RouteInput<N>): Promise<Outcome<RouteOutput<N>>> {
      running ??= start();
      const { child, ready, ended, waiting } = running;
      await Promise.race([ready, ended]);
      last += 1;
      const id = last;
      let done = () => {};
      const outcome = await Promise.race([
        new Promise<Result<unknown>>((resolve) => {
          waiting.set(id, resolve);
          post(child, id, route, input);
        }),
        ended,
        new Promise<'hung'>((resolve) => {
          done = limitComputing(child.pid ?? 0, LONGEST_ANSWER_MS, () => resolve('hung'));
        }),
      ]);
      done();
      waiting.delete(id);
      if (typeof outcome === 'string') {
        await end('SIGKILL');
        return outcome === 'hung' ? { kind: 'hung', how: route } : { kind: 'died', how: `${route}: ${outcome}` };
      }
      if (outcome.ok) return { kind: 'answered', data: outcome.data as RouteOutput<N> };
      return { kind: 'refused', error: outcome.error };
    },
    started: () => started,
    said() {
      const words = said;
      said = '';
      return words;
    },
    stop: () => end('SIGKILL'),
  };
}

/** Refusals that say that the program, not the file, is at fault. */
const OWN_FAULT: readonly string[] = ['internal', 'routeUnknown', 'inputInvalid', 'coreUnavailable'];

/** What is wrong with how a request ended; null where it is an answer, or a refusal in a clear sentence. */
export function faultOf(outcome: Outcome<unknown>): string | null {
  if (outcome.kind === 'answered') return null;
  if (outcome.kind !== 'refused') return `${outcome.kind} at ${outcome.how}`;
  const { code, message } = outcome.error;
  if (!(ERROR_CODES as readonly string[]).includes(code) || OWN_FAULT.includes(code)) return `refused as ${code}`;
  return /^[A-Z"“/][^{}]*[.)]$/su.test(message) ? null : `no sentence: ${message}`;
}
