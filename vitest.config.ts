import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { LONGEST_TEST, PATIENCE } from './tests/patience.ts';

// Before any worker starts: a date in a test means the same everywhere.
process.env.TZ = 'UTC';
// Each job has a thread of its own, and each host a process: a quarter of their computing was compiling the same modules again.
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, '.cache/compiled');

const minutes = 60_000;

/** Tests that put other modules in the place of the app's own, or whose subject holds state: each file has a process for itself. */
const ALONE = 'tests/unit/**/*.alone.test.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    pool: 'forks',
    // Most tests wait for processes and disks: two at a time are quicker even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    env: { TZ: 'UTC' },
    // Nothing is tried twice: what fails once in a while is a defect of the app or of its test.
    retry: 0,
    testTimeout: LONGEST_TEST,
    hookTimeout: LONGEST_TEST,
    teardownTimeout: LONGEST_TEST,
    expect: { poll: { timeout: PATIENCE } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{unit,contract,migrations,architecture}/**/*.test.{ts,tsx}'],
          exclude: [ALONE],
          // One process for each worker, not for each file: half of the computing was reading the same modules again.
          isolate: false,
          unstubGlobals: true,
          unstubEnvs: true,
          restoreMocks: true,
        },
      },
      { extends: true, test: { name: 'unit-alone', include: [ALONE] } },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          ...(process.env.AI_GUARD_FAULTS === 'long' ? { testTimeout: 120 * minutes } : {}),
        },
      },
      ...['browser', 'electron'].map((host) => ({
        extends: true as const,
        test: {
          name: `e2e-${host}`,
          include: [`tests/e2e/${host}/**/*.test.ts`],
          globalSetup: ['tests/e2e/prepare.ts'],
          // One window at a time: they share a display, and two cores.
          fileParallelism: false,
        },
      })),
    ],
  },
});
