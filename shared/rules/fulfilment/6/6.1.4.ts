import { everySystem, filled } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/**
 * AI system impact assessment. What impacts are judged by stands with the systems; the assessments themselves are
 * still to come.
 */
export const impactAssessment: FulfilmentRule = {
  node: '6.1.4',
  version: NO_RULE,
  checks: [
    everySystem({ key: 'use', ...filled('intendedUse', 'foreseeableMisuse') }),
    everySystem({ key: 'affectedGroups', ...filled('affectedGroups') }),
  ],
};
