import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { chunksOf, findContent } from '#db/contents/contents.ts';
import { keyFromPassphrase, saltOf } from '#db/file/encryption.ts';
import { openWorkspaceFile, type WorkspaceFile } from '#db/file/open.ts';
import { verifyFile } from '#db/verify/verify.ts';
import { fixedEnvironment, MIGRATIONS } from '../unit/db/workspace.ts';
import { PASSPHRASE } from './load.ts';
import { standOnMemoryStick } from './memory-stick.ts';

/** Opens the file as after any crash and gives the systems in it; the chain must hold and the file be sound. */
export function namesIn(file: string): Set<string> {
  return inSoundFile(file, ({ connection }) => columnOf(connection, 'SELECT name FROM ai_systems'));
}

/** The same for every change in it, and on the ground that it lies on. */
export function changesIn(file: string, memoryStick: boolean): Set<string> {
  const stepDown = memoryStick ? standOnMemoryStick() : () => {};
  try {
    return inSoundFile(file, ({ connection, journalMode }) => {
      expect(journalMode).toBe(memoryStick ? 'delete' : 'wal');
      return columnOf(connection, 'SELECT DISTINCT change_id FROM trail');
    });
  } finally {
    stepDown();
  }
}

function inSoundFile<R>(file: string, read: (workspace: WorkspaceFile) => R): R {
  const workspace = openWorkspaceFile(file, MIGRATIONS, fixedEnvironment(), { key: keyOf(file) });
  try {
    expect(verifyFile(workspace.connection)).toMatchObject({ brokenAt: null, differing: 0, damage: [] });
    expect(wrongContents(workspace)).toEqual([]);
    return read(workspace);
  } finally {
    workspace.connection.close();
  }
}

/** Files of evidence of which a byte is not as it was taken in. */
function wrongContents({ connection }: WorkspaceFile): string[] {
  const named = connection.prepare('SELECT DISTINCT sha256 FROM evidence_revisions').pluck().all() as string[];
  return named.filter((sha256) => {
    const content = findContent(connection, sha256);
    const hash = createHash('sha256');
    for (const piece of content === null ? [] : chunksOf(connection, content)) hash.update(piece);
    return hash.digest('hex') !== sha256;
  });
}

const keys = new Map<string, Buffer>();

/** Deriving one takes a third of a second, and thousands of files have the same. */
function keyOf(file: string): Buffer | null {
  const salt = saltOf(file);
  if (salt === null) return null;
  const key = keys.get(salt.toString('hex')) ?? keyFromPassphrase(PASSPHRASE, salt);
  keys.set(salt.toString('hex'), key);
  return key;
}

function columnOf(connection: WorkspaceFile['connection'], sql: string): Set<string> {
  return new Set(connection.prepare(sql).pluck().all() as string[]);
}
