import { z } from 'zod';
import { id, instant, line, text } from '../../entities/text.ts';
import { SEVERITIES, SUBJECT_ENTITIES } from '../../rules/readiness/rule.ts';
import { STEP_IDS } from '../../steps/steps.ts';
import { defineRoute } from '../define.ts';
import { change } from '../workspace/workspace.ts';
import { APPROVAL_READS, FULFILMENT_READS } from './fulfilment.ts';

const subjectKey = z.object({ entity: z.enum(SUBJECT_ENTITIES), id: line.min(1) });

const readinessSubject = subjectKey.extend({
  /** Code and name as recorded; `''` where the words of the field say it better. */
  label: z.string(),
  /** Values for the rule's `detail` in the locales; see shared/rules/readiness/words.ts. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

const waiver = z.object({
  id,
  rule: line,
  /** Null where the rule is waived as a whole. */
  subject: subjectKey.nullable(),
  reason: text,
  by: line,
  at: instant,
});

const finding = z.object({
  rule: line,
  severity: z.enum(SEVERITIES),
  step: z.enum(STEP_IDS),
  nodes: z.array(line).readonly(),
  /** Records at fault that no waiver covers; 0 where the whole finding is waived. */
  open: z.int(),
  total: z.int(),
  /** Records at fault that are not waived one by one, cut to the limit asked for. */
  subjects: z.array(readinessSubject).readonly(),
  waivedSubjects: z.array(z.object({ subject: readinessSubject, waiver })).readonly(),
  waiver: waiver.nullable(),
});
export type ReadinessFinding = z.infer<typeof finding>;

export const readinessReport = z.object({
  asOf: z.iso.date(),
  checked: z.int(),
  counts: z.object({ error: z.int(), warning: z.int(), hint: z.int(), waived: z.int() }),
  findings: z.array(finding).readonly(),
});
export type ReadinessAnswer = z.infer<typeof readinessReport>;

export const readinessRoutes = {
  'readiness.check': defineRoute({
    kind: 'query',
    reads: [
      'workspace',
      'assessments',
      'assessmentResults',
      'readinessWaivers',
      ...FULFILMENT_READS,
      ...APPROVAL_READS,
    ],
    input: z.object({
      /** Day on which the workspace is looked at; today's (UTC) when left out. */
      asOf: z.iso.date().optional(),
      /** Asks one rule alone. */
      rule: line.optional(),
      /** Most records to name for each finding; all when left out. Counts are whole in any case. */
      limit: z.int().min(0).optional(),
    }),
    output: readinessReport,
  }),
  /**
   * Waives what a rule finds, as a whole or in one record; a second waiver of the same replaces the reason. `by` is in
   * whose name, unless it is whoever works here.
   */
  'readiness.waive': defineRoute({
    kind: 'command',
    input: z.object({
      rule: line,
      subject: subjectKey.nullable(),
      reason: text.trim().min(1),
      by: line.trim().min(1).optional(),
    }),
    output: change,
  }),
  'readiness.unwaive': defineRoute({ kind: 'command', input: z.object({ id }), output: change }),
};
