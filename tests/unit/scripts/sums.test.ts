import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../db/workspace.ts';

type SumsOf = (folder: string) => Promise<{ name: string; bytes: number; sha256: string }[]>;
const { sumsOf } = (await import(path.resolve(import.meta.dirname, '../../../scripts/package/sums.mjs'))) as {
  sumsOf: SumsOf;
};

test('digests of what is handed out name every file once, and neither folders nor the list of an earlier run', async () => {
  const folder = tempFolder();
  mkdirSync(path.join(folder, 'linux-unpacked'));
  for (const [name, text] of Object.entries({ 'b.deb': 'abc', 'a.AppImage': '', SHA256SUMS: 'old' }))
    writeFileSync(path.join(folder, name), text);
  // SHA-256 of nothing and of "abc", as FIPS 180 gives them.
  expect(await sumsOf(folder)).toEqual([
    { name: 'a.AppImage', bytes: 0, sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
    { name: 'b.deb', bytes: 3, sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
  ]);
});
