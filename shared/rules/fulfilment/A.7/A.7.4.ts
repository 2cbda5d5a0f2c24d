import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Quality of data for AI systems. Waits for the data of a system with origin and quality. */
export const dataQuality: FulfilmentRule = {
  node: 'A.7.4',
  version: NO_RULE,
  checks: [],
};
