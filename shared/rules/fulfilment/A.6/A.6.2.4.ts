import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** AI system verification and validation. Waits for the life-cycle records of a system. */
export const verification: FulfilmentRule = {
  node: 'A.6.2.4',
  version: NO_RULE,
  checks: [],
};
