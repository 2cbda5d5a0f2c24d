import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { CORE_OPTIONS_VARIABLE, type CoreOptions, type FromCore, type ToCore } from '#core/protocol.ts';
import type { Result } from '#shared/contract/define.ts';
import type { RouteInput, RouteName, RouteOutput } from '#shared/contract/registry.ts';

const APP_FOLDER = path.resolve(import.meta.dirname, '../..');

export type Ground = {
  /** The folders pass for a memory stick's, so that the workspace has a rollback journal and no log. */
  readonly memoryStick?: boolean;
  /** Settings of SQLite by name, instead of what the product sets: for controls. */
  readonly pragmas?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** What starts Node instead of the system: a program and arguments that Node's own are added to. */
  readonly launcher?: readonly string[];
};

/** A core in a process of its own, as every host starts it, and as it was built, on ground of the test's choice. */
export function startBuiltCore(
  dataFolder: string,
  { memoryStick = false, pragmas = {}, env = {}, launcher = [] }: Ground = {},
): ChildProcess {
  const program = path.join(APP_FOLDER, 'out/node/core.mjs');
  if (!fs.existsSync(program)) throw new Error('There is no build to test: "npm run build" makes one.');
  const preload = ['--import', path.join(import.meta.dirname, 'preload.ts')];
  return spawnCore(dataFolder, [...launcher, process.execPath, ...preload, program], {
    ...env,
    FAULTS_MEMORY_STICK: memoryStick ? '1' : '',
    FAULTS_PRAGMAS: JSON.stringify(pragmas),
  });
}

/** What the product is held against: the same answers, and the records in one JSON file. */
export function startJsonStore(
  file: string,
  how: 'inPlace' | 'aside' | 'behind',
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, [path.join(import.meta.dirname, 'json-store.ts'), file, how], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

function spawnCore(
  dataFolder: string,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const options: CoreOptions = {
    host: 'desktop',
    appFolder: APP_FOLDER,
    dataFolder,
    portable: false,
    version: '0.0.0',
  };
  return spawn(command[0] ?? '', command.slice(1), {
    env: { ...process.env, ...env, [CORE_OPTIONS_VARIABLE]: JSON.stringify(options) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

export function post(core: ChildProcess, id: number, route: string, input: unknown): void {
  const message: ToCore = { kind: 'request', id, route, input };
  core.send(message, () => undefined);
}

export type AskedCore = {
  /** The answer, refusals too. */
  ask<N extends RouteName>(route: N, input: RouteInput<N>): Promise<Result<RouteOutput<N>>>;
  /** The answer; throws where it is a refusal. */
  get<N extends RouteName>(route: N, input: RouteInput<N>): Promise<RouteOutput<N>>;
  /** Ends it as the hosts do; throws unless it went in good order. */
  stop(): Promise<void>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
};

export function askCore(core: ChildProcess): AskedCore {
  const answers = new Map<number, (result: Result<unknown>) => void>();
  let last = 0;
  const ended = once(core, 'exit');
  onTestFinished(() => void core.kill('SIGKILL'));
  core.on('message', (message: FromCore) => {
    if (message.kind === 'response') answers.get(message.id)?.(message.result);
  });
  async function ask<N extends RouteName>(route: N, input: RouteInput<N>): Promise<Result<RouteOutput<N>>> {
    last += 1;
    const id = last;
    const answered = new Promise<Result<unknown>>((resolve) => answers.set(id, resolve));
    post(core, id, route, input);
    const gone = ended.then(([code, signal]) => {
      throw new Error(`the core ended at ${route}: ${code ?? signal}`);
    });
    return (await Promise.race([answered, gone])) as Result<RouteOutput<N>>;
  }
  return {
    ask,
    async get(route, input) {
      const result = await ask(route, input);
      if (!result.ok) throw new Error(`${route}: ${result.error.message}`);
      return result.data;
    },
    async stop() {
      core.send({ kind: 'shutdown' } satisfies ToCore);
      const [code, signal] = await ended;
      if (code !== 0) throw new Error(`the core ended with ${code ?? signal}`);
    },
    async kill() {
      core.kill('SIGKILL');
      await ended;
    },
  };
}
