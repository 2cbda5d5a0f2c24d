import { documentsApproved, evidenceAsked } from '../checks.ts';
import type { FulfilmentRule } from '../rule.ts';

/**
 * Creating and updating documented information. Control data show it for the documents of this product; evidence
 * has to show it for the organisation's own.
 */
export const creatingAndUpdating: FulfilmentRule = {
  node: '7.5.2',
  version: 2,
  checks: [documentsApproved(), evidenceAsked],
};
