import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modules, root } from './paths.mjs';

/** Programs in groups of their own, which a Ctrl-C in the terminal does not reach by itself. */
const running = new Set();
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.once(signal, () => {
    for (const child of running) endGroup(child);
    process.exit(code);
  });
}

/**
 * Runs a program to its end and collects what it says. Never throws: a program that cannot be started ends with code
 * 127 and its error as text.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string, onLine?: (line: string) => void,
 *           timeoutMs?: number, silentMs?: number, signal?: AbortSignal,
 *           onStart?: (pid: number) => void }} options `timeoutMs` ends it after so many milliseconds, `silentMs` after
 *           as many in which it said nothing
 * @returns {Promise<{ code: number, stdout: string, stderr: string, timedOut: boolean }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    const limited = options.timeoutMs !== undefined || options.silentMs !== undefined;
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      // Its own group, so that a time limit ends what it started too.
      detached: limited && platform() !== 'win32',
      signal: options.signal,
    });
    if (limited) running.add(child);
    if (child.pid !== undefined) options.onStart?.(child.pid);
    const endLater = (milliseconds) =>
      milliseconds === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            endGroup(child);
          }, milliseconds);
    const timer = endLater(options.timeoutMs);
    const silence = endLater(options.silentMs);
    child.stdout.setEncoding('utf8').on('data', (text) => {
      silence?.refresh();
      stdout += text;
      if (options.onLine !== undefined)
        for (const line of text.split('\n')) if (line.trim() !== '') options.onLine(line);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      silence?.refresh();
      stderr += text;
    });
    if (options.input !== undefined) child.stdin?.end(options.input);
    let ended = false;
    const end = (code) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      clearTimeout(silence);
      running.delete(child);
      resolve({ code, stdout, stderr, timedOut });
    };
    child.on('error', (error) => {
      stderr += error.message;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Runs a program in the user's terminal and gives back its exit code; signals reach it through the terminal's group. */
export function runAttached(command, args, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: process.cwd(), env, stdio: 'inherit' });
    // The terminal tells the program itself of a Ctrl-C; this process waits for how it ends.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.removeAllListeners(signal);
      process.on(signal, () => (signal === 'SIGINT' ? undefined : child.kill(signal)));
    }
    child.on('error', (error) => {
      process.stderr.write(`${command} could not be started: ${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

function endGroup(child) {
  try {
    if (platform() === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Command and leading arguments that run npm: the one that runs this script, or the one on PATH. */
export function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return { command: process.env.npm_node_execpath ?? process.execPath, args: [cli] };
  if (platform() === 'win32') return { command: process.env.ComSpec ?? 'cmd.exe', args: ['/d', '/s', '/c', 'npm'] };
  return { command: 'npm', args: [] };
}

/** The environment with the checkout's own tools first on PATH, and every clock of a test in UTC. */
export function toolEnvironment(extra = {}) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    ...process.env,
    [name]: [join(modules, '.bin'), process.env[name] ?? ''].join(delimiter),
    TZ: 'UTC',
    ...extra,
  };
}

/** True in the file that the user started, false where another imported it. */
export function isMain(moduleUrl) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(moduleUrl));
}

/** Does a command's work; an error becomes its one sentence and exit code 1. */
export async function runCommand(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
