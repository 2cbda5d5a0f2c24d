import { describe, expect, test } from 'vitest';
import { type Files, readFiles } from './source-files.ts';

/** What lets the outcome of a test depend on how fast the machine is, and what stands for it. */
const HURRIES: readonly (readonly [RegExp, string])[] = [
  [/^\s*\}, ?[\d_]{4,}\);$|\btimeout: ?\d/, 'a limit of its own: PATIENCE, or none'],
  [/\b(performance|Date)\.now\(/, 'a clock on the wall: computedMs, limitComputing, or a fixed clock'],
  [/\bvi\.wait(For|Until)\(|\bwaitForTimeout\(/, 'a wait of a second: expect.poll'],
  [/\bsetTimeout\([^,]+, ?[1-9]/, 'sleep: wait for what is meant'],
  [/\bretry: ?[1-9]/, 'another attempt: what fails once in a while is a defect'],
];
/** The one place that looks at a clock, for systems that do not tell how long a process computed. */
const OWNER = 'tests/faults/limit-computing.ts';

function findHurries(files: Files): string[] {
  return [...files].flatMap(([name, text]) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        HURRIES.filter(([pattern]) => pattern.test(line)).map(([, instead]) => `${name}:${index + 1}: ${instead}`),
      ),
  );
}

describe('no test depends on a second', () => {
  test('of all that there are, benchmarks apart', () => {
    const tests = readFiles(['tests'], /\.tsx?$/);
    const files = new Map([...tests].filter(([name]) => !name.startsWith('tests/bench/') && name !== OWNER));
    expect(files.size).toBeGreaterThan(100);
    expect(findHurries(files)).toEqual([]);
  });

  test.each([
    ['  }, 60_000', ');'],
    ['test("x", { timeout', ': 300_000 }, () => {'],
    ['const started = performance', '.now();'],
    ['await vi', '.waitFor(() => expect(paths()).toHaveLength(2));'],
    ['await page.waitFor', 'Timeout(500);'],
    ['await new Promise((resolve) => setTimeout', '(resolve, 20));'],
    ['test("x", { retry', ': 2 }, () => {'],
  ])('%s… is found', (...parts) => {
    expect(findHurries(new Map([['planted.test.ts', parts.join('')]]))).toHaveLength(1);
  });
});
