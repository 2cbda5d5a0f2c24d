import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Customers. Waits for the register of customers and contracts. */
export const customers: FulfilmentRule = {
  node: 'A.10.4',
  version: NO_RULE,
  checks: [],
};
