import { everySystem, evidenceAsked, filled, profile, someInScope } from '../checks.ts';
import type { FulfilmentRule } from '../rule.ts';

/**
 * Roles, responsibilities and authorities. Who answers for the AIMS and for each system is recorded; that it was
 * communicated, evidence has to show.
 */
export const roles: FulfilmentRule = {
  node: '5.3',
  version: 1,
  checks: [
    profile('topManagement', 'aimsManager'),
    someInScope,
    everySystem({ key: 'owner', ...filled('owner') }),
    evidenceAsked,
  ],
};
