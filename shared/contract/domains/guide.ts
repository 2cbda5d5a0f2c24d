import { z } from 'zod';
import { assessment, assessmentResult, judgement, ownResult } from '../../entities/assessment.ts';
import { type Organisation, organisation } from '../../entities/organisation.ts';
import { id, line } from '../../entities/text.ts';
import { SYSTEMS_ASKS } from '../../steps/pages.ts';
import { RISK_FIELDS } from '../../steps/progress.ts';
import { STEP_IDS, STEP_STATUSES } from '../../steps/steps.ts';
import { defineRoute } from '../define.ts';
import { change } from '../workspace/workspace.ts';

const missing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('node'), nodeId: line }),
  z.object({ kind: z.literal('field'), field: z.enum(Object.keys(organisation.shape) as (keyof Organisation)[]) }),
  z.object({ kind: z.literal('systems'), ask: z.enum(SYSTEMS_ASKS), count: z.int() }),
  z.object({ kind: z.literal('document'), documentKey: line }),
]);

export const stepProgress = z.object({
  id: z.enum(STEP_IDS),
  status: z.enum(STEP_STATUSES),
  /** How much of what the step asks for is there, as two counts: never a stored percentage. */
  done: z.int(),
  total: z.int(),
  /** Key of the next best action under `steps.actions` in the locales, with its numbers; null when none is left. */
  next: z.object({ key: line, params: z.record(z.string(), z.number()), pageId: line }).nullable(),
  /** The pages of the step's wizard with what each still lacks. */
  pages: z
    .array(z.object({ id: line, done: z.int(), total: z.int(), missing: z.array(missing).readonly() }))
    .readonly(),
});
export type StepProgress = z.infer<typeof stepProgress>;

/** More than a grid of the whole standard with all elements holds. */
const MAX_ENTRIES = 5000;
const entry = assessmentResult.pick({ nodeId: true, element: true }).extend({ changes: judgement.partial() });
/** The leading one where none is named. */
const assessmentId = id.optional();

export const guideRoutes = {
  'guide.overview': defineRoute({
    kind: 'query',
    reads: ['workspace', 'organisation', 'aiSystems', 'assessments', 'assessmentResults', 'documentControls'],
    input: z.object({}),
    output: z.object({ steps: z.array(stepProgress) }),
  }),
  /** The first `limit` systems in scope that lack a field risks and impacts are judged by, and how many there are. */
  'guide.undescribedSystems': defineRoute({
    kind: 'query',
    reads: ['aiSystems'],
    input: z.object({ limit: z.int().min(1).max(200).default(20) }),
    output: z.object({
      inScope: z.int(),
      undescribed: z.int(),
      systems: z.array(z.object({ id, code: line, name: line, lacks: z.array(z.enum(RISK_FIELDS)) })),
    }),
  }),
  'assessment.get': defineRoute({
    kind: 'query',
    reads: ['workspace', 'assessments', 'assessmentResults'],
    input: z.object({ assessmentId }),
    output: z.object({ assessment, results: z.array(ownResult) }),
  }),
  /** Where the walk through the requirements was left on this computer; null before the first. */
  'assessment.place': defineRoute({
    kind: 'query',
    reads: ['computer', 'workspace'],
    input: z.object({}),
    output: z.object({ nodeId: line.nullable() }),
  }),
  'assessment.notePlace': defineRoute({ kind: 'shell', input: z.object({ nodeId: line }), output: z.object({}) }),
  /** One change, and so undone as one, however many entries it has. Where one of them is refused, nothing changes. */
  'assessment.set': defineRoute({
    kind: 'command',
    input: z.object({ assessmentId, entries: z.array(entry).min(1).max(MAX_ENTRIES) }),
    output: change.extend({ results: z.array(ownResult) }),
  }),
};
