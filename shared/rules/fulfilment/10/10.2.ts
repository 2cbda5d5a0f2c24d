import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Nonconformity and corrective action. Waits for nonconformities with causes and checks of effectiveness. */
export const nonconformity: FulfilmentRule = {
  node: '10.2',
  version: NO_RULE,
  checks: [],
};
