import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Planning of changes. The audit trail tells of changes to records, not of the planning of changes to the AIMS. */
export const changes: FulfilmentRule = {
  node: '6.3',
  version: NO_RULE,
  checks: [],
};
