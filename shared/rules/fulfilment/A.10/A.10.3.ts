import { everySystem, filled } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Suppliers. Waits for the register of suppliers; whom a bought system comes from is known. */
export const suppliers: FulfilmentRule = {
  node: 'A.10.3',
  version: NO_RULE,
  checks: [
    everySystem({
      key: 'suppliers',
      among: ({ modelSource }) => ['purchased', 'thirdPartyService', 'mixed'].includes(modelSource),
      ...filled('suppliers'),
    }),
  ],
};
