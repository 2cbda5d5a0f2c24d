import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** System and computing resources. Waits for the components of a system. */
export const computingResources: FulfilmentRule = {
  node: 'A.4.5',
  version: NO_RULE,
  checks: [],
};
