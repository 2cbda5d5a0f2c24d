import { readFileSync } from 'node:fs';
import { PATIENCE } from '../patience.ts';

const LOOK_EVERY_MS = 50;
/** Linux counts in hundredths of a second here, whatever the machine's own clock is (man 5 proc_pid_stat). */
const TICK_MS = 10;

/**
 * Calls `over` once a process has computed for `longestMs` milliseconds from now on, all its threads together: what
 * else keeps the machine busy does not count. One that only waits has {@link PATIENCE}; so has every process where the
 * system is not Linux and does not tell.
 * @returns what to call when the process is done
 */
export function limitComputing(pid: number, longestMs: number, over: () => void): () => void {
  const from = computedMs(pid);
  const end = Date.now() + PATIENCE;
  const timer = setInterval(() => {
    if (computedMs(pid) - from <= longestMs && Date.now() < end) return;
    clearInterval(timer);
    over();
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

function computedMs(pid: number): number {
  try {
    // After the name, which may hold spaces and brackets: the state is field 3, time in user mode 14, in the kernel 15.
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\)/s, '')
      .trim()
      .split(' ')
      .slice(11);
    return (Number(user) + Number(system)) * TICK_MS;
  } catch {
    return 0;
  }
}
