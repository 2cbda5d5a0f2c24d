import { everySystem, filled } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/**
 * Processes for responsible AI system design and development. Waits for the processes of the life cycle; the stage
 * of each system is known.
 */
export const developmentProcesses: FulfilmentRule = {
  node: 'A.6.1.3',
  version: NO_RULE,
  checks: [everySystem({ key: 'stage', ...filled('lifecycleStage') })],
};
