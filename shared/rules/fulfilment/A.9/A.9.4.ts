import { everySystem, evidenceAsked, filled, someInScope } from '../checks.ts';
import type { FulfilmentRule } from '../rule.ts';

/**
 * Intended use of the AI system. The intended use is recorded with each system; that it is kept to, evidence has
 * to show.
 */
export const intendedUse: FulfilmentRule = {
  node: 'A.9.4',
  version: 1,
  checks: [someInScope, everySystem({ key: 'use', ...filled('intendedUse', 'foreseeableMisuse') }), evidenceAsked],
};
