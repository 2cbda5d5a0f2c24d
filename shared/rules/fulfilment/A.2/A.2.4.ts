import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Review of the AI policy. Waits for the policy and its reviews. */
export const policyReview: FulfilmentRule = {
  node: 'A.2.4',
  version: NO_RULE,
  checks: [],
};
