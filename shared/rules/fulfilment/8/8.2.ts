import { everySystem } from '../checks.ts';
import { type FulfilmentRule, NO_RULE } from '../rule.ts';

/** AI risk assessment. Dated risk assessments are still to come; when the next is due stands with the systems. */
export const operationRiskAssessment: FulfilmentRule = {
  node: '8.2',
  version: NO_RULE,
  checks: [
    everySystem({
      key: 'nextReview',
      fields: ['nextReviewOn'],
      holds: ({ nextReviewOn }, asOf) => nextReviewOn >= asOf,
    }),
  ],
};
