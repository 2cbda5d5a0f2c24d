import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Alignment with other organizational policies. Waits for the policy and those beside it. */
export const alignment: FulfilmentRule = {
  node: 'A.2.3',
  version: NO_RULE,
  checks: [],
};
