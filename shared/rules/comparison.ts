import { type AssessmentResult, type AssessmentStatus, emptyResult, resultKey } from '../entities/assessment.ts';

/** What is held against each other. */
export const COMPARED = ['status', 'maturity', 'finding'] as const;
export type ComparedField = (typeof COMPARED)[number];
export type Compared = Pick<AssessmentResult, 'nodeId' | 'element' | ComparedField>;

/** One requirement, or a part of one, as two assessments found it. */
export type ResultPair = {
  /** `6.1.2`, or `6.1.2/3` for its third element. */
  readonly key: string;
  readonly before: Compared;
  readonly after: Compared;
  readonly changed: readonly ComparedField[];
  /** Whether more or less of it is met; null where one of the two says nothing about that, or both say the same. */
  readonly direction: 'better' | 'worse' | null;
};

const RANK: Readonly<Partial<Record<AssessmentStatus, number>>> = { notMet: 0, partlyMet: 1, largelyMet: 2, met: 3 };

/**
 * Two assessments side by side: every node in the order given, and below each those of its elements that either of them
 * holds.
 */
export function pairResults(
  nodes: readonly { readonly id: string }[],
  before: readonly Compared[],
  after: readonly Compared[],
): ResultPair[] {
  const [earlier, later] = [before, after].map((results) => new Map(results.map((each) => [resultKey(each), each])));
  const elements = new Map<string, Set<number>>();
  for (const { nodeId, element } of [...before, ...after]) {
    elements.set(nodeId, (elements.get(nodeId) ?? new Set<number>()).add(element));
  }
  return nodes.flatMap(({ id }) => {
    const places = new Set([0, ...(elements.get(id) ?? [])]);
    return [...places]
      .sort((a, b) => a - b)
      .map((element) => {
        const key = resultKey({ nodeId: id, element });
        const blank = emptyResult(id, element);
        return pair(key, earlier?.get(key) ?? blank, later?.get(key) ?? blank);
      });
  });
}

export function hasChanged({ changed }: Pick<ResultPair, 'changed'>): boolean {
  return changed.length > 0;
}

function pair(key: string, before: Compared, after: Compared): ResultPair {
  const [from, to] = [RANK[before.status], RANK[after.status]];
  const known = from !== undefined && to !== undefined && from !== to;
  return {
    key,
    before,
    after,
    changed: COMPARED.filter((field) => before[field] !== after[field]),
    direction: known ? (to > from ? 'better' : 'worse') : null,
  };
}

/** The pair that is looked at first: an assessment and what it began with, else the one before it. */
export function earlierOf<A extends { readonly id: string; readonly basedOnId: string }>(
  all: readonly A[],
  later: A,
): A | undefined {
  const basis = all.find(({ id }) => id !== later.id && id === later.basedOnId);
  return basis ?? all[all.findIndex(({ id }) => id === later.id) - 1];
}
