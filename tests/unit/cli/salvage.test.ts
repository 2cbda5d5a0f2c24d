import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../db/workspace.ts';
import { runCommand } from './program.ts';

test('ai-guard salvage writes what is left of a damaged workspace, and says what became of it', async () => {
  const folder = tempFolder();
  const run = (argv: readonly string[], more = {}) => runCommand(folder, argv, more);
  await run(['new', 'a.aims', '--organisation', 'Müller & Söhne']);
  await run(['passphrase', 'set', 'a.aims'], { AI_GUARD_NEW_PASSPHRASE: 'correct horse battery' });
  const bytes = fs.readFileSync(path.join(folder, 'a.aims'));
  // The first page, with the schema.
  fs.writeFileSync(path.join(folder, 'damaged.aims'), Buffer.from(bytes).fill(0, 1000, 4096));
  const secret = { AI_GUARD_PASSPHRASE: 'correct horse battery' };
  const { code, out } = await run(['salvage', 'damaged.aims', '--out', 'new.aims', '--json'], secret);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    entries: { kept: 3, read: 3, added: 0 },
    counts: { workspace: { whole: 1 }, organisation: { whole: 1 }, assessments: { whole: 1 } },
    records: [],
  });
  expect(await run(['verify', 'new.aims'], secret)).toMatchObject({ code: 0 });
  const again = await run(['salvage', 'damaged.aims', '--out', 'new.aims'], secret);
  expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('already exists') });
  expect(await run(['salvage', 'damaged.aims'])).toMatchObject({ code: 2 });
  expect(fs.readdirSync(path.join(folder, 'data', 'views'))).toEqual([]);
});
