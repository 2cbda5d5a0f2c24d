import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** AI system deployment. Waits for the life-cycle records of a system. */
export const deployment: FulfilmentRule = {
  node: 'A.6.2.5',
  version: NO_RULE,
  checks: [],
};
