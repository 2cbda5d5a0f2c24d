import { z } from 'zod';
import { id, line, text } from './text.ts';

/** How far a requirement or control is met. */
export const ASSESSMENT_STATUSES = [
  'notAssessed',
  'notMet',
  'partlyMet',
  'largelyMet',
  'met',
  'notApplicable',
] as const;
export type AssessmentStatus = (typeof ASSESSMENT_STATUSES)[number];

/** What was found for one of the 70 nodes; a node without a row is "not assessed". */
export const nodeResult = z.object({
  /** Clause or control number, such as `6.1.2` or `A.6.2.4`. */
  nodeId: line,
  status: z.enum(ASSESSMENT_STATUSES),
  /** What was seen; for `notApplicable` the reason, which the standard asks for (6.1.3). */
  finding: text,
});
export type NodeResult = z.infer<typeof nodeResult>;

export const assessment = z.object({ id, code: line, title: line });
export type Assessment = z.infer<typeof assessment>;
