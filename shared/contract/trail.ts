import { z } from 'zod';
import { instant, line } from '../entities/text.ts';
import { defineRoute } from './define.ts';
import { change } from './workspace.ts';

export const TRAIL_OPERATIONS = ['create', 'update', 'delete'] as const;

export const trailEntry = z.object({
  seq: z.int(),
  at: instant,
  actor: z.string(),
  action: z.string(),
  changeId: z.string(),
  entity: z.string(),
  entityId: z.string(),
  operation: z.enum(TRAIL_OPERATIONS),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  hash: z.string(),
});
export type TrailEntry = z.infer<typeof trailEntry>;

export const trailRoutes = {
  'trail.list': defineRoute({
    kind: 'query',
    input: z.object({
      /** Entries older than this sequence number; the newest when left out. */
      before: z.int().optional(),
      since: instant.optional(),
      entityId: line.optional(),
      limit: z.int().min(1).max(1000),
    }),
    output: z.object({ entries: z.array(trailEntry), total: z.int() }),
  }),
  'trail.verify': defineRoute({
    kind: 'query',
    input: z.object({}),
    output: z.object({
      entries: z.int(),
      /** Hash of the newest entry; what an exported document may quote. */
      head: z.string(),
      /** First entry whose hash does not follow from what stands before it; null when the chain holds. */
      brokenAt: z.int().nullable(),
    }),
  }),
  'trail.undo': defineRoute({
    kind: 'command',
    input: z.object({ changeId: line }),
    output: change,
  }),
};
