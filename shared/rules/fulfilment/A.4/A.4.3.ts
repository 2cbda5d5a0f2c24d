import { everySystem, filled } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Data resources. Waits for the data of a system with origin and quality. */
export const dataResources: FulfilmentRule = {
  node: 'A.4.3',
  version: NO_RULE,
  checks: [everySystem({ key: 'data', ...filled('dataCategories') })],
};
