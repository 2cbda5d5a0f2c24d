import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * SHA-256 and size in bytes of every file of a folder, folders in it and its own list of digests left out, by name.
 * @param {string} folder
 * @returns {Promise<{ name: string, bytes: number, sha256: string }[]>}
 */
export async function sumsOf(folder) {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'SHA256SUMS')
    .map(({ name }) => name)
    .sort();
  const sums = [];
  for (const name of names) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, name)), hash);
    sums.push({ name, bytes: statSync(join(folder, name)).size, sha256: hash.digest('hex') });
  }
  return sums;
}
