import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** AI risk assessment. Waits for the risk method and the register of risks. */
export const riskAssessment: FulfilmentRule = {
  node: '6.1.2',
  version: NO_RULE,
  checks: [],
};
