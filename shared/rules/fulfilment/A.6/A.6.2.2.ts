import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** AI system requirements and specification. Waits for the life-cycle records of a system. */
export const requirementsSpecification: FulfilmentRule = {
  node: 'A.6.2.2',
  version: NO_RULE,
  checks: [],
};
