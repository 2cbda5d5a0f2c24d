import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Refusal, type Translate, withWorkspace } from './session.ts';

export type Verification =
  | {
      readonly kind: 'workspace';
      readonly intact: boolean;
      readonly entries: number;
      readonly head: string;
      readonly brokenAt: number | null;
    }
  | {
      readonly kind: 'pack';
      readonly intact: boolean;
      readonly files: number;
      readonly changed: string[];
      readonly missing: string[];
      readonly unlisted: string[];
    };

/** A folder is taken for a pack, a file for a workspace. */
export async function verifyPath(target: string, t: Translate): Promise<Verification> {
  if (fs.statSync(target, { throwIfNoEntry: false })?.isDirectory()) return verifyPack(target, t);
  const chain = await withWorkspace(target, (core) => core.request('trail.verify', {}));
  return { kind: 'workspace', intact: chain.brokenAt === null, ...chain };
}

/** Compares every file of a pack with its SHA256SUMS; names what was changed, taken away or slipped in. */
function verifyPack(folder: string, t: Translate): Verification {
  const sums = path.join(folder, 'SHA256SUMS');
  if (!fs.existsSync(sums)) throw new Refusal(t('notAPack', { name: path.basename(folder) }));
  const listed = new Map<string, string>();
  for (const line of fs.readFileSync(sums, 'utf8').split('\n')) {
    const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) listed.set(match[2], match[1]);
  }
  const present = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((name) => name !== 'SHA256SUMS');
  const changed = present.filter((name) => listed.has(name) && sha256(path.join(folder, name)) !== listed.get(name));
  const missing = [...listed.keys()].filter((name) => !present.includes(name));
  const unlisted = present.filter((name) => !listed.has(name));
  const intact = changed.length + missing.length + unlisted.length === 0 && listed.size > 0;
  return { kind: 'pack', intact, files: listed.size, changed, missing, unlisted };
}

function sha256(file: string): string {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}
