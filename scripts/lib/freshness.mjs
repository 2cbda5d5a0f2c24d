import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** What ends up in the build, or decides how it is made. */
const SOURCES = ['shared', 'db', 'electron', 'renderer', 'resources/catalogue', 'resources/locales', 'resources/fonts'];
const FILES = ['package.json', 'package-lock.json', 'vite.config.ts', 'scripts/bundle.mjs', 'scripts/lib/fonts.mjs'];
const stampFile = join(root, 'out', 'build.json');

/** @returns {boolean} whether the build was made from the sources as they are now */
export function isBuildFresh() {
  const stamp = readStamp();
  const made = ['node', 'renderer', 'fonts'].every((name) => existsSync(join(root, 'out', name)));
  if (stamp === undefined || !made) return false;
  const files = listSources();
  // Sizes and times first, which costs a few milliseconds; the content only where those differ, as after a checkout.
  if (stamp.quick === quickDigest(files)) return true;
  if (stamp.content !== contentDigest(files)) return false;
  markBuildFresh(snapshotSources());
  return true;
}

/** The state of the sources, taken before a build so that a change during it counts as newer than the build. */
export function snapshotSources() {
  const files = listSources();
  return { quick: quickDigest(files), content: contentDigest(files) };
}

export function markBuildFresh(snapshot) {
  writeFileSync(stampFile, JSON.stringify(snapshot));
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return undefined;
  }
}

function listSources() {
  const found = SOURCES.flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name))
      : [],
  );
  return [...found, ...FILES].filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile()).sort();
}

function quickDigest(files) {
  const hash = createHash('sha256');
  for (const path of files) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function contentDigest(files) {
  const hash = createHash('sha256');
  for (const path of files)
    hash
      .update(`${path}\n`)
      .update(readFileSync(join(root, path)))
      .update('\n');
  return hash.digest('hex');
}
