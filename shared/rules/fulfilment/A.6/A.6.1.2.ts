import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Objectives for responsible development of AI system. Waits for the register of objectives. */
export const developmentObjectives: FulfilmentRule = {
  node: 'A.6.1.2',
  version: NO_RULE,
  checks: [],
};
