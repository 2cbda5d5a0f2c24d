import { everySystem, filled } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/**
 * System documentation and information for users. What users are told has no records here yet; who they are is
 * known.
 */
export const informationForUsers: FulfilmentRule = {
  node: 'A.8.2',
  version: NO_RULE,
  checks: [everySystem({ key: 'users', ...filled('users') })],
};
