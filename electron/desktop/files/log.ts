import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

export type Log = {
  line(text: string): void;
  /** What went wrong and where in the program; never the message, which may quote a client's data or file names. */
  error(context: string, error: unknown): void;
};

const MAX_BYTES = 256 * 1024;

/** `logs/desktop.log` in the data folder, and the one before it. Never throws. */
export function openLog(folder: string, now: () => Date = () => new Date()): Log {
  const file = path.join(folder, 'logs', 'desktop.log');

  function line(text: string): void {
    try {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      if (sizeOf(file) > MAX_BYTES) renameSync(file, `${file}.old`);
      appendFileSync(file, `${now().toISOString()} ${text}\n`, { mode: 0o600 });
    } catch {
      // Nowhere to write: the log is the last thing that may disturb.
    }
  }

  return {
    line,
    error: (context, error) => line([`${context}: ${nameOf(error)}`, ...framesOf(error)].join('\n  ')),
  };
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as NodeJS.ErrnoException).code;
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}

/** Functions and lines of the program; the folders that it lies in are left out, they may name a person. */
function framesOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack
    .split('\n')
    .filter((text) => /^\s+at /.test(text))
    .slice(0, 12)
    .map((text) => {
      const [, name = '', place = ''] = /^\s+at (?:([^/\\]+) \()?(.*?)\)?$/.exec(text) ?? [];
      return `at ${name} ${place.split(/[\\/]/).at(-1)}`.replace(/ +/g, ' ');
    });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
