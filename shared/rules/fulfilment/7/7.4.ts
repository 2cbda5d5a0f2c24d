import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Communication. Waits for the plan of communication. */
export const communication: FulfilmentRule = {
  node: '7.4',
  version: NO_RULE,
  checks: [],
};
