import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** External reporting. The channel for reports from outside has no records here yet. */
export const externalReporting: FulfilmentRule = {
  node: 'A.8.3',
  version: NO_RULE,
  checks: [],
};
