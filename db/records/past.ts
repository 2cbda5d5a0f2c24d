import { AppError } from '#shared/contract/errors.ts';
import type { WorkspaceFile } from '../file/open.ts';
import { openInMemory } from '../file/open.ts';
import { replayEntries } from '../trail/replay.ts';
import { type StoredEntry, verifyChain } from '../trail/trail.ts';
import { takeOverTrail } from './write.ts';

/** The day of the trail's first entry, `YYYY-MM-DD` in UTC; `''` where there is none. */
export function firstDay({ connection }: WorkspaceFile): string {
  return ((connection.prepare('SELECT at FROM trail WHERE seq = 1').pluck().get() as string | undefined) ?? '').slice(
    0,
    10,
  );
}

/** The newest entry that was made on the day or before it; days go by UTC. */
export function newestOn({ connection }: WorkspaceFile, day: string): number {
  const newest = connection.prepare('SELECT max(seq) FROM trail WHERE substr(at, 1, 10) <= ?').pluck().get(day);
  return (newest as number | null) ?? 0;
}

/**
 * The workspace as it was after the trail entry `seq`: every record and the trail up to there, in memory. Whoever asks
 * for it closes its connection. Bytes of evidence and private notes are not in it.
 *
 * @throws AppError trailBroken: what an altered trail tells is not what was there
 */
export function rebuildWorkspace(file: WorkspaceFile, seq: number, migrationsFolder: string): WorkspaceFile {
  const { brokenAt } = verifyChain(file.connection);
  if (brokenAt !== null) throw new AppError('trailBroken', { seq: brokenAt });
  const entries = file.connection.prepare('SELECT * FROM trail WHERE seq <= ? ORDER BY seq').all(seq) as StoredEntry[];
  const past = openInMemory(migrationsFolder, file.environment);
  try {
    takeOverTrail(past, entries, replayEntries(entries));
    return past;
  } catch (error) {
    past.connection.close();
    throw error;
  }
}
