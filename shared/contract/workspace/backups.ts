import { z } from 'zod';
import { id, instant, line } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';

export const backup = z.object({
  id: line,
  at: instant,
  /** Trail entries that it holds. */
  entries: z.int(),
  bytes: z.int(),
  /** Changes of the open workspace that it does not hold: what going back to it would lose. */
  newer: z.int(),
});
export type BackupInfo = z.infer<typeof backup>;

export const backupRoutes = {
  /** Backups of the open workspace on this computer, newest first, and the folder they lie in. */
  'backups.list': defineRoute({
    kind: 'query',
    reads: ['computer', 'workspace', 'trail'],
    input: z.object({}),
    output: z.object({ folder: z.string(), backups: z.array(backup) }),
  }),
  /** Makes one now; null when the newest already holds everything. */
  'backups.make': defineRoute({ kind: 'shell', input: z.object({}), output: z.object({ made: line.nullable() }) }),
  /** The state that a backup holds, for `trail.restore`. */
  'backups.point': defineRoute({
    kind: 'query',
    reads: ['computer', 'workspace'],
    input: z.object({ id: line }),
    output: z.object({ seq: z.int(), head: line }),
  }),
  /** Writes a backup to a file of its own: one of the open workspace, or of a recent one that does not open any more. */
  'backups.saveAs': defineRoute({
    kind: 'query',
    reads: [],
    input: z.object({ id: line, path: z.string().min(1), recentId: id.optional() }),
    output: z.object({ location: z.string() }),
    files: { path: 'write' },
  }),
};
