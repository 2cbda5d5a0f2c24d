import { z } from 'zod';
import { date, line, text } from './text.ts';

export const DOCUMENT_STATUSES = ['draft', 'inReview', 'approved', 'obsolete'] as const;
export const CLASSIFICATIONS = ['public', 'internal', 'confidential', 'restricted'] as const;

export const revision = z.object({ version: line.min(1), date, author: line, change: text });
export type Revision = z.infer<typeof revision>;

/** The control data that clause 7.5.2 and 7.5.3 want on documented information: what a cover page shows. */
export const documentControl = z.object({
  /** Which document this controls; a key of the product's document registry. */
  documentKey: line.min(1),
  /** Human identifier such as AIMS-REP-001. */
  identifier: line.min(1),
  version: line.min(1),
  status: z.enum(DOCUMENT_STATUSES),
  classification: z.enum(CLASSIFICATIONS),
  owner: line,
  author: line,
  approver: line,
  approvedOn: date,
  effectiveOn: date,
  nextReviewOn: date,
  revisions: z.array(revision).max(500),
});
export type DocumentControl = z.infer<typeof documentControl>;

/** Nobody is named in it, and nothing has happened yet. */
export const UNSIGNED = { owner: '', author: '', approver: '', approvedOn: '', effectiveOn: '', nextReviewOn: '' };
