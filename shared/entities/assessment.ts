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
/** What a report says of a result; the note is for those who work on it. */
export const RESULT_SAYS = Object.keys(assessmentResult.omit({ nodeId: true, element: true, note: true }).shape);

/** The same with the consultant's own note, for those who assess; nothing that leaves the program holds it. */
export const ownResult = assessmentResult.extend({
  /** Null where this copy of the workspace was made without private notes. */
  privateNote: text.nullable(),
});
export type OwnResult = z.infer<typeof ownResult>;

/** What can be written of a result. A note that was left out can only be written anew. */
export const judgement = ownResult.omit({ nodeId: true, element: true }).extend({ privateNote: text });
type Judged = z.infer<typeof judgement>;
/** Fields that are absent or `undefined` stay as they are. */
export type ResultChanges = { readonly [K in keyof Judged]?: Judged[K] | undefined };

/** What there is about a node or element before anybody looked at it. */
export function emptyResult(nodeId: string, element = 0): OwnResult {
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
    privateNote: '',
  };
}

export function withResultChanges(result: OwnResult, changes: ResultChanges): OwnResult {
  const defined = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...result, ...Object.fromEntries(defined) };
}

/** Identifies a result within its assessment: `6.1.2`, or `6.1.2/3` for its third element. */
export function resultKey({ nodeId, element }: Pick<AssessmentResult, 'nodeId' | 'element'>): string {
  return element === 0 ? nodeId : `${nodeId}/${element}`;
}

/** Code of the assessment that every workspace begins with. */
export const FIRST_ASSESSMENT_CODE = 'ASM-001';

/** What an assessment looks at. */
export const ASSESSMENT_ABOUTS = ['aims', 'site', 'aiSystem'] as const;
export type AssessmentAbout = (typeof ASSESSMENT_ABOUTS)[number];

export const assessmentFields = z.object({
  title: line.trim().min(1),
  about: z.enum(ASSESSMENT_ABOUTS),
  /** The site in words, or the id of the AI system; `''` for the whole AIMS. */
  subject: line,
  startedOn: date,
  leadAssessor: line,
  /** The day from which on it is only read; `''` while it is open. */
  closedOn: date,
  /** What the closing summary says beside what follows from the results. */
  closingText: text,
  /** Who acknowledged the closing summary, and when. */
  acknowledgedBy: line,
  acknowledgedOn: date,
});
export type AssessmentFields = z.infer<typeof assessmentFields>;
/** What the closing summary says of an assessment beside its results. */
export const ASSESSMENT_SAYS = ['title', 'about', 'subject', 'startedOn', 'leadAssessor', 'closingText'] as const;

export const assessment = assessmentFields.extend({
  id,
  code: line,
  title: line,
  /** The assessment that its results were copied from; `''` where it began empty. */
  basedOnId: z.union([id, z.literal('')]),
});
export type Assessment = z.infer<typeof assessment>;
