import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** AI policy. The policy becomes a document of this product later. */
export const aiPolicy: FulfilmentRule = {
  node: 'A.2.2',
  version: NO_RULE,
  checks: [],
};
