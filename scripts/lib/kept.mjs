import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const folder = join(root, '.cache', 'checks');
/** What is made, not written. The packages follow from the lock file, which is read. */
const MADE = new Set(['.git', '.cache', 'node_modules', 'out', 'dist', 'coverage']);

/**
 * The state of everything that is written by hand: a check that only reads it says the same of the same state.
 * @returns {string} a SHA-256, in hexadecimal
 */
export function stateOfSources() {
  const hash = createHash('sha256').update(process.platform);
  for (const path of listFiles('').sort()) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** @returns {boolean} whether this check passed on just this state; false on a bare clone */
export function passedBefore(check, state) {
  try {
    return readFileSync(join(folder, check), 'utf8') === state;
  } catch {
    return false;
  }
}

export function rememberPassed(check, state) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, check), state);
}

function listFiles(under) {
  return readdirSync(join(root, under), { withFileTypes: true }).flatMap((entry) => {
    if (under === '' && MADE.has(entry.name)) return [];
    const path = join(under, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return entry.isFile() ? [path] : [];
  });
}
