import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** AI system impact assessment process. Waits for impact assessments. */
export const impactProcess: FulfilmentRule = {
  node: 'A.5.2',
  version: NO_RULE,
  checks: [],
};
