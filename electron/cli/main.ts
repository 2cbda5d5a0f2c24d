import { AppError } from '#shared/contract/errors.ts';
import { commands } from './commands.ts';
import { UsageError } from './usage.ts';

/** Exit codes: 0 done, 1 refused with a sentence on standard error and nothing changed, 2 wrong usage. */
process.exitCode = await run(process.argv.slice(2));

async function run(argv: readonly string[]): Promise<number> {
  const words = argv.slice(0, 2).join(' ');
  const found = commands.find(
    (command) => words === command.name || words.startsWith(`${command.name} `) || argv[0] === command.name,
  );
  if (argv.length === 0 || argv[0] === 'help' || argv.includes('--help')) {
    process.stdout.write(usage());
    return argv.length === 0 ? 2 : 0;
  }
  if (found === undefined) {
    process.stderr.write(`ai-guard: there is no command "${argv[0]}".\n\n${usage()}`);
    return 2;
  }
  try {
    await found.run(argv.slice(found.name.split(' ').length));
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`ai-guard: ${error.message}\nUsage: ai-guard ${found.usage}\n`);
      return 2;
    }
    if (!(error instanceof Error)) throw error;
    process.stderr.write(`ai-guard: ${error instanceof AppError ? error.message : error.message}\n`);
    return 1;
  }
}

function usage(): string {
  const width = Math.max(...commands.map((command) => command.usage.length));
  const lines = commands.map((command) => `  ai-guard ${command.usage.padEnd(width)}  ${command.summary}`);
  return `AI-Guard Lite: ISO/IEC 42001 certification, offline.\n\n${lines.join('\n')}\n\nAdd --json to a command that reports to get its answer as JSON.\n`;
}
