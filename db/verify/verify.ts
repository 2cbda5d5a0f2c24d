import type { Database } from 'better-sqlite3';
import { alteredPrivateTexts } from '../records/private-texts.ts';
import { type Replay, replayTrail } from '../trail/replay.ts';
import { type TrailHead, verifyChain } from '../trail/trail.ts';

/** Messages of SQLite's own check that are kept; the first ones say where to look. */
const MESSAGES = 20;

export type FileVerification = TrailHead &
  Replay & {
    readonly brokenAt: number | null;
    readonly damage: readonly string[];
  };

/**
 * Everything that can be told of a workspace from the file alone: the chain, the records against it, and the pages.
 * SQLite's own check finds only about a quarter of changed bits; the other two find those that change what is said.
 */
export function verifyFile(connection: Database): FileVerification {
  const replay = replayTrail(connection);
  const altered = alteredPrivateTexts(connection);
  return {
    ...verifyChain(connection),
    ...replay,
    differing: replay.differing + altered.differing,
    differences: [...replay.differences, ...altered.differences],
    damage: checkPages(connection),
  };
}

function checkPages(connection: Database): string[] {
  try {
    const rows = connection.pragma(`integrity_check(${MESSAGES})`) as { integrity_check: string }[];
    return rows.map((row) => row.integrity_check).filter((message) => message !== 'ok');
  } catch (error) {
    return [(error as Error).message];
  }
}
