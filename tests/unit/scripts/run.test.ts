import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tempFolder } from '../db/workspace.ts';

type Options = { readonly silentMs: number; readonly onLine?: (line: string) => void };
type Run = (command: string, args: readonly string[], options: Options) => Promise<{ readonly code: number }>;
const { run } = (await import(path.resolve(import.meta.dirname, '../../../scripts/lib/run.mjs'))) as { run: Run };
const LIMIT = 60_000;

describe('a program that may be silent for a minute', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('goes on for as long as it says something, and is ended when it does not', async () => {
    const gate = path.join(tempFolder(), 'gate');
    const spoken = Promise.withResolvers<string>();
    const script = `const { existsSync } = require('node:fs');
      setInterval(() => { if (existsSync(process.argv[1])) { console.log('here'); process.argv[1] = ''; } }, 5);`;
    let ended = false;
    const result = run(process.execPath, ['-e', script, gate], { silentMs: LIMIT, onLine: spoken.resolve }).finally(
      () => {
        ended = true;
      },
    );
    vi.advanceTimersByTime(LIMIT - 1);
    writeFileSync(gate, '');
    expect(await spoken.promise).toBe('here');
    vi.advanceTimersByTime(LIMIT - 1);
    expect(ended).toBe(false);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(1);
    expect(await result).toMatchObject({ timedOut: true, stdout: 'here\n' });
  });

  test('leaves no limit behind when it ends by itself', async () => {
    expect(await run(process.execPath, ['-e', ''], { silentMs: LIMIT })).toMatchObject({ code: 0, timedOut: false });
    expect(vi.getTimerCount()).toBe(0);
  });
});
