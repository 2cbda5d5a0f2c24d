import { everySystem, filled } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Tooling resources. Waits for the components of a system. */
export const toolingResources: FulfilmentRule = {
  node: 'A.4.4',
  version: NO_RULE,
  checks: [everySystem({ key: 'model', ...filled('modelType', 'modelSource') })],
};
