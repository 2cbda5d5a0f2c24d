import type { FulfilmentState } from './rule.ts';

export type FulfilmentCounts = Readonly<Record<FulfilmentState, number>>;

/** The one count of requirements by state, for screen, paper and command line. */
export function countFulfilment(states: Iterable<FulfilmentState>): FulfilmentCounts {
  const counts = { nothing: 0, begun: 0, stated: 0, shown: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}
