import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Assessing societal impacts of AI systems. Waits for impact assessments. */
export const societalImpacts: FulfilmentRule = {
  node: 'A.5.5',
  version: NO_RULE,
  checks: [],
};
