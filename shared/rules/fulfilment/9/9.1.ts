import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Monitoring, measurement, analysis and evaluation. Waits for metrics and their evaluation. */
export const monitoring: FulfilmentRule = {
  node: '9.1',
  version: NO_RULE,
  checks: [],
};
