import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { z } from 'zod';
import { checkTrailJson } from '../trail/file.ts';
import { digestOfDocuments, sha256Of } from './stage1-pack.ts';

/** What two parts of a pack say differently; which part, and of what. */
type Contradiction = {
  readonly file: string;
  readonly about: 'trail' | 'date' | 'organisation' | 'documents' | 'bytes' | 'mark' | 'list';
};

type PackTrail = {
  readonly state: 'holds' | 'broken' | 'other' | 'unreadable';
  readonly entries: number;
  readonly brokenAt: number | null;
};

export type PackVerification = {
  readonly kind: 'pack';
  /** Consistent with itself. Whoever redoes all of it redoes this too: the fingerprints are to be compared by another way. */
  readonly intact: boolean;
  readonly files: number;
  readonly changed: string[];
  readonly missing: string[];
  readonly unlisted: string[];
  /** Left in the folder by the system, and no sign that somebody meddled with it. */
  readonly litter: string[];
  readonly contradictions: Contradiction[];
  /** The trail that lies in the pack, against its own chain and the manifest; null where there is none. */
  readonly trail: PackTrail | null;
  /** SHA-256 of SHA256SUMS, and of the documents, which the cover names. */
  readonly fingerprint: string;
  readonly documents: string;
  /** The trail that the pack was issued with; null where the manifest does not say. */
  readonly issued: { readonly head: string; readonly entries: number } | null;
};

export type PackContents = ReadonlyMap<string, Uint8Array>;

const MOST_FILES = 5000;
const MOST_BYTES = 1024 ** 3;
const MARKS = /trail:([0-9a-f]{64}) entries:(\d+) issued:(\d{4}-\d{2}-\d{2})(?: documents:([0-9a-f]{64}))?/g;
/** What systems leave in folders by themselves. */
const LITTER = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/;
/** Documents of the pack; its index, which lists them, is 00. */
const DOCUMENT = /^(?!00_)\d\d_/;
const INDEX = /^00_.*\.pdf$/;

const manifestFile = z.object({
  organisation: z.object({ name: z.string() }),
  asOf: z.string(),
  trail: z.object({ entries: z.int().min(1), head: z.string() }),
  documents: z.string().optional(),
  files: z.array(z.object({ path: z.string(), sha256: z.string(), bytes: z.int() })).min(1),
});
type Manifest = z.infer<typeof manifestFile>;

/**
 * The files of a pack that was sent as one ZIP, without the folder that they lie in.
 *
 * @throws Error for what is no archive, or unpacks to more than any pack
 */
export async function unzipPack(bytes: Uint8Array): Promise<PackContents> {
  const archive = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true });
  const files = new Map<string, Uint8Array>();
  let total = 0;
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    total += entry.uncompressedSize;
    if (files.size >= MOST_FILES || total > MOST_BYTES) throw new Error('larger than any pack');
    files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  }
  const [root = ''] = [...files.keys()]
    .filter((name) => /(^|\/)SHA256SUMS$/.test(name))
    .map((name) => name.slice(0, -'SHA256SUMS'.length))
    .sort((a, b) => a.length - b.length);
  return new Map(
    [...files].filter(([name]) => name.startsWith(root)).map(([name, content]) => [name.slice(root.length), content]),
  );
}

/** Holds all that a pack says of itself against each other; null where it has no SHA256SUMS. */
export function verifyPackContents(files: PackContents): PackVerification | null {
  const sums = files.get('SHA256SUMS');
  if (sums === undefined) return null;
  const listed = parseSums(textOf(sums));
  const manifest = readManifest(files);
  const found = compareLists(files, listed, manifest);
  const digests = [...listed].filter(([name]) => DOCUMENT.test(name)).map(([path, sha256]) => ({ path, sha256 }));
  const documents = digestOfDocuments(digests);
  const trail = files.has('trail.json') ? checkTrail(files, manifest) : null;
  const contradictions = manifest === null ? [] : contradictionsOf(files, listed, manifest, documents);
  const wrong = [...found.changed, ...found.missing, ...found.unlisted, ...contradictions];
  const intact = wrong.length === 0 && listed.size > 0 && (trail === null || trail.state === 'holds');
  const issued = manifest?.trail ?? null;
  const fingerprint = sha256Of(sums);
  return {
    ...{ kind: 'pack', intact, files: listed.size, ...found },
    ...{ contradictions, trail, fingerprint, documents, issued },
  };
}

/** Compares every file of a pack with both of its lists; names what was changed, taken away or slipped in. */
function compareLists(files: PackContents, listed: ReadonlyMap<string, string>, manifest: Manifest | null) {
  const digests = manifest === null ? null : new Map(manifest.files.map((file) => [file.path, file.sha256]));
  const found = { changed: [] as string[], missing: [] as string[], unlisted: [] as string[], litter: [] as string[] };
  const names = new Set([...listed.keys(), ...(digests?.keys() ?? []), ...files.keys()]);
  names.delete('SHA256SUMS');
  for (const name of names) {
    // The manifest cannot name itself; one that cannot be read is told as changed, whatever the sums say of it.
    const named = name === 'MANIFEST.json' || digests === null ? listed : digests;
    const bytes = files.get(name);
    if (!listed.has(name) && !named.has(name)) found[LITTER.test(name) ? 'litter' : 'unlisted'].push(name);
    else if (bytes === undefined) found.missing.push(name);
    else if (!named.has(name)) found.unlisted.push(name);
    else {
      const digest = sha256Of(bytes);
      if (digest !== listed.get(name) || digest !== named.get(name)) found.changed.push(name);
      else if (name === 'MANIFEST.json' && manifest === null) found.changed.push(name);
    }
  }
  return found;
}

function contradictionsOf(
  files: PackContents,
  listed: ReadonlyMap<string, string>,
  manifest: Manifest,
  documents: string,
): Contradiction[] {
  const { trail, asOf, organisation } = manifest;
  const found: Contradiction[] = [];
  const note = (file: string, about: Contradiction['about'], holds: boolean) => {
    if (!holds) found.push({ file, about });
  };
  note('MANIFEST.json', 'list', listed.size === manifest.files.length + 1);
  for (const { path, bytes } of manifest.files) note(path, 'bytes', (files.get(path)?.length ?? bytes) === bytes);
  const marksOf = (bytes: Uint8Array) => [...Buffer.from(bytes).toString('latin1').matchAll(MARKS)];
  const papers = [...files]
    .filter(([name]) => name.endsWith('.pdf'))
    .map(([name, bytes]) => ({ name, marks: marksOf(bytes) }));
  // Packs of earlier versions have no marks, and no digest of the documents.
  const isMarked = manifest.documents !== undefined || papers.some(({ marks }) => marks.length > 0);
  if (isMarked) note('MANIFEST.json', 'documents', manifest.documents === documents);
  for (const { name, marks } of papers) {
    if (isMarked) note(name, 'mark', marks.length > 0);
    for (const [, head, entries, day, listedDigest] of marks) {
      note(name, 'trail', head === trail.head && Number(entries) === trail.entries);
      note(name, 'date', day === asOf);
      if (INDEX.test(name) && isMarked) note(name, 'documents', listedDigest === documents);
    }
  }
  const readme = files.get('README.txt');
  if (readme !== undefined) {
    const text = textOf(readme);
    note('README.txt', 'trail', text.includes(trail.head));
    note('README.txt', 'date', text.includes(asOf));
    note('README.txt', 'organisation', text.includes(organisation.name));
    if (isMarked) note('README.txt', 'documents', text.includes(documents));
  }
  const told = readJson(files, 'trail.json') as { asOf?: unknown; organisation?: unknown } | null;
  if (told !== null) {
    note('trail.json', 'date', told.asOf === asOf);
    note('trail.json', 'organisation', told.organisation === organisation.name);
  }
  const once = new Map(found.map((each) => [`${each.file} ${each.about}`, each]));
  return [...once.values()];
}

function checkTrail(files: PackContents, manifest: Manifest | null): PackTrail {
  const check = checkTrailJson(textOf(files.get('trail.json') ?? new Uint8Array()));
  if (check === null) return { state: 'unreadable', entries: 0, brokenAt: null };
  const { entries, head, brokenAt } = check;
  if (brokenAt !== null) return { state: 'broken', entries, brokenAt };
  const same = manifest?.trail.entries === entries && manifest.trail.head === head;
  return { state: same ? 'holds' : 'other', entries, brokenAt };
}

function parseSums(text: string): Map<string, string> {
  const listed = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, digest, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line.replace(/\r$/, '')) ?? [];
    if (digest !== undefined && name !== undefined) listed.set(name, digest);
  }
  return listed;
}

function readManifest(files: PackContents): Manifest | null {
  const parsed = manifestFile.safeParse(readJson(files, 'MANIFEST.json'));
  return parsed.success ? parsed.data : null;
}

function readJson(files: PackContents, name: string): unknown {
  try {
    return JSON.parse(textOf(files.get(name) ?? new Uint8Array()));
  } catch {
    return null;
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
