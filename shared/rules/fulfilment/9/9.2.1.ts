import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/**
 * Internal audit - General. Waits for internal audits. A gap analysis is none: nobody planned it as one, and its
 * assessor may be who built the AIMS.
 */
export const internalAudit: FulfilmentRule = {
  node: '9.2.1',
  version: NO_RULE,
  checks: [],
};
