import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** AI system operation and monitoring. Waits for metrics and the life-cycle records of a system. */
export const operation: FulfilmentRule = {
  node: 'A.6.2.6',
  version: NO_RULE,
  checks: [],
};
