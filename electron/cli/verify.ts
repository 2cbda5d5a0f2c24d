import fs from 'node:fs';
import path from 'node:path';
import {
  type PackContents,
  type PackVerification,
  unzipPack,
  verifyPackContents,
} from '#documents/pack/verify-pack.ts';
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
  | (PackVerification & {
      /** Whether a fingerprint that was told by another way is this pack's; null where none was named. */
      readonly against: 'kept' | 'different' | null;
    });

const HASH = /^[0-9a-f]{64}$/i;

/** A folder and a ZIP are taken for a pack, another file for a workspace. */
export async function verifyPath(target: string, against: string | undefined, t: Translate): Promise<Verification> {
  if (isPack(target)) return verifyPack(target, against, t);
  const issued = against === undefined ? null : await readIssued(against, t);
  return readingWorkspace(target, async (core) => {
    const found = await core.request('trail.verify', {});
    if (issued === null) return { kind: 'workspace', ...found, against: null };
    const held = await holdIssued(core, issued);
    return { kind: 'workspace', ...found, intact: found.intact && held.state === 'kept', against: held };
  });
}

async function verifyPack(target: string, against: string | undefined, t: Translate): Promise<Verification> {
  const found = await readPack(target, t);
  if (against === undefined) return { ...found, against: null };
  if (!HASH.test(against)) throw new Refusal(t('noFingerprint'));
  const kept = [found.fingerprint, found.documents, found.issued?.head].includes(against.toLowerCase());
  return { ...found, intact: found.intact && kept, against: kept ? 'kept' : 'different' };
}

/** What a trail was when it was noted: in a pack's manifest, a trail's file, or a hash printed on a document. */
type Issued = { readonly head: string; readonly entries: number | null };

async function readIssued(against: string, t: Translate): Promise<Issued> {
  if (HASH.test(against)) return { head: against.toLowerCase(), entries: null };
  const target = path.resolve(against);
  if (isPack(target) || !fs.existsSync(target)) return readPackHead(target, t);
  const trail = checkTrailJson(fs.readFileSync(target, 'utf8'));
  if (trail === null || trail.brokenAt !== null) throw new Refusal(t('noTrail', { name: path.basename(target) }));
  return trail;
}

/** The head of the trail that a pack was issued with, once the pack itself holds. */
async function readPackHead(target: string, t: Translate): Promise<{ entries: number; head: string }> {
  const name = path.basename(target);
  if (!fs.existsSync(target)) throw new Refusal(t('noManifest', { name }));
  const found = await readPack(target, t);
  if (found.issued === null) throw new Refusal(t('noManifest', { name }));
  if (!found.intact) throw new Refusal(t('packUnsound', { name }));
  return found.issued;
}

async function readPack(target: string, t: Translate): Promise<PackVerification> {
  const name = path.basename(target);
  let files: PackContents;
  try {
    files = fs.statSync(target).isDirectory() ? readFolder(target) : await unzipPack(fs.readFileSync(target));
  } catch {
    throw new Refusal(t('packUnreadable', { name }));
  }
  const found = verifyPackContents(files);
  if (found === null) throw new Refusal(t('notAPack', { name }));
  return found;
}

function readFolder(folder: string): PackContents {
  const entries = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => !each.isDirectory());
  return new Map(
    entries.map((entry) => {
      const place = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, place).replaceAll(path.sep, '/'), fs.readFileSync(place)];
    }),
  );
}

function isPack(target: string): boolean {
  const stat = fs.statSync(target, { throwIfNoEntry: false });
  if (stat === undefined || stat.isDirectory()) return stat !== undefined;
  const start = Buffer.alloc(4);
  const handle = fs.openSync(target, 'r');
  fs.readSync(handle, start);
  fs.closeSync(handle);
  return start.toString('latin1') === 'PK\u0003\u0004';
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
