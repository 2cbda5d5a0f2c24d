import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** AI management system. Processes and their interactions have no records here yet. */
export const aims: FulfilmentRule = {
  node: '4.4',
  version: NO_RULE,
  checks: [],
};
