import { spawn } from 'node:child_process';
import path from 'node:path';
import { utilityProcess } from 'electron';
import { CORE_OPTIONS_VARIABLE, type CoreOptions } from '#core/protocol.ts';
import type { CoreProcess } from './core-process.ts';

/** better-sqlite3 needs Node-API 10; the product's Electron has it, the old one that tests may run in has not. */
const NEEDED_NODE_API = 10;
const DISCONNECT_GRACE = 5000;

/**
 * Starts the core beside the windows. In the product it is an Electron utility process; where this Electron cannot
 * load the database, it is a child of the Node named by `AI_GUARD_NODE`, over the same messages.
 */
export function startCore(options: CoreOptions): CoreProcess {
  if (Number(process.versions.napi) >= NEEDED_NODE_API) return startUtilityProcess(options);
  const node = process.env['AI_GUARD_NODE'];
  if (!node) throw new Error('This Electron is too old for the core, and AI_GUARD_NODE names no Node to run it.');
  return startNodeChild(node, { ...options, appFolder: outsideArchive(options.appFolder) });
}

/** A plain Node cannot read the app's archive; packages made for it have what the core needs beside the archive. */
function outsideArchive(folder: string): string {
  return folder.replace(/\.asar$/, '.asar.unpacked');
}

function entry(options: CoreOptions): string {
  return path.join(options.appFolder, 'out', 'node', 'core.mjs');
}

function environment(options: CoreOptions): NodeJS.ProcessEnv {
  return { ...process.env, [CORE_OPTIONS_VARIABLE]: JSON.stringify(options) };
}

function startUtilityProcess(options: CoreOptions): CoreProcess {
  const child = utilityProcess.fork(entry(options), [], {
    env: environment(options),
    serviceName: 'AI-Guard Lite core',
    stdio: 'inherit',
  });
  // Node throws on an 'error' that nobody hears; the exit that always follows is what counts.
  child.on('error', () => undefined);
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', (code) => listener(`exit code ${code}`)),
    kill() {
      // `kill()` asks with SIGTERM; a core that hangs needs more. It has no pid any more once it is gone.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}

function startNodeChild(node: string, options: CoreOptions): CoreProcess {
  const child = spawn(node, [entry(options)], {
    env: environment(options),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'json',
    windowsHide: true,
  });
  // An exit follows when the core closes its channel; one that stays without a channel is of no use to anyone.
  child.on('disconnect', () => setTimeout(() => child.kill('SIGKILL'), DISCONNECT_GRACE).unref());
  return {
    post(message) {
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit(listener) {
      let told = false;
      const tell = (reason: string) => {
        if (!told) listener(reason);
        told = true;
      };
      child.on('exit', (code, signal) => tell(signal === null ? `exit code ${code}` : `signal ${signal}`));
      child.on('error', (error) => {
        if (child.pid === undefined) tell(`cannot start (${(error as NodeJS.ErrnoException).code ?? error.name})`);
      });
    },
    kill: () => child.kill('SIGKILL'),
  };
}
