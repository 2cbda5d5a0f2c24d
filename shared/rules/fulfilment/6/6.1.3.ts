import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** AI risk treatment. Waits for the treatment plan and the Statement of Applicability. */
export const riskTreatment: FulfilmentRule = {
  node: '6.1.3',
  version: NO_RULE,
  checks: [],
};
