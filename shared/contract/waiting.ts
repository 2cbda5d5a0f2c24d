import { z } from 'zod';
import { defineRoute } from './define.ts';

/** How much of each kind of work waits for somebody. */
export const waiting = z.object({
  /** AI systems without a decision whether they are in scope. */
  undecidedSystems: z.int(),
  /** Evidence that no longer counts. */
  expiredEvidence: z.int(),
  /** Actions that are open after the day by which they were due. */
  overdueActions: z.int(),
});
export type Waiting = z.infer<typeof waiting>;

export const waitingRoutes = {
  /** `today` is the day where the user is. */
  'waiting.count': defineRoute({
    kind: 'query',
    reads: ['aiSystems', 'evidence', 'actions'],
    input: z.object({ today: z.iso.date() }),
    output: waiting,
  }),
};
