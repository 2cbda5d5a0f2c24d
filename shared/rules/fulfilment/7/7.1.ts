import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Resources. Decisions on resources have no records here yet. */
export const resources: FulfilmentRule = {
  node: '7.1',
  version: NO_RULE,
  checks: [],
};
