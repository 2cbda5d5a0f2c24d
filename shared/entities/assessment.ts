import { z } from 'zod';
import { date, id, line, text } from './text.ts';

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

/** Levels of maturity, as the guidance describes them for each node. */
export const MAX_MATURITY = 5;
export const MAX_ELEMENTS = 50;

/** All that an assessment holds about a node, or about one of its elements. */
export const assessmentResult = nodeResult.extend({
  /** Which of the node's elements, from 1; 0 for the node as a whole. */
  element: z.int().min(0).max(MAX_ELEMENTS),
  /** 0 (nothing) to 5 (improved continually); null where nobody judged it. */
  maturity: z.int().min(0).max(MAX_MATURITY).nullable(),
  /** What was seen and said, for those who work on it; the finding is what the report says. */
  note: text,
  owner: line,
  interviewee: line,
  assessedOn: date,
});
export type AssessmentResult = z.infer<typeof assessmentResult>;
type Judged = Omit<AssessmentResult, 'nodeId' | 'element'>;
/** Fields that are absent or `undefined` stay as they are. */
export type ResultChanges = { readonly [K in keyof Judged]?: Judged[K] | undefined };

/** What there is about a node or element before anybody looked at it. */
export function emptyResult(nodeId: string, element = 0): AssessmentResult {
  return {
    nodeId,
    element,
    status: 'notAssessed',
    maturity: null,
    finding: '',
    note: '',
    owner: '',
    interviewee: '',
    assessedOn: '',
  };
}

export function withResultChanges(result: AssessmentResult, changes: ResultChanges): AssessmentResult {
  const defined = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...result, ...Object.fromEntries(defined) };
}

/** Identifies a result within its assessment: `6.1.2`, or `6.1.2/3` for its third element. */
export function resultKey({ nodeId, element }: Pick<AssessmentResult, 'nodeId' | 'element'>): string {
  return element === 0 ? nodeId : `${nodeId}/${element}`;
}

export const assessment = z.object({ id, code: line, title: line });
export type Assessment = z.infer<typeof assessment>;
