import { everySystem, filled } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Data for development and enhancement of AI system. Waits for the data of a system with origin and quality. */
export const dataManagement: FulfilmentRule = {
  node: 'A.7.2',
  version: NO_RULE,
  checks: [everySystem({ key: 'data', ...filled('dataCategories') })],
};
