import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** AI system recording of event logs. Waits for the life-cycle records of a system. */
export const eventLogs: FulfilmentRule = {
  node: 'A.6.2.8',
  version: NO_RULE,
  checks: [],
};
