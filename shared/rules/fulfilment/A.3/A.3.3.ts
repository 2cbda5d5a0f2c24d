import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Reporting of concerns. The channel for concerns has no records here yet. */
export const concerns: FulfilmentRule = {
  node: 'A.3.3',
  version: NO_RULE,
  checks: [],
};
