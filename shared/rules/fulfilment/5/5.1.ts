import { interviewed, profile } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Leadership and commitment. Decisions of top management come with the management review. */
export const leadership: FulfilmentRule = {
  node: '5.1',
  version: NO_RULE,
  checks: [profile('topManagement'), interviewed('topManagement')],
};
