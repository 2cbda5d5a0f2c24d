import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Internal audit programme. Waits for the audit programme. A gap analysis is no internal audit. */
export const auditProgramme: FulfilmentRule = {
  node: '9.2.2',
  version: NO_RULE,
  checks: [],
};
