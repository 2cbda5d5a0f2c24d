import { everySystem, filled } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/**
 * Assessing AI system impact on individuals or groups of individuals. Waits for impact assessments; whom a system
 * affects is known.
 */
export const impactOnIndividuals: FulfilmentRule = {
  node: 'A.5.4',
  version: NO_RULE,
  checks: [everySystem({ key: 'affectedGroups', ...filled('affectedGroups') })],
};
