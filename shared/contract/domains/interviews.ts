import { z } from 'zod';
import { interview, interviewFields } from '../../entities/interview.ts';
import { id } from '../../entities/text.ts';
import { defineRoute } from '../define.ts';
import { change } from '../workspace/workspace.ts';

/** More than one visit has room for. */
const MAX_INTERVIEWS = 200;

export const interviewRoutes = {
  /** Of the leading assessment where none is named, in the order of the visit. */
  'interviews.list': defineRoute({
    kind: 'query',
    reads: ['workspace', 'assessments', 'interviews'],
    input: z.object({ assessmentId: id.optional() }),
    output: z.array(interview),
  }),
  /** One or several, as one change. */
  'interviews.create': defineRoute({
    kind: 'command',
    input: z.object({
      assessmentId: id.optional(),
      interviews: z.array(interviewFields.partial()).min(1).max(MAX_INTERVIEWS),
    }),
    output: change.extend({ interviews: z.array(interview) }),
  }),
  'interviews.update': defineRoute({
    kind: 'command',
    input: z.object({ id, changes: interviewFields.partial() }),
    output: change.extend({ interview }),
  }),
  'interviews.remove': defineRoute({ kind: 'command', input: z.object({ id }), output: change }),
};
