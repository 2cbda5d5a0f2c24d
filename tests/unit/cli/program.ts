import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { vi } from 'vitest';
import { run } from '../../../electron/cli/run.ts';

const BUILT = 'out/node/cli.mjs';
const SOURCE = 'electron/cli/main.ts';

/** The command line as a program: as it ships where `npm test` has just built it, else as source. */
export const CLI = path.resolve(import.meta.dirname, '../../..', process.env.AI_GUARD_BUILT === '1' ? BUILT : SOURCE);

/** A list of AI systems with its letters as Windows writes them; the last row has no name. */
export const INVENTORY = 'AI system;Owner;Country\r\nGrößenprüfer;Jürgen;Österreich\r\n;Nobody;DE\r\n';

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

const dataFolderIn = (folder: string) => ({ AI_GUARD_DATA_FOLDER: path.join(folder, 'data') });

/** Starts the program in a folder, with a data folder of its own there. */
export function startProgram(folder: string, ...argv: readonly string[]): Ran {
  const env = { ...process.env, ...dataFolderIn(folder) };
  const done = spawnSync(process.execPath, [CLI, ...argv], { cwd: folder, env, encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** The same within this process, where a start costs next to nothing; `more` is added to its environment. */
export async function runCommand(
  folder: string,
  argv: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const before = { folder: process.cwd(), env: process.env };
  const said = { out: '', err: '' };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true)),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.err += String(text)), true)),
  ];
  process.chdir(folder);
  process.env = { ...process.env, ...dataFolderIn(folder), ...more };
  try {
    return { code: await run(argv), ...said };
  } finally {
    process.chdir(before.folder);
    process.env = before.env;
    for (const spy of spies) spy.mockRestore();
  }
}
