import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { contentPieces } from '../contents/pieces.ts';

/** A file whose bytes are not those that its revision names. */
export type ContentFault = {
  /** Of the evidence, such as EV-0042. */
  readonly code: string;
  readonly fileName: string;
  readonly kind: 'missing' | 'changed';
};

export type ContentsVerification = { readonly contents: number; readonly contentFaults: readonly ContentFault[] };

type Revision = {
  readonly code: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
};

/**
 * Reads the bytes of all evidence and holds them against the hashes that the revisions name, which the trail vouches
 * for. Requests get through between two pieces.
 *
 * @throws AppError cancelled where the workspace was closed meanwhile
 */
export async function verifyContents(connection: Database): Promise<ContentsVerification> {
  const revisions = connection
    .prepare(
      `SELECT e.code, r.file_name AS fileName, r.sha256, r.bytes FROM evidence_revisions r
       JOIN evidence e ON e.id = r.evidence_id ORDER BY e.code, r.number`,
    )
    .all() as Revision[];
  const states = new Map<string, ContentFault['kind'] | 'whole'>();
  const contentFaults: ContentFault[] = [];
  for (const revision of revisions) {
    const { code, fileName, sha256 } = revision;
    const state = states.get(sha256) ?? (await stateOf(connection, revision));
    states.set(sha256, state);
    if (state !== 'whole') contentFaults.push({ code, fileName, kind: state });
  }
  return { contents: states.size, contentFaults };
}

async function stateOf(connection: Database, { sha256, bytes }: Revision): Promise<ContentFault['kind'] | 'whole'> {
  let length = 0;
  try {
    for (const piece of contentPieces(connection, sha256)) {
      length += piece.length;
      await setImmediate();
      if (!connection.open) throw new AppError('cancelled');
    }
    return length === bytes ? 'whole' : 'changed';
  } catch (error) {
    if (error instanceof AppError && error.code === 'evidenceContentMissing') return 'missing';
    if (error instanceof AppError && error.code === 'evidenceDamaged') return 'changed';
    // A page that SQLite cannot read is a change like any other.
    if ((error as { code?: unknown }).code?.toString().startsWith('SQLITE_') === true) return 'changed';
    throw error;
  }
}
