import { z } from 'zod';
import { INTERVIEW_ROLES } from '../entities/interview-roles.ts';

const sentence = z.string().trim().min(1).max(600);

/**
 * What the product teaches about one node of the catalogue, in our own words and one language: what is wanted, what
 * to ask, what to show.
 */
export const nodeGuidance = z.object({
  /** Plain language for someone who never read a standard: what is wanted and why. */
  explanation: z.string().trim().min(80).max(1200),
  /** What is asked, one part each that can be assessed by itself. */
  elements: z.array(sentence).min(1),
  questions: z.array(z.object({ ask: sentence, roles: z.array(z.enum(INTERVIEW_ROLES)).min(1) })).min(3),
  /** How it looks at each level of maturity, 0 (nothing) to 5 (improved continually). */
  maturity: z.tuple([sentence, sentence, sentence, sentence, sentence, sentence]),
  evidence: z.array(sentence).min(2),
  /** What auditors typically find wrong. */
  findings: z.array(sentence).min(1),
  /** Where something written is wanted, and what; '' where nothing is. */
  documentedInformation: z.string().max(600),
  /** How a small organisation meets it without bureaucracy. */
  smallOrganisations: sentence,
});
export type NodeGuidance = z.infer<typeof nodeGuidance>;

/** A guidance file: texts by node id. */
export const guidanceFile = z.record(z.string(), nodeGuidance);
