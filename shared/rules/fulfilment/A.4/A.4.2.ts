import { everySystem, filled } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Resource documentation. Waits for the components of a system. */
export const resourceDocumentation: FulfilmentRule = {
  node: 'A.4.2',
  version: NO_RULE,
  checks: [
    everySystem({ key: 'data', ...filled('dataCategories') }),
    everySystem({ key: 'model', ...filled('modelType', 'modelSource') }),
  ],
};
