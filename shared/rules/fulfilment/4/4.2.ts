import { everySystem, filled } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/**
 * Understanding the needs and expectations of interested parties. The register of interested parties is still to
 * come; those whom a system affects are known.
 */
export const interestedParties: FulfilmentRule = {
  node: '4.2',
  version: NO_RULE,
  checks: [everySystem({ key: 'affectedGroups', ...filled('affectedGroups') })],
};
