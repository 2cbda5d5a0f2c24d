import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The words of a command are off: exit code 2, and the usage is shown. `key` stands under `cli` in the locales. */
export class UsageError extends Error {
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;

  constructor(key: string, params: Readonly<Record<string, string>> = {}) {
    super(key);
    this.key = key;
    this.params = params;
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Parses a command's arguments; anything unexpected is a {@link UsageError}. */
export function parseCommand<const O extends Options>(argv: readonly string[], names: readonly string[], options: O) {
  const parsed = parse(argv, options);
  const missing = names[parsed.positionals.length];
  if (missing !== undefined && !missing.startsWith('[')) throw new UsageError('missing', { name: missing });
  const extra = parsed.positionals[names.length];
  if (extra !== undefined) throw new UsageError('tooMany', { word: extra });
  return { values: parsed.values, positionals: parsed.positionals };
}

function parse<const O extends Options>(argv: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch {
    const known = Object.keys(options).map((name) => `--${name}`);
    const word = argv.find((argument) => argument.startsWith('-') && !known.includes(argument.split('=')[0] ?? ''));
    throw word === undefined
      ? new UsageError('missing', { name: argv.at(-1) ?? '' })
      : new UsageError('tooMany', { word });
  }
}

export function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageError('missing', { name });
  return value;
}

/** Calendar date in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
