import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Management review results. Waits for management reviews and their decisions. */
export const reviewResults: FulfilmentRule = {
  node: '9.3.3',
  version: NO_RULE,
  checks: [],
};
