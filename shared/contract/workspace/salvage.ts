import { z } from 'zod';
import { id, line } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';
import { secret } from './workspace.ts';

/**
 * What became of a record: read `whole`; written `fromTrail`, since its row cannot be read; `corrected`, where a row
 * is not what an unbroken trail tells, which then counts; taken as read though the entries that are left do not explain
 * it (`unexplained`); `lost`; or made anew, since others cannot be without it (`standIn`).
 */
export const FATES = ['whole', 'fromTrail', 'corrected', 'unexplained', 'standIn', 'lost'] as const;
const fate = z.enum(FATES);
export type Fate = z.infer<typeof fate>;

export const salvageReport = z.object({
  /** Name of the damaged file, and where the new one lies. */
  name: z.string(),
  location: z.string(),
  /** Trail entries that the new file keeps as they were, all that could be read, and those that explain the rest. */
  entries: z.object({ kept: z.int(), read: z.int(), added: z.int() }),
  /** Whether the trail is whole, so that every record is as its last change left it. */
  unbroken: z.boolean(),
  /** What a crash left beside the file. */
  log: z.enum(['none', 'read', 'unread']),
  counts: z.record(z.string(), z.record(fate, z.int())),
  /** Every record that was not simply read whole. */
  records: z.array(z.object({ entity: line, id: z.string(), label: z.string(), fate })),
  /** Files of evidence whose bytes were read whole, and those that were not. */
  contents: z.object({ kept: z.int(), lost: z.array(z.object({ code: line, fileName: line })) }),
  /** Kinds of which more may be lost than can be named. */
  uncertain: z.array(line),
});
export type SalvageReport = z.infer<typeof salvageReport>;

const how = { out: z.string().min(1), secret };

export const salvageRoutes = {
  /** Writes what can be read of a damaged workspace to a new file; the damaged one is only read. */
  'workspace.salvage': defineRoute({
    kind: 'shell',
    input: z.object({ path: z.string().min(1), ...how }),
    output: salvageReport,
    files: { path: 'read', out: 'write' },
  }),
  /** The same for one of the recent files. */
  'workspace.salvageRecent': defineRoute({
    kind: 'shell',
    input: z.object({ id, ...how }),
    output: salvageReport,
    files: { out: 'write' },
  }),
};
