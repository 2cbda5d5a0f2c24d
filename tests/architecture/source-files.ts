import fs from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');
const SOURCE_FOLDERS = ['shared', 'db', 'electron', 'renderer'];

/** Text by path from the checkout's root, with forward slashes. */
export type Files = ReadonlyMap<string, string>;

/** Everything that ships: what the bundler may take in. */
export function readSources(): Files {
  return readFiles(SOURCE_FOLDERS, /\.(ts|tsx)$/);
}

export function readFiles(folders: readonly string[], names: RegExp): Files {
  const paths = folders.flatMap((folder) =>
    fs.existsSync(path.join(ROOT, folder))
      ? fs
          .readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && names.test(entry.name))
          .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
      : [],
  );
  return new Map(
    paths
      .map((name) => name.split(path.sep).join('/'))
      .sort()
      .map((name) => [name, fs.readFileSync(path.join(ROOT, name), 'utf8')]),
  );
}
