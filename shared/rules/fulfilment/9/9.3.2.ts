import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Management review inputs. Waits for management reviews. */
export const reviewInputs: FulfilmentRule = {
  node: '9.3.2',
  version: NO_RULE,
  checks: [],
};
