/** To the process's log, without the message: messages may quote a client's data, stack frames do not. */
export function reportDefect(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  const name = error instanceof Error ? error.name : typeof error;
  process.stderr.write(`defect: ${name}\n${frames.join('\n')}\n`);
  if (process.env.AI_GUARD_DEBUG === '1') process.stderr.write(`${String(error)}\n`);
}
