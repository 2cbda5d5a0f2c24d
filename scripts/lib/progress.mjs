/** Marks the lines by which a run says that it goes on, and which tests it had to try again. */
export const RETRIED = 'retried: ';

/**
 * A reporter for vitest: one line a test as it ends. A run that hangs is told from one that is slow by their absence.
 */
export default class ProgressReporter {
  onTestCaseResult(test) {
    const { duration = 0, retryCount = 0 } = test.diagnostic() ?? {};
    const name = `${test.module.relativeModuleId}: ${test.fullName}`;
    process.stdout.write(`${test.result().state} ${Math.round(duration)} ms ${name}\n`);
    if (retryCount > 0) process.stdout.write(`${RETRIED}${name} (${retryCount + 1} attempts)\n`);
  }
}
