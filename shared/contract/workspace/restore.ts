import { z } from 'zod';
import { instant, line } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';
import { TRAIL_OPERATIONS } from './trail.ts';
import { change } from './workspace.ts';

/** What going back does to one record: it goes away (`delete`), changes, or comes back (`create`). */
export const restoreStep = z.object({
  entity: z.string(),
  entityId: z.string(),
  operation: z.enum(TRAIL_OPERATIONS),
  /** What the record is called, by field, as in the trail. */
  subject: z.record(z.string(), z.string()),
  /** The fields that differ: as they are now, and as they would be. */
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type RestoreStep = z.infer<typeof restoreStep>;

const count = z.int().min(0);

export const restorePreview = z.object({
  seq: z.int(),
  /** When the change was made that is the last one to stay. */
  at: instant,
  /** Changes made since, of which nothing would be left in the records; the trail keeps them. */
  changes: count,
  /** Per kind of record how many go away, change and come back; kinds of which none does are left out. */
  kinds: z.array(z.object({ entity: z.string(), gone: count, changed: count, back: count })),
  /** The first of those records: what goes away before what changes before what comes back. */
  steps: z.array(restoreStep),
  /** How many there are. */
  total: count,
});
export type RestorePreview = z.infer<typeof restorePreview>;

const point = z.object({
  seq: z.int().min(1),
  /** The hash that the entry has to have, where the state was noted elsewhere. */
  head: line.optional(),
});
const version = z.object({ entity: line, entityId: line, seq: z.int().min(1) });

export const restoreRoutes = {
  /** What going back to the state after a trail entry would do; the entry has to be the last one of its change. */
  'trail.restorePreview': defineRoute({ kind: 'query', reads: ['trail'], input: point, output: restorePreview }),
  /** Brings the records back to that state, as one new change; snapshots and people stay as they are. */
  'trail.restore': defineRoute({ kind: 'command', input: point, output: change }),
  /** The same for one record; null where it is as it was then. */
  'trail.restoreRecordPreview': defineRoute({
    kind: 'query',
    reads: ['trail'],
    input: version,
    output: z.object({ step: restoreStep.nullable() }),
  }),
  'trail.restoreRecord': defineRoute({ kind: 'command', input: version, output: change }),
};
