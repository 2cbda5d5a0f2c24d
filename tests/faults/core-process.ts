import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { CORE_OPTIONS_VARIABLE, type CoreOptions, type FromCore, type ToCore } from '#core/protocol.ts';
import type { Result } from '#shared/contract/define.ts';
import type { RouteInput, RouteName, RouteOutput } from '#shared/contract/registry.ts';

const APP_FOLDER = path.resolve(import.meta.dirname, '../..');

/**
 * A core in a process of its own, as every host starts it.
 * @param launcher what starts Node instead of the system: a program and arguments that Node's own are added to
 */
export function startCoreProcess(dataFolder: string, launcher: readonly string[] = []): ChildProcess {
  const options: CoreOptions = {
    host: 'desktop',
    appFolder: APP_FOLDER,
    dataFolder,
    portable: false,
    version: '0.0.0',
  };
  const command = [...launcher, process.execPath, path.join(APP_FOLDER, 'electron/core/core-process.ts')];
  return spawn(command[0] ?? '', command.slice(1), {
    env: { ...process.env, [CORE_OPTIONS_VARIABLE]: JSON.stringify(options) },
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
