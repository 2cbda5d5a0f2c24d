import { everySystem, filled, profile } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/**
 * Understanding the organization and its context. Issues and the decision on climate change come with the register
 * of context; roles stand with the systems.
 */
export const context: FulfilmentRule = {
  node: '4.1',
  version: NO_RULE,
  checks: [profile('activities'), everySystem({ key: 'aiRoles', ...filled('aiRoles') })],
};
