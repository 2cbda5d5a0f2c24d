import { z } from 'zod';
import { ASSESSMENT_STATUSES, assessment, assessmentResult, judgement, ownResult } from '../../entities/assessment.ts';
import { type Organisation, organisation } from '../../entities/organisation.ts';
import { date, id, line } from '../../entities/text.ts';
import { FULFILMENT_STATES } from '../../rules/fulfilment/rule.ts';
import { SYSTEMS_ASKS } from '../../steps/pages.ts';
import { RISK_FIELDS } from '../../steps/progress.ts';
import { STEP_IDS, STEP_STATUSES } from '../../steps/steps.ts';
import { defineRoute } from '../define.ts';
import { change } from '../workspace/workspace.ts';
import { APPROVAL_READS, FULFILMENT_READS } from './fulfilment.ts';

const missing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('node'), nodeId: line }),
  z.object({ kind: z.literal('field'), field: z.enum(Object.keys(organisation.shape) as (keyof Organisation)[]) }),
  z.object({ kind: z.literal('systems'), ask: z.enum(SYSTEMS_ASKS), count: z.int() }),
  z.object({ kind: z.literal('document'), documentKey: line }),
]);

export const stepProgress = z.object({
  id: z.enum(STEP_IDS),
  status: z.enum(STEP_STATUSES),
  /** Requirements that records show, of all of the step's; in the gap analysis those that were judged. */
  done: z.int(),
  total: z.int(),
  /** The step's requirements by state; all 0 in the gap analysis. */
  counts: z.object(perKey(FULFILMENT_STATES)),
  /** Each requirement of the step; none in the gap analysis. */
  nodes: z.array(z.object({ id: line, state: z.enum(FULFILMENT_STATES) })).readonly(),
  /** What the gap analysis found, by status: a judgement of its day, which later work does not change. */
  judgement: z
    .object({ code: line, title: line, closedOn: date, counts: z.object(perKey(ASSESSMENT_STATUSES)) })
    .nullable(),
  /** Key of the next best action under `steps.actions` in the locales, with its numbers; null when none is left. */
  next: z.object({ key: line, params: z.record(z.string(), z.number()), pageId: line }).nullable(),
  /** The pages of the step's wizard with what each still lacks. */
  pages: z
    .array(z.object({ id: line, done: z.int(), total: z.int(), missing: z.array(missing).readonly() }))
    .readonly(),
});
export type StepProgress = z.infer<typeof stepProgress>;

/** How the leading assessment is worked at: question by question, as a table, page by page of the wizard. */
export const GUIDE_MODES = ['walk', 'table', 'page'] as const;
export type GuideMode = (typeof GUIDE_MODES)[number];

/** More than a grid of the whole standard with all elements holds. */
const MAX_ENTRIES = 5000;
const entry = assessmentResult.pick({ nodeId: true, element: true }).extend({ changes: judgement.partial() });
/** The leading one where none is named. */
const assessmentId = id.optional();

export const guideRoutes = {
  'guide.overview': defineRoute({
    kind: 'query',
    reads: ['computer', 'workspace', 'assessments', 'assessmentResults', ...FULFILMENT_READS, ...APPROVAL_READS],
    input: z.object({}),
    output: z.object({
      steps: z.array(stepProgress),
      /** The mode last used on this computer; null before the first. */
      mode: z.enum(GUIDE_MODES).nullable(),
    }),
  }),
  'guide.noteMode': defineRoute({
    kind: 'shell',
    input: z.object({ mode: z.enum(GUIDE_MODES) }),
    output: z.object({}),
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

function perKey<K extends string>(keys: readonly K[]): Record<K, z.ZodInt> {
  return Object.fromEntries(keys.map((key) => [key, z.int()])) as Record<K, z.ZodInt>;
}
