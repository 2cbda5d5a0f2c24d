import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Objectives for responsible use of AI system. Waits for the register of objectives. */
export const objectivesOfUse: FulfilmentRule = {
  node: 'A.9.3',
  version: NO_RULE,
  checks: [],
};
