import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the prepared workspaces, NAME.aims; '' where there is no build to make them with. */
    prepared: string;
  }
}

/** Workspaces that tests begin with, by name: what the command line is told to make them. */
const WORKSPACES = {
  sample: ['--sample'],
  empty: ['--organisation', 'Müller & Söhne'],
};
export type Prepared = keyof typeof WORKSPACES;

const COMMAND_LINE = path.resolve(import.meta.dirname, '../../out/node/cli.mjs');

/** Makes them once a run; each test takes a copy of its own. */
export default function prepareWorkspaces(project: TestProject): (() => void) | undefined {
  if (!fs.existsSync(COMMAND_LINE)) {
    project.provide('prepared', '');
    return undefined;
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aims-prepared-'));
  const env = { ...process.env, AI_GUARD_DATA_FOLDER: path.join(folder, 'data') };
  for (const [name, options] of Object.entries(WORKSPACES)) {
    execFileSync(process.execPath, [COMMAND_LINE, 'new', path.join(folder, `${name}.aims`), ...options], { env });
  }
  project.provide('prepared', folder);
  return () => fs.rmSync(folder, { recursive: true, force: true });
}
