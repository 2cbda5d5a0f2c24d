import { z } from 'zod';
import { action } from '../../entities/action.ts';
import { assessment, assessmentFields } from '../../entities/assessment.ts';
import { id } from '../../entities/text.ts';
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
    reads: ['assessments', 'actions'],
    input: z.object({ id }),
    output: z.array(action),
  }),
  /** From now on steps, checks and documents go by this one. */
  'assessments.lead': defineRoute({ kind: 'command', input: z.object({ id }), output: change }),
  /** With its results and interviews, as one change; refused for the leading one and for one that is closed. */
  'assessments.remove': defineRoute({ kind: 'command', input: z.object({ id }), output: change }),
};
