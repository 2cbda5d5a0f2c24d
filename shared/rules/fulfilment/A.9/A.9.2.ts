import { everySystem, filled } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/**
 * Processes for responsible use of AI systems. Rules of use have no records here yet; human oversight stands with
 * the systems.
 */
export const responsibleUse: FulfilmentRule = {
  node: 'A.9.2',
  version: NO_RULE,
  checks: [everySystem({ key: 'oversight', ...filled('oversightMode', 'humanOversight') })],
};
