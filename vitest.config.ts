import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Before any worker starts: a date in a test means the same everywhere.
process.env.TZ = 'UTC';

const minutes = 60_000;

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    pool: 'forks',
    // Most tests wait for processes and disks: two at a time are quicker even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    env: { TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{unit,contract,migrations,architecture}/**/*.test.{ts,tsx}'],
          // A limit for what hangs, not for what is slow: the machine may be busy.
          testTimeout: 2 * minutes,
          hookTimeout: 2 * minutes,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: (process.env.AI_GUARD_FAULTS === 'long' ? 120 : 10) * minutes,
          hookTimeout: 2 * minutes,
        },
      },
      ...['browser', 'electron'].map((host) => ({
        extends: true as const,
        test: {
          name: `e2e-${host}`,
          include: [`tests/e2e/${host}/**/*.test.ts`],
          // One window at a time: they share a display, and two cores.
          fileParallelism: false,
          // A real window on a busy machine may miss a moment once; a defect fails each time.
          retry: 2,
          testTimeout: 3 * minutes,
          hookTimeout: 3 * minutes,
        },
      })),
    ],
  },
});
