import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Data preparation. Waits for the data of a system with origin and quality. */
export const dataPreparation: FulfilmentRule = {
  node: 'A.7.6',
  version: NO_RULE,
  checks: [],
};
