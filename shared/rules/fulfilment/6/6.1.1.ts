import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Actions to address risks and opportunities - General. Waits for the risk criteria and the register of risks. */
export const risksAndOpportunities: FulfilmentRule = {
  node: '6.1.1',
  version: NO_RULE,
  checks: [],
};
