import { z } from 'zod';
import { id, instant, line, text } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';
import { CHECKPOINT_STATES } from './trail.ts';
import { change } from './workspace.ts';

/** What somebody writes on a snapshot, such as "Before the Stage 1 audit". */
const label = z.object({ name: line.trim().min(1), note: text });

export const snapshot = label.extend({
  id,
  /** The trail entry that it stands for, and its hash. */
  entries: z.int(),
  head: line,
  madeBy: line,
  madeAt: instant,
  /** Changes made since. */
  newer: z.int(),
  /** Whether the trail still holds that entry. */
  state: z.enum(CHECKPOINT_STATES),
});
export type SnapshotInfo = z.infer<typeof snapshot>;

export const snapshotRoutes = {
  /** The newest state first. */
  'snapshots.list': defineRoute({
    kind: 'query',
    reads: ['snapshots', 'trail'],
    input: z.object({}),
    output: z.array(snapshot),
  }),
  /** Gives the workspace as it stands a name. */
  'snapshots.add': defineRoute({ kind: 'command', input: label, output: change.extend({ id }) }),
  'snapshots.update': defineRoute({
    kind: 'command',
    input: z.object({ id, changes: label.partial() }),
    output: change,
  }),
  /** Removes the name alone: the state stays in the trail. */
  'snapshots.remove': defineRoute({ kind: 'command', input: z.object({ id }), output: change }),
};
