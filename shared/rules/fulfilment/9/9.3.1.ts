import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Management review - General. Waits for management reviews. */
export const managementReview: FulfilmentRule = {
  node: '9.3.1',
  version: NO_RULE,
  checks: [],
};
