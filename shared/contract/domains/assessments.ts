import { z } from 'zod';
import { assessment, assessmentFields } from '../../entities/assessment.ts';
import { date, id, instant } from '../../entities/text.ts';
import { action } from '../../kinds/improvement/action.ts';
import { schemasOf } from '../../kinds/schemas.ts';
import { defineRoute } from '../define.ts';
import { change } from '../workspace/workspace.ts';

const listed = assessment.extend({
  /** Whether steps, checks and documents go by it. */
  leads: z.boolean(),
  /** Results that it holds, of requirements and of their parts; they go when it is removed, as do its interviews. */
  results: z.int(),
  interviews: z.int(),
  /** Requirements as a whole that were assessed, and how far they are met, 0 to 100; null where nothing counts. */
  assessed: z.int(),
  score: z.int().min(0).max(100).nullable(),
});
export type ListedAssessment = z.infer<typeof listed>;

const since = z.object({
  /** Each time that it was opened again: the day on which it had been closed, and when it was opened. */
  reopened: z.array(z.object({ closedOn: date, at: instant })),
  /** Whether anything that the closing summary says was changed after it was acknowledged. */
  changed: z.boolean(),
});
export type Since = z.infer<typeof since>;

export const assessmentRoutes = {
  /** In the order in which they were begun. */
  'assessments.list': defineRoute({
    kind: 'query',
    reads: ['assessments', 'workspace', 'assessmentResults', 'interviews'],
    input: z.object({}),
    output: z.array(listed),
  }),
  /** With all results of another one where `basedOnId` names it, empty otherwise. */
  'assessments.create': defineRoute({
    kind: 'command',
    input: z.object({
      fields: assessmentFields
        .pick({ title: true, about: true, subject: true, startedOn: true, leadAssessor: true })
        .partial()
        .required({ title: true }),
      basedOnId: id.optional(),
    }),
    output: change.extend({ assessment }),
  }),
  /** One that is closed takes only its opening and its acknowledgement. */
  'assessments.update': defineRoute({
    kind: 'command',
    input: z.object({ id, changes: assessmentFields.partial() }),
    output: change.extend({ assessment }),
  }),
  /** The actions that are told beside its results: as they stood when it was closed, or as they are while it is open. */
  'assessments.actions': defineRoute({
    kind: 'query',
    // What the trail told up to a closing stays as it is.
    reads: ['assessments', 'actions'],
    input: z.object({ id }),
    output: z.array(schemasOf(action).record),
  }),
  /** What was done to it after it was closed or acknowledged, as the trail tells. */
  'assessments.since': defineRoute({
    kind: 'query',
    reads: ['assessmentResults', 'trail'],
    input: z.object({ id }),
    output: since,
  }),
  /** From now on steps, checks and documents go by this one. */
  'assessments.lead': defineRoute({ kind: 'command', input: z.object({ id }), output: change }),
  /** With its results and interviews, as one change; refused for the leading one and for one that is closed. */
  'assessments.remove': defineRoute({ kind: 'command', input: z.object({ id }), output: change }),
};
