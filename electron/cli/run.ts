import { AppError } from '#shared/contract/errors.ts';
import { commands } from './commands.ts';
import { cliWords, Refusal, type Translate, wordRefusal } from './session.ts';
import { UsageError } from './usage.ts';

/** What the database binding needs; an older Node, such as 20, ends in a crash at the first file. */
const LEAST_NODE_API = 10;

/**
 * Runs one command in this process. Resolves to the exit code: 0 done, 1 refused with a sentence on standard error and
 * nothing changed, 2 wrong usage.
 */
export async function run(argv: readonly string[]): Promise<number> {
  const t = cliWords();
  if (Number(process.versions.napi) < LEAST_NODE_API) {
    process.stderr.write(`ai-guard: ${t('nodeTooOld', { version: process.versions.node })}\n`);
    return 1;
  }
  const asked = argv.join(' ');
  const found = commands.find(({ name }) => asked === name || asked.startsWith(`${name} `));
  if (found === undefined || argv.includes('--help')) {
    const wanted = argv.length > 0 && argv[0] !== 'help' && argv[0] !== '--help' && found === undefined;
    if (wanted) process.stderr.write(`ai-guard: ${t('unknownCommand', { command: argv[0] ?? '' })}\n\n`);
    (wanted ? process.stderr : process.stdout).write(usage(t));
    return wanted || argv.length === 0 ? 2 : 0;
  }
  try {
    return (await found.run(argv.slice(found.name.split(' ').length), t)) ?? 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`ai-guard: ${t(error.key, error.params)}\n${t('usageHead', { usage: found.usage })}\n`);
      return 2;
    }
    if (!(error instanceof Refusal || error instanceof AppError)) throw error;
    process.stderr.write(`ai-guard: ${error instanceof AppError ? wordRefusal(error) : error.message}\n`);
    return 1;
  }
}

function usage(t: Translate): string {
  const width = Math.max(...commands.map((command) => command.usage.length));
  const lines = commands.map(({ name, usage }) => `  ai-guard ${usage.padEnd(width)}  ${t(`commands.${name}`)}`);
  return `${t('title')}\n\n${lines.join('\n')}\n\n${t('jsonHint')}\n`;
}
