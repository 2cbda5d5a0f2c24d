import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** AI objectives and planning to achieve them. Waits for the register of objectives. */
export const objectives: FulfilmentRule = {
  node: '6.2',
  version: NO_RULE,
  checks: [],
};
