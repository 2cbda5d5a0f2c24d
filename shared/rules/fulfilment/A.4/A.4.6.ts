import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Human resources. Waits for the competence matrix. */
export const humanResources: FulfilmentRule = {
  node: 'A.4.6',
  version: NO_RULE,
  checks: [],
};
