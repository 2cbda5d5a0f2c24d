import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../db/workspace.ts';
import { CLI } from './program.ts';

test('ai-guard salvage writes what is left of a damaged workspace, and says what became of it', () => {
  const folder = tempFolder();
  const run = (argv: readonly string[], more: Record<string, string> = {}) => {
    const env = { ...process.env, AI_GUARD_DATA_FOLDER: path.join(folder, 'data'), ...more };
    const done = spawnSync(process.execPath, [CLI, ...argv], { cwd: folder, env, encoding: 'utf8' });
    return { code: done.status, out: done.stdout, err: done.stderr };
  };
  run(['new', 'a.aims', '--organisation', 'Müller & Söhne']);
  run(['passphrase', 'set', 'a.aims'], { AI_GUARD_NEW_PASSPHRASE: 'correct horse battery' });
  const bytes = fs.readFileSync(path.join(folder, 'a.aims'));
  // The first page, with the schema.
  fs.writeFileSync(path.join(folder, 'damaged.aims'), Buffer.from(bytes).fill(0, 1000, 4096));
  const secret = { AI_GUARD_PASSPHRASE: 'correct horse battery' };
  const { code, out } = run(['salvage', 'damaged.aims', '--out', 'new.aims', '--json'], secret);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    entries: { kept: 3, read: 3, added: 0 },
    counts: { workspace: { whole: 1 }, organisation: { whole: 1 }, assessments: { whole: 1 } },
    records: [],
  });
  expect(run(['verify', 'new.aims'], secret)).toMatchObject({ code: 0 });
  const again = run(['salvage', 'damaged.aims', '--out', 'new.aims'], secret);
  expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('already exists') });
  expect(run(['salvage', 'damaged.aims'])).toMatchObject({ code: 2 });
  expect(fs.readdirSync(path.join(folder, 'data', 'views'))).toEqual([]);
});
