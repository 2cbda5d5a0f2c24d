import { everySystem, evidenceAsked, filled, someInScope } from '../checks.ts';
import type { FulfilmentRule } from '../rule.ts';

/**
 * AI roles and responsibilities. Owner and human oversight are recorded with each system; further roles, evidence
 * has to show.
 */
export const aiRoles: FulfilmentRule = {
  node: 'A.3.2',
  version: 1,
  checks: [
    someInScope,
    everySystem({ key: 'owner', ...filled('owner') }),
    everySystem({ key: 'oversight', ...filled('oversightMode', 'humanOversight') }),
    evidenceAsked,
  ],
};
