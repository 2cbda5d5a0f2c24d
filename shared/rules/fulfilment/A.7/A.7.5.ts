import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Data provenance. Waits for the data of a system with origin and quality. */
export const dataProvenance: FulfilmentRule = {
  node: 'A.7.5',
  version: NO_RULE,
  checks: [],
};
