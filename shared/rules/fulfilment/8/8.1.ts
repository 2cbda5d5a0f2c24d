import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Operational planning and control. Waits for processes, their criteria and planned changes. */
export const operationalPlanning: FulfilmentRule = {
  node: '8.1',
  version: NO_RULE,
  checks: [],
};
