import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** AI system technical documentation. Waits for the life-cycle records of a system. */
export const technicalDocumentation: FulfilmentRule = {
  node: 'A.6.2.7',
  version: NO_RULE,
  checks: [],
};
