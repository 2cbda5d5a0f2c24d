import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Awareness. Waits for records of training and awareness. */
export const awareness: FulfilmentRule = {
  node: '7.3',
  version: NO_RULE,
  checks: [],
};
