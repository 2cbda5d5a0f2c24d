import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { WorkspaceFile } from '#db/file/open.ts';
import { makePrivateFolder, PRIVATE_FILE } from '#db/private.ts';
import { holdsCheckpoint, trailHead } from '#db/trail/trail.ts';
import { LOST_STATES, type TrailVerification } from '#shared/contract/workspace/trail.ts';
import { keepFile } from './keep-file.ts';

const FILE = 'checkpoints.json';
const KEY = 'checkpoint.key';

const note = z.object({
  entries: z.int(),
  head: z.string(),
  at: z.string(),
  /** Where it was seen, the newest last, as digests: a path may name a client. */
  places: z.array(z.string()).default([]),
  signature: z.string(),
});
const kept = z.record(z.string(), note);
type Note = Omit<z.infer<typeof note>, 'signature'>;
type Found = TrailVerification['checkpoint'];

/** A workspace that is carried from place to place is not followed for ever. */
const MOST_PLACES = 20;

/**
 * The newest trail that this computer saw of each workspace, and where, kept in the data folder: a trail that was cut at
 * its end still follows from itself, and so does that of another workspace in a file's place. Only what was noted
 * elsewhere shows that something is gone. Signed with a key of this computer, so that an edited note counts as none.
 */
export type Checkpoints = {
  compare(file: WorkspaceFile, workspaceId: string): Found;
  /**
   * Notes the trail as it stands, unless it has lost what was noted before, or another workspace was seen at its place:
   * that stays to be seen until accepted. What this program made there itself is no surprise.
   */
  note(file: WorkspaceFile, workspaceId: string, at: string, how: 'found' | 'made'): void;
  accept(file: WorkspaceFile, workspaceId: string, at: string): void;
};

export function openCheckpoints(folder: string): Checkpoints {
  /** A note that was made on an opening is no witness of what was before that. */
  const first = new WeakSet<WorkspaceFile['connection']>();

  /** By workspace, those that this computer made. */
  function read(): Map<string, Note> {
    // A note that came without its key counts as none.
    if (!fs.existsSync(path.join(folder, KEY))) return new Map();
    return new Map(
      Object.entries(parse(path.join(folder, FILE))).flatMap(([workspaceId, { signature, ...found }]) => {
        const expected = Buffer.from(sign(folder, workspaceId, found));
        const given = Buffer.from(signature);
        const ours = given.length === expected.length && timingSafeEqual(given, expected);
        return ours ? [[workspaceId, found]] : [];
      }),
    );
  }

  function write(file: WorkspaceFile, workspaceId: string, at: string): void {
    const notes = read();
    const place = placeOf(folder, file);
    for (const [id, other] of notes) notes.set(id, { ...other, places: other.places.filter((each) => each !== place) });
    const places = [...(notes.get(workspaceId)?.places ?? []), place].slice(-MOST_PLACES);
    const { entries, head } = trailHead(file.connection);
    notes.set(workspaceId, { entries, head, at, places });
    const signed = [...notes].map(([id, each]) => [id, { ...each, signature: sign(folder, id, each) }]);
    keepFile(path.join(folder, FILE), Buffer.from(JSON.stringify(Object.fromEntries(signed), null, 2)));
  }

  function compare(file: WorkspaceFile, workspaceId: string): Found {
    const notes = read();
    const known = notes.get(workspaceId);
    const { entries = 0, at = '' } = known ?? {};
    const state = known === undefined ? 'none' : holdsCheckpoint(file.connection, known);
    if (state === 'shorter' || state === 'different') return { state, entries, at };
    const place = notes.size === 0 ? '' : placeOf(folder, file);
    const before = [...notes].find(([id, { places }]) => id !== workspaceId && places.includes(place))?.[1];
    if (before !== undefined) return { state: 'replaced', entries: before.entries, at: before.at };
    return { state: state === 'kept' && first.has(file.connection) ? 'first' : state, entries, at };
  }

  return {
    compare,
    note(file, workspaceId, at, how) {
      const { state, entries } = compare(file, workspaceId);
      if (how === 'found' && LOST_STATES.includes(state)) return;
      if (state === 'none' || how === 'made') first.add(file.connection);
      const known = read().get(workspaceId);
      const same = known?.places.at(-1) === placeOf(folder, file);
      if (how === 'found' && state !== 'none' && same && entries === trailHead(file.connection).entries) return;
      write(file, workspaceId, at);
    },
    accept: write,
  };
}

function parse(file: string): z.infer<typeof kept> {
  try {
    return kept.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

function sign(folder: string, workspaceId: string, { entries, head, at, places }: Note): string {
  const content = [workspaceId, entries, head, at, ...(places.length === 0 ? [] : [places])];
  return createHmac('sha256', keyOf(folder)).update(JSON.stringify(content)).digest('hex');
}

/** The place of a file as the user knows it; with this computer's key, so that nobody finds it out by trying. */
function placeOf(folder: string, file: WorkspaceFile): string {
  const source = file.view?.source ?? file.path;
  return createHmac('sha256', keyOf(folder)).update(source).digest('hex');
}

function keyOf(folder: string): Buffer {
  const file = path.join(folder, KEY);
  try {
    return fs.readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  makePrivateFolder(folder);
  // Two processes may start at once: the one that comes second takes the key of the first.
  try {
    fs.writeFileSync(file, randomBytes(32), { flag: 'wx', mode: PRIVATE_FILE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return fs.readFileSync(file);
}
