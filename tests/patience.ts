import os from 'node:os';

const seconds = 1000;
const minutes = 60 * seconds;

/**
 * How many times slower than alone something runs here: programs that want a core, for each core there is; 1 to 8. By
 * the load average of the last minute, so always 1 on Windows, which has none.
 */
const slowness = Math.min(Math.max(1, (os.loadavg()[0] ?? 0) / os.availableParallelism()), 8);

/**
 * Milliseconds after which one thing that a test waits for will not come any more. No test waits that long for what
 * does come, so it is far beyond what a busy machine needs, and grows with how busy it is.
 */
export const PATIENCE = Math.round(30 * seconds * slowness);

/** Milliseconds after which a whole test hangs. Limits are for what hangs, never for what is slow. */
export const LONGEST_TEST = Math.round(10 * minutes * Math.min(slowness, 2));
