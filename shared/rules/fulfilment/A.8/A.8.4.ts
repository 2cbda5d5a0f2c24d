import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Communication of incidents. Waits for incidents. */
export const incidentCommunication: FulfilmentRule = {
  node: 'A.8.4',
  version: NO_RULE,
  checks: [],
};
