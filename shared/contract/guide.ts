import { z } from 'zod';
import { assessment, nodeResult } from '../entities/assessment.ts';
import { line } from '../entities/text.ts';
import { STEP_IDS, STEP_STATUSES } from '../steps/steps.ts';
import { defineRoute } from './define.ts';
import { change } from './workspace.ts';

export const stepProgress = z.object({
  id: z.enum(STEP_IDS),
  status: z.enum(STEP_STATUSES),
  /** How much of what the step asks for is there, as two counts: never a stored percentage. */
  done: z.int(),
  total: z.int(),
  /** Key of the next best action under `steps.actions` in the locales, with its numbers; null when none is left. */
  next: z.object({ key: line, params: z.record(z.string(), z.number()) }).nullable(),
});
export type StepProgress = z.infer<typeof stepProgress>;

export const guideRoutes = {
  'guide.overview': defineRoute({
    kind: 'query',
    input: z.object({}),
    output: z.object({ steps: z.array(stepProgress) }),
  }),
  'assessment.get': defineRoute({
    kind: 'query',
    input: z.object({}),
    output: z.object({ assessment, results: z.array(nodeResult) }),
  }),
  'assessment.set': defineRoute({
    kind: 'command',
    input: z.object({ nodeId: line, changes: nodeResult.omit({ nodeId: true }).partial() }),
    output: change.extend({ result: nodeResult }),
  }),
};
