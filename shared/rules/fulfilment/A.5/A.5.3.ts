import { everySystem, filled } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/**
 * Documentation of AI system impact assessments. Waits for impact assessments; what they begin with stands with
 * the systems.
 */
export const impactDocumentation: FulfilmentRule = {
  node: 'A.5.3',
  version: NO_RULE,
  checks: [everySystem({ key: 'use', ...filled('intendedUse', 'foreseeableMisuse') })],
};
