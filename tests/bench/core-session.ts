import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CORE_OPTIONS_VARIABLE, type CoreOptions, type FromCore, type ToCore } from '#core/protocol.ts';
import type { CoreRouteName, RouteInput, RouteOutput } from '#shared/contract/registry.ts';

export const APP_FOLDER = path.resolve(import.meta.dirname, '..', '..');

export type Session = {
  readonly folder: string;
  readonly pid: number;
  request<N extends CoreRouteName>(route: N, input: RouteInput<N>): Promise<RouteOutput<N>>;
};

/** Works with the built core in a process of its own, as hosts run it; its folder is gone afterwards. */
export async function withCore<R>(work: (session: Session) => Promise<R>): Promise<R> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-guard-bench-'));
  const core = startCoreProcess(path.join(folder, 'data'));
  try {
    await once(core, 'message');
    return await work({ folder, pid: core.pid ?? 0, request: requestTo(core) });
  } finally {
    core.send({ kind: 'shutdown' } satisfies ToCore);
    await once(core, 'exit');
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function startCoreProcess(dataFolder: string): ChildProcess {
  const options: CoreOptions = { host: 'cli', appFolder: APP_FOLDER, dataFolder, portable: false, version: '0.0.0' };
  return spawn(process.execPath, [path.join(APP_FOLDER, 'out', 'node', 'core.mjs')], {
    env: { ...process.env, [CORE_OPTIONS_VARIABLE]: JSON.stringify(options) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

function requestTo(core: ChildProcess): Session['request'] {
  let last = 0;
  return (route, input) =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      const onMessage = (message: FromCore) => {
        if (message.kind !== 'response' || message.id !== id) return;
        core.off('message', onMessage);
        if (message.result.ok) resolve(message.result.data as never);
        else reject(new Error(`${route}: ${message.result.error.message}`));
      };
      core.on('message', onMessage);
      core.send({ kind: 'request', id, route, input } satisfies ToCore);
    });
}
