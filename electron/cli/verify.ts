import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { checkTrailJson } from '#documents/trail/file.ts';
import type { TrailVerification } from '#shared/contract/workspace/trail.ts';
import { Refusal, readingWorkspace, type Session, type Translate } from './session.ts';

type Against = { readonly state: 'kept' | 'shorter' | 'different'; readonly entries: number };

export type Verification =
  | ({
      readonly kind: 'workspace';
      /** What was noted elsewhere, in this trail; null when nothing was named. */
      readonly against: Against | null;
    } & TrailVerification)
  | {
      readonly kind: 'pack';
      readonly intact: boolean;
      readonly files: number;
      readonly changed: string[];
      readonly missing: string[];
      readonly unlisted: string[];
      /** Left in the folder by the system, and no sign that somebody meddled with it. */
      readonly litter: string[];
      /** The trail that lies in the pack, against its own chain and the manifest; null where there is none. */
      readonly trail: PackTrail | null;
    };

export type PackTrail = {
  readonly state: 'holds' | 'broken' | 'other' | 'unreadable';
  readonly entries: number;
  readonly brokenAt: number | null;
};

/** A folder is taken for a pack, a file for a workspace. */
export async function verifyPath(target: string, against: string | undefined, t: Translate): Promise<Verification> {
  if (fs.statSync(target, { throwIfNoEntry: false })?.isDirectory()) return verifyPack(target, t);
  const issued = against === undefined ? null : readIssued(against, t);
  return readingWorkspace(target, async (core) => {
    const found = await core.request('trail.verify', {});
    if (issued === null) return { kind: 'workspace', ...found, against: null };
    const held = await holdIssued(core, issued);
    return { kind: 'workspace', ...found, intact: found.intact && held.state === 'kept', against: held };
  });
}

/** What a trail was when it was noted: in a pack's manifest, a trail's file, or a hash printed on a document. */
type Issued = { readonly head: string; readonly entries: number | null };

function readIssued(against: string, t: Translate): Issued {
  if (/^[0-9a-f]{64}$/i.test(against)) return { head: against.toLowerCase(), entries: null };
  const target = path.resolve(against);
  if (!fs.statSync(target, { throwIfNoEntry: false })?.isFile()) return readPackHead(target, t);
  const trail = checkTrailJson(fs.readFileSync(target, 'utf8'));
  if (trail === null || trail.brokenAt !== null) throw new Refusal(t('noTrail', { name: path.basename(target) }));
  return trail;
}

/** The head of the trail that a pack was issued with. */
function readPackHead(folder: string, t: Translate): { entries: number; head: string } {
  const issued = readManifest(folder);
  if (issued === null) throw new Refusal(t('noManifest', { name: path.basename(folder) }));
  return issued;
}

/** What the manifest says of the trail; null where it cannot be read. */
function readManifest(folder: string): { entries: number; head: string } | null {
  try {
    return packManifest.parse(JSON.parse(fs.readFileSync(path.join(folder, 'MANIFEST.json'), 'utf8'))).trail;
  } catch {
    return null;
  }
}

/** Whether the workspace's trail still holds the entry that was the newest then. */
async function holdIssued(core: Session, issued: Issued): Promise<Against> {
  if (issued.entries === null) {
    const { seq } = await core.request('trail.find', { hash: issued.head });
    return { state: seq === null ? 'different' : 'kept', entries: seq ?? 0 };
  }
  const at = await core.request('trail.list', { before: issued.entries + 1, limit: 1 });
  const entry = at.entries[0];
  const state = entry?.seq !== issued.entries ? 'shorter' : entry.hash === issued.head ? 'kept' : 'different';
  return { state, entries: issued.entries };
}

const packManifest = z.object({ trail: z.object({ entries: z.int().min(1), head: z.string() }) });

/** What systems leave in folders by themselves. */
const LITTER = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/;

/** Compares every file of a pack with both of its lists; names what was changed, taken away or slipped in. */
function verifyPack(folder: string, t: Translate): Verification {
  const sums = path.join(folder, 'SHA256SUMS');
  if (!fs.existsSync(sums)) throw new Refusal(t('notAPack', { name: path.basename(folder) }));
  const listed = new Map<string, string>();
  for (const line of fs.readFileSync(sums, 'utf8').split('\n')) {
    const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line.replace(/\r$/, ''));
    if (match?.[1] !== undefined && match[2] !== undefined) listed.set(match[2], match[1]);
  }
  const present = new Set(
    fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/')),
  );
  const manifest = readDigests(folder);
  const found = { changed: [] as string[], missing: [] as string[], unlisted: [] as string[], litter: [] as string[] };
  const names = new Set([...listed.keys(), ...(manifest?.keys() ?? []), ...present]);
  names.delete('SHA256SUMS');
  for (const name of names) {
    // The manifest cannot name itself; one that cannot be read is told as changed, whatever the sums say of it.
    const named = name === 'MANIFEST.json' || manifest === null ? listed : manifest;
    if (!listed.has(name) && !named.has(name)) found[LITTER.test(name) ? 'litter' : 'unlisted'].push(name);
    else if (!present.has(name)) found.missing.push(name);
    else if (!named.has(name)) found.unlisted.push(name);
    else {
      const digest = sha256(path.join(folder, name));
      if (digest !== listed.get(name) || digest !== named.get(name)) found.changed.push(name);
      else if (name === 'MANIFEST.json' && manifest === null) found.changed.push(name);
    }
  }
  const trail = present.has('trail.json') ? verifyPackTrail(folder) : null;
  const sound = trail === null || trail.state === 'holds';
  const intact = sound && found.changed.length + found.missing.length + found.unlisted.length === 0 && listed.size > 0;
  return { kind: 'pack', intact, files: listed.size, ...found, trail };
}

/** The digests that the manifest names; null where it cannot be read. */
function readDigests(folder: string): Map<string, string> | null {
  try {
    const { files } = manifestFiles.parse(JSON.parse(fs.readFileSync(path.join(folder, 'MANIFEST.json'), 'utf8')));
    return new Map(files.map(({ path: name, sha256: digest }) => [name, digest]));
  } catch {
    return null;
  }
}

const manifestFiles = z.object({ files: z.array(z.object({ path: z.string(), sha256: z.string() })).min(1) });

function verifyPackTrail(folder: string): PackTrail {
  const check = checkTrailJson(fs.readFileSync(path.join(folder, 'trail.json'), 'utf8'));
  if (check === null) return { state: 'unreadable', entries: 0, brokenAt: null };
  const { entries, head, brokenAt } = check;
  if (brokenAt !== null) return { state: 'broken', entries, brokenAt };
  const issued = readManifest(folder);
  const same = issued?.entries === entries && issued.head === head;
  return { state: same ? 'holds' : 'other', entries, brokenAt };
}

function sha256(file: string): string {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}
