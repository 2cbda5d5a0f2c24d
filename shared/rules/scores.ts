import type { AssessmentResult } from '../entities/assessment.ts';

type Judged = Pick<AssessmentResult, 'status' | 'maturity'>;

export type Score = {
  /** Requirements that count: neither excluded nor still to be looked at. */
  readonly counted: number;
  readonly excluded: number;
  readonly notAssessed: number;
  /** Share of what is asked that is met, 0 to 100 in whole per cent; null where nothing counts. */
  readonly score: number | null;
  /** Mean of the levels that were judged, 0 to 5 with one decimal; null where none was. */
  readonly maturity: number | null;
};

/** Requirements that a score must rest on at least, so that groups are ranked by it. */
export const RANKED_FROM = 3;

/** In thirds of a requirement. */
const THIRDS = { met: 3, largelyMet: 2, partlyMet: 1, notMet: 0 } as const;

/**
 * How far a group of requirements is met: the mean of met = 1, largely = 2/3, partly = 1/3, not met = 0. What was not
 * assessed says nothing and is left out, as is what does not apply; both are counted beside, so that a good score over
 * little is seen as that.
 */
export function scoreOf(results: readonly Judged[]): Score {
  let thirds = 0;
  let counted = 0;
  const of = (status: Judged['status']) => results.filter((result) => result.status === status).length;
  for (const { status } of results) {
    if (status === 'notAssessed' || status === 'notApplicable') continue;
    thirds += THIRDS[status];
    counted += 1;
  }
  const levels = results.flatMap(({ maturity }) => maturity ?? []);
  return {
    counted,
    excluded: of('notApplicable'),
    notAssessed: of('notAssessed'),
    score: counted === 0 ? null : Math.round((100 * thirds) / (3 * counted)),
    maturity: levels.length === 0 ? null : Math.round((10 * sum(levels)) / levels.length) / 10,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
