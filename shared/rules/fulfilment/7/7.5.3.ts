import { documentsApproved } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/**
 * Control of documented information. Access, distribution, retention and documents from outside have no records
 * here yet.
 */
export const controlOfDocuments: FulfilmentRule = {
  node: '7.5.3',
  version: NO_RULE,
  checks: [documentsApproved()],
};
