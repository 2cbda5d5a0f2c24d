import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from './source-files.ts';

/** A checkout of hardly any files, with the project's own configuration, in which the tools meet planted violations. */
let checkout: string;

const SOUND: Readonly<Record<string, string>> = {
  'shared/sound.ts': 'export const one = 1;\n',
  'db/sound.ts': "import path from 'node:path';\nexport const name = path.basename('a/b');\n",
  'electron/documents/sound.ts': "export { one } from '#shared/sound.ts';\n",
  'electron/core/sound.ts': "export { name } from '#db/sound.ts';\n",
  'electron/desktop/sound.ts': "export { name } from '#core/sound.ts';\n",
  'renderer/sound.ts': "export { one } from '#shared/sound.ts';\n",
};

beforeAll(() => {
  checkout = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-guard-planted-'));
  for (const name of ['tsconfig', 'package.json', '.oxlintrc.json']) {
    fs.cpSync(path.join(ROOT, name), path.join(checkout, name), { recursive: true });
  }
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(checkout, 'node_modules'), 'junction');
  for (const [name, text] of Object.entries(SOUND)) write(name, text);
});
afterAll(() => fs.rmSync(checkout, { recursive: true, force: true }));

function write(name: string, text: string): void {
  const file = path.join(checkout, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

/** Runs a tool of node_modules in the planted checkout; its exit code and what it says. */
function runTool(tool: string, args: readonly string[]): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(ROOT, 'node_modules', tool), ...args], {
    cwd: checkout,
    encoding: 'utf8',
  });
  return { code: status, said: `${stdout}${stderr}` };
}

function withPlanted<T>(name: string, text: string, work: () => T): T {
  write(name, text);
  try {
    return work();
  } finally {
    fs.rmSync(path.join(checkout, name));
  }
}

describe('the linter', () => {
  const lint = () => runTool('oxlint/bin/oxlint', ['--format=unix']);

  test('has nothing to say about a sound checkout', () => {
    expect(lint()).toMatchObject({ code: 0 });
  });

  test.each([
    ['electron/core/planted.ts', "import { app } from 'electron';\nexport const name = app.name;\n"],
    ['renderer/planted.ts', "import fs from 'node:fs';\nexport const here = fs.existsSync('.');\n"],
    ['shared/planted.ts', "export { name } from '#db/sound.ts';\n"],
    ['electron/documents/planted.ts', "export { name } from '#db/sound.ts';\n"],
    ['electron/cli/planted.ts', "export { name } from '#db/sound.ts';\n"],
    ['electron/core/planted.ts', "export { name } from '../desktop/sound.ts';\n"],
    ['db/planted.ts', "export { name } from '#core/sound.ts';\n"],
  ])('refuses an import over a wall in %s', (name, text) => {
    const { code, said } = withPlanted(name, text, lint);
    expect(said).toContain(`${name}:1`);
    expect(said).toContain('no-restricted-imports');
    expect(code).not.toBe(0);
  });
});

describe('the compiler', () => {
  const compile = (layer: string) =>
    runTool('typescript/bin/tsc', ['-b', `tsconfig/${layer}.json`, '--pretty', 'false']);

  test.each(['renderer', 'core', 'desktop'])('takes the sound %s', (layer) => {
    expect(compile(layer)).toMatchObject({ code: 0, said: '' });
  });

  test.each([
    ['renderer', 'renderer/planted.ts', "import fs from 'node:fs';\nexport const here = fs.existsSync('.');\n"],
    ['renderer', 'renderer/planted.ts', "export { name } from '#db/sound.ts';\n"],
    ['core', 'electron/core/planted.ts', "export { name } from '../desktop/sound.ts';\n"],
    ['documents', 'electron/documents/planted.ts', "export { name } from '#db/sound.ts';\n"],
    ['shared', 'shared/planted.ts', "import path from 'node:path';\nexport const name = path.basename('a/b');\n"],
  ])('refuses in %s an import over a wall: %s', (layer, name, text) => {
    const { code, said } = withPlanted(name, text, () => compile(layer));
    expect(said).toContain(`${name}(1,`);
    expect(code).not.toBe(0);
  });
});
