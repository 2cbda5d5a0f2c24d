import { z } from 'zod';
import { CLASSIFICATIONS } from './document-control.ts';
import { date, id, line, text } from './text.ts';

/** What a piece of evidence is; a photo, a screenshot and a recording are files. */
export const EVIDENCE_KINDS = ['file', 'link', 'interview', 'observation'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What a piece of evidence can support. */
export const EVIDENCE_TARGETS = ['node', 'aiSystem', 'action'] as const;
export type EvidenceTarget = (typeof EVIDENCE_TARGETS)[number];
/** Where the records lie that evidence can support; a test holds this against what the kinds say that they take. */
export const LINKED_TABLES = {
  aiSystem: 'aiSystems',
  action: 'actions',
} as const satisfies Readonly<Record<Exclude<EvidenceTarget, 'node'>, string>>;

/** How a revision came out of an earlier one; `''` where it was taken in as it is. */
export const DERIVATIONS = ['', 'annotated', 'redacted', 'withoutMetadata'] as const;
export type Derivation = (typeof DERIVATIONS)[number];

/** What an evidence index says of each piece: what it is, where it is from, for which time it speaks (clause 7.5). */
export const evidenceFields = z.object({
  kind: z.enum(EVIDENCE_KINDS),
  title: line.trim().min(1),
  /** What it shows; for an interview or an observation, what was said or seen. */
  description: text,
  /** The system, person or role that it comes from. */
  source: line,
  /** Address of a link, or where the original lies, in the words of whoever collected it. */
  location: line,
  collectedBy: line,
  collectedOn: date,
  periodFrom: date,
  periodTo: date,
  /** The last day on which it still counts; `''` where it does not grow old. */
  validUntil: date,
  classification: z.enum(['', ...CLASSIFICATIONS]),
});
export type EvidenceFields = z.infer<typeof evidenceFields>;

export const evidenceRevision = z.object({
  id,
  /** Counted from 1. */
  number: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  fileName: line,
  /** By content, never by the file's name, such as `image/jpeg`. */
  mediaType: line,
  note: line,
  addedAt: z.string(),
  addedBy: line,
  /** The revision it was made from; `''` for one that was taken in. */
  madeFrom: z.union([id, z.literal('')]),
  derivation: z.enum(DERIVATIONS),
});
export type EvidenceRevision = z.infer<typeof evidenceRevision>;

export const evidenceLink = z.object({
  target: z.enum(EVIDENCE_TARGETS),
  /** Clause or control number for `node`, the record's id otherwise. */
  targetId: line,
});
export type EvidenceLink = z.infer<typeof evidenceLink>;

export const evidence = evidenceFields.extend({
  id,
  code: line,
  /** Oldest first; empty for what is no file. */
  revisions: z.array(evidenceRevision).readonly(),
  links: z.array(evidenceLink).readonly(),
});
export type Evidence = z.infer<typeof evidence>;

/** `today` is a calendar date, `YYYY-MM-DD`. */
export function isExpired({ validUntil }: Pick<EvidenceFields, 'validUntil'>, today: string): boolean {
  return validUntil !== '' && validUntil < today;
}

/** The revision that counts; undefined for what is no file. */
export function newestRevision({ revisions }: Pick<Evidence, 'revisions'>): EvidenceRevision | undefined {
  return revisions.at(-1);
}
