import { documentedHeld } from '../checks.ts';
import type { FulfilmentRule } from '../rule.ts';

/**
 * Documented information - General. Whatever the clauses want in writing is held as a file or as a link to where
 * it lies.
 */
export const documentedInformation: FulfilmentRule = {
  node: '7.5.1',
  version: 2,
  checks: [documentedHeld],
};
