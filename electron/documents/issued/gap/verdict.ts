import type { AssessmentStatus } from '#shared/entities/assessment.ts';
import { SEVERITIES } from '#shared/rules/closing.ts';

type Node = { readonly id: string; readonly kind: 'clause' | 'control'; readonly documented: boolean };

/** Why an opinion is as it is; what weighs most comes first. */
export const WEAKNESSES = [
  'clausesNotMet',
  'notWritten',
  'clausesOpen',
  'controlsNotMet',
  'withoutAction',
  'controlsOpen',
] as const;
export type Weakness = (typeof WEAKNESSES)[number];
const NAMED = 3;

export type Opinion = {
  /** `open` where nothing speaks against it and not all that counts was rated. */
  readonly verdict: 'ready' | 'notReady' | 'open';
  /** The heaviest ones, each with the requirements that it is about. */
  readonly reasons: readonly { readonly weakness: Weakness; readonly ids: readonly string[] }[];
};

const GAPS: readonly AssessmentStatus[] = SEVERITIES;

/** Rated as a gap, of whichever severity. */
export function isGap(status: AssessmentStatus): boolean {
  return GAPS.includes(status);
}

/**
 * Whether an organisation is ready for Stage 1, from the ratings and actions alone: each requirement of clauses 4 to 10
 * is rated, none "not met", and those that ask for something written are met or largely met.
 */
export function opinionOf<N extends Node>(
  nodes: readonly N[],
  statusOf: (id: string) => AssessmentStatus,
  hasAction: (id: string) => boolean,
): Opinion {
  const among = (kind: Node['kind'], test: (status: AssessmentStatus, node: N) => boolean) =>
    nodes.filter((node) => node.kind === kind && test(statusOf(node.id), node)).map(({ id }) => id);
  const ids: Readonly<Record<Weakness, readonly string[]>> = {
    clausesNotMet: among('clause', (status) => status === 'notMet'),
    notWritten: among('clause', (status, { documented }) => documented && status === 'partlyMet'),
    clausesOpen: among('clause', (status) => status === 'notAssessed'),
    controlsNotMet: among('control', (status) => status === 'notMet'),
    withoutAction: nodes.filter(({ id }) => isGap(statusOf(id)) && !hasAction(id)).map(({ id }) => id),
    controlsOpen: among('control', (status) => status === 'notAssessed'),
  };
  const against = ids.clausesNotMet.length + ids.notWritten.length;
  return {
    verdict: against > 0 ? 'notReady' : ids.clausesOpen.length > 0 ? 'open' : 'ready',
    reasons: WEAKNESSES.filter((weakness) => ids[weakness].length > 0)
      .slice(0, NAMED)
      .map((weakness) => ({ weakness, ids: ids[weakness] })),
  };
}
