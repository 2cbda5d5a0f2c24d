import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Acquisition of data. Waits for the data of a system with origin and quality. */
export const dataAcquisition: FulfilmentRule = {
  node: 'A.7.3',
  version: NO_RULE,
  checks: [],
};
