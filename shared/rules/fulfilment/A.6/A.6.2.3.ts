import { everySystem, filled } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/**
 * Documentation of AI system design and development. Waits for the life-cycle records of a system; kind and origin
 * of the model are known.
 */
export const designDocumentation: FulfilmentRule = {
  node: 'A.6.2.3',
  version: NO_RULE,
  checks: [everySystem({ key: 'model', ...filled('modelType', 'modelSource') })],
};
