import { everySystem } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/**
 * AI system impact assessment. Dated impact assessments are still to come; when the next is due stands with the
 * systems.
 */
export const operationImpactAssessment: FulfilmentRule = {
  node: '8.4',
  version: NO_RULE,
  checks: [
    everySystem({
      key: 'nextReview',
      fields: ['nextReviewOn'],
      holds: ({ nextReviewOn }, asOf) => nextReviewOn >= asOf,
    }),
  ],
};
