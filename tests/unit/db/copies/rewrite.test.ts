import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { CHUNK_BYTES, dropContent, findContent, startContent } from '#db/contents/contents.ts';
import { changeKey, newKeyFor } from '#db/copies/change-key.ts';
import { copyWorkspaceFile } from '#db/copies/copies.ts';
import { NOTHING, rewriteInto } from '#db/copies/rewrite.ts';
import { connectCopy } from '#db/file/connect.ts';
import { isEncryptedFile, type NewKey } from '#db/file/encryption.ts';
import { openWorkspaceFile, type WorkspaceFile } from '#db/file/open.ts';
import { keepPrivateText } from '#db/records/private-texts.ts';
import { readSchema } from '#db/schema/migrate.ts';
import { verifyFile } from '#db/verify/verify.ts';
import { addSystem, fixedEnvironment, MIGRATIONS, newWorkspace, tempFolder } from '../workspace.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../../fixtures/workspaces');
const SECRET: NewKey = newKeyFor('a passphrase');

/** Schema, settings and every row of every table, as SQLite has them. */
function everythingIn(connection: Database) {
  const tables = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  return {
    schema: readSchema(connection),
    settings: ['application_id', 'user_version', 'encoding', 'page_size'].map((name) => connection.pragma(name)),
    rows: tables.map((table) => [table, connection.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).raw().all()]),
  };
}

function readBack(file: string, encryption: NewKey) {
  const connection = connectCopy(file, encryption?.key ?? null);
  try {
    return { ...everythingIn(connection), damage: verifyFile(connection).damage };
  } finally {
    connection.close();
  }
}

function takeIn(file: WorkspaceFile, bytes: Buffer): string {
  const writer = startContent(file);
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) writer.append([bytes.subarray(at, at + CHUNK_BYTES)]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writer.finish(sha256);
  return sha256;
}

describe('a file that is written anew', () => {
  test.for(['format-2', 'format-4', 'format-5', 'format-7', 'catalogue-2026.1'])(
    'holds what %s holds, row by row, in the clear and encrypted',
    async (name) => {
      const folder = tempFolder();
      const original = path.join(folder, 'original.aims');
      fs.copyFileSync(path.join(FIXTURES, `${name}.aims`), original);
      const expected = readBack(original, null);
      const plain = path.join(folder, 'plain.aims');
      const secret = path.join(folder, 'secret.aims');
      const again = path.join(folder, 'again.aims');
      const steps: [string, NewKey, string, NewKey][] = [
        [original, null, plain, null],
        [original, null, secret, SECRET],
        [secret, SECRET, again, null],
      ];
      for (const [from, before, to, after] of steps) {
        const source = connectCopy(from, before?.key ?? null);
        await rewriteInto(source, to, after, NOTHING);
        source.close();
        expect(readBack(to, after)).toEqual(expected);
      }
      expect(fs.readFileSync(secret).includes('CREATE TABLE')).toBe(false);
    },
  );

  test('is of the moment at which it ends, with what came and without what went meanwhile', async () => {
    const file = newWorkspace();
    const first = takeIn(file, randomBytes(3 * CHUNK_BYTES + 5));
    takeIn(file, randomBytes(2 * CHUNK_BYTES));
    const draft = path.join(path.dirname(file.path), 'draft');
    const rewriting = rewriteInto(file.connection, draft, null, NOTHING);
    await setImmediate();
    expect(fs.statSync(draft).size).toBeGreaterThan(0);
    addSystem(file, 'Came meanwhile');
    takeIn(file, randomBytes(7));
    const gone = findContent(file.connection, first)?.id ?? '';
    dropContent(file, gone);
    await rewriting;
    expect(readBack(draft, null)).toEqual({ ...everythingIn(file.connection), damage: [] });
    expect(file.connection.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('ends where its workspace is closed meanwhile, which is left as it was', async () => {
    const file = newWorkspace();
    takeIn(file, randomBytes(3 * CHUNK_BYTES));
    const before = everythingIn(file.connection);
    const changing = changeKey(file, SECRET);
    await setImmediate();
    file.connection.close();
    await expect(changing).rejects.toMatchObject({ code: 'cancelled' });
    expect(fs.readdirSync(path.dirname(file.path)).filter((name) => name.endsWith('.new'))).toEqual([]);
    const again = openWorkspaceFile(file.path, MIGRATIONS, fixedEnvironment());
    expect(everythingIn(again.connection)).toEqual(before);
    again.connection.close();
  });

  test('never turns an encrypted workspace into a copy in the clear, not even where its file is gone', async () => {
    const plain = newWorkspace();
    await changeKey(plain, SECRET);
    const file = openWorkspaceFile(plain.path, MIGRATIONS, fixedEnvironment(), { key: SECRET?.key ?? null });
    const copy = path.join(path.dirname(file.path), 'copy.aims');
    await copyWorkspaceFile(file, copy, NOTHING);
    expect(isEncryptedFile(copy)).toBe(true);
    fs.rmSync(file.path);
    const second = path.join(path.dirname(file.path), 'second.aims');
    await expect(copyWorkspaceFile(file, second, NOTHING)).rejects.toMatchObject({ code: 'fileUnreadable' });
    expect(fs.existsSync(second)).toBe(false);
    file.connection.close();
  });

  test('holds nothing of what is left out, nor of what was deleted before', async () => {
    const file = newWorkspace();
    const words = ['Said in confidence', 'Of another client', 'Not wanted after all'] as const;
    keepPrivateText(file, words[0]);
    takeIn(file, Buffer.from(words[1].repeat(1000)));
    const unwanted = takeIn(file, Buffer.from(words[2].repeat(1000)));
    dropContent(file, findContent(file.connection, unwanted)?.id ?? '');
    const holds = (name: string) => {
      const bytes = fs.readFileSync(path.join(path.dirname(file.path), name));
      return words.filter((each) => bytes.includes(each));
    };
    const folder = path.dirname(file.path);
    // Copied page by page, the file tells all of it.
    await file.connection.backup(path.join(folder, 'pages'));
    expect(holds('pages')).toEqual(words);
    await rewriteInto(file.connection, path.join(folder, 'whole'), null, NOTHING);
    expect(holds('whole')).toEqual(words.slice(0, 2));
    const leftOut = { privateNotes: true, removedFiles: true };
    await rewriteInto(file.connection, path.join(folder, 'without'), null, leftOut);
    expect(holds('without')).toEqual([]);
    expect(readBack(path.join(folder, 'without'), null).damage).toEqual([]);
  });
});
