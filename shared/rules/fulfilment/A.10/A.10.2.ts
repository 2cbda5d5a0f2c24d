import { everySystem, filled } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Allocating responsibilities. Waits for the register of suppliers; the role towards each system is known. */
export const sharedResponsibilities: FulfilmentRule = {
  node: 'A.10.2',
  version: NO_RULE,
  checks: [everySystem({ key: 'aiRoles', ...filled('aiRoles') })],
};
