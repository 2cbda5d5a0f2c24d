import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Information for interested parties. Waits for the register of interested parties. */
export const informationForParties: FulfilmentRule = {
  node: 'A.8.5',
  version: NO_RULE,
  checks: [],
};
