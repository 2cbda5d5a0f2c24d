import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** Competence. Waits for the competence matrix. People of the workspace are those who write in it. */
export const competence: FulfilmentRule = {
  node: '7.2',
  version: NO_RULE,
  checks: [],
};
