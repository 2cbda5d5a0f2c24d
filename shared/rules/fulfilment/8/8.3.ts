import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** AI risk treatment. Waits for the treatment plan. */
export const operationRiskTreatment: FulfilmentRule = {
  node: '8.3',
  version: NO_RULE,
  checks: [],
};
