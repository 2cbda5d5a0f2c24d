import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { isAbsolute, join } from 'node:path';

const LONGEST_ANSWER_MS = 3000;
const FIRST_X_PORT = 6000;

/**
 * Whether a screen can be reached that the environment names; Linux. A variable outlives its server, in a terminal
 * multiplexer for one, and Electron without a screen ends with nothing but its own log.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} undefined where one answers, else why not, as the beginning of a sentence
 */
export async function findDisplayProblem(env) {
  const places = [...waylandPlaces(env), ...xPlaces(env.DISPLAY)];
  for (const place of places) if (await answers(place)) return undefined;
  const named = [env.WAYLAND_DISPLAY, env.DISPLAY].filter(Boolean).join(', ');
  return named === '' ? 'There is no display' : `The display ${named} does not answer`;
}

function waylandPlaces({ WAYLAND_DISPLAY: name, XDG_RUNTIME_DIR: folder }) {
  if (!name) return [];
  if (isAbsolute(name)) return [{ path: name }];
  return folder ? [{ path: join(folder, name) }] : [];
}

/** Where the server of `[host]:number[.screen]` listens (man 7 X). */
function xPlaces(display) {
  const [, host = '', number] = /^(.*):(\d+)(?:\.\d+)?$/.exec(display ?? '') ?? [];
  if (number === undefined) return [];
  if (host !== '' && host !== 'unix') return [{ host, port: FIRST_X_PORT + Number(number) }];
  const path = `/tmp/.X11-unix/X${number}`;
  // Also a name in Linux's abstract namespace, which a container's own /tmp does not hide.
  return [{ path }, { path: `\0${path}` }];
}

function answers(place) {
  return new Promise((resolve) => {
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    const socket = connect(place, () => end(true));
    socket.setTimeout(LONGEST_ANSWER_MS, () => end(false));
    socket.once('error', () => end(false));
  });
}

/**
 * An invisible screen of its own for the tests' windows, with whatever number is free.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export function startDisplay() {
  return new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const stop = () => server.kill();
    process.once('exit', stop);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
    server.stdio[3].setEncoding('utf8').once('data', (number) => resolve({ display: `:${number.trim()}`, stop }));
  });
}
