import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { WorkspaceFile } from '#db/file/open.ts';
import { makePrivateFolder, PRIVATE_FILE } from '#db/private.ts';
import { type Checkpoint, holdsCheckpoint, trailHead } from '#db/trail/trail.ts';
import type { TrailVerification } from '#shared/contract/workspace/trail.ts';
import { keepFile } from './keep-file.ts';

const FILE = 'checkpoints.json';
const KEY = 'checkpoint.key';

const kept = z.record(
  z.string(),
  z.object({ entries: z.int(), head: z.string(), at: z.string(), signature: z.string() }),
);
type Kept = z.infer<typeof kept>;

/**
 * The newest trail that this computer saw of each workspace, kept in the data folder: a trail that was cut at its end
 * still follows from itself, and only what was noted elsewhere shows that something is gone. Signed with a key of this
 * computer, so that an edited note counts as none.
 */
export type Checkpoints = {
  compare(file: WorkspaceFile, workspaceId: string): TrailVerification['checkpoint'];
  /** Notes the trail as it stands, unless it has lost what was noted before: that stays to be seen until accepted. */
  note(file: WorkspaceFile, workspaceId: string, at: string): void;
  accept(file: WorkspaceFile, workspaceId: string, at: string): void;
};

export function openCheckpoints(folder: string): Checkpoints {
  function read(): Kept {
    try {
      return kept.parse(JSON.parse(fs.readFileSync(path.join(folder, FILE), 'utf8')));
    } catch {
      return {};
    }
  }
  function find(workspaceId: string): (Checkpoint & { readonly at: string }) | undefined {
    const note = read()[workspaceId];
    if (note === undefined) return undefined;
    const { signature, ...checkpoint } = note;
    // A note that came without its key, or whose key cannot be read, counts as none.
    if (!fs.existsSync(path.join(folder, KEY))) return undefined;
    const expected = Buffer.from(sign(folder, workspaceId, checkpoint));
    const found = Buffer.from(signature);
    return found.length === expected.length && timingSafeEqual(found, expected) ? checkpoint : undefined;
  }
  function write(file: WorkspaceFile, workspaceId: string, at: string): void {
    const { entries, head } = trailHead(file.connection);
    const checkpoint = { entries, head, at };
    const all = { ...read(), [workspaceId]: { ...checkpoint, signature: sign(folder, workspaceId, checkpoint) } };
    keepFile(path.join(folder, FILE), Buffer.from(JSON.stringify(all, null, 2)));
  }
  function compare(file: WorkspaceFile, workspaceId: string): TrailVerification['checkpoint'] {
    const checkpoint = find(workspaceId);
    if (checkpoint === undefined) return { state: 'none', entries: 0, at: '' };
    const { entries, at } = checkpoint;
    return { state: holdsCheckpoint(file.connection, checkpoint), entries, at };
  }
  return {
    compare,
    note(file, workspaceId, at) {
      const { state, entries } = compare(file, workspaceId);
      if (state === 'shorter' || state === 'different') return;
      if (state === 'kept' && entries === trailHead(file.connection).entries) return;
      write(file, workspaceId, at);
    },
    accept: write,
  };
}

function sign(folder: string, workspaceId: string, checkpoint: Checkpoint & { readonly at: string }): string {
  const { entries, head, at } = checkpoint;
  const content = JSON.stringify([workspaceId, entries, head, at]);
  return createHmac('sha256', keyOf(folder)).update(content).digest('hex');
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
