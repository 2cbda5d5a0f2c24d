import type { CatalogueNode } from '../catalogue/catalogue.ts';
import type { AssessmentStatus } from '../entities/assessment.ts';
import type { Priority } from '../kinds/improvement/action.ts';
import { STEPS } from '../steps/steps.ts';

/** How the rule came to its proposal, so that it can be shown. */
export type PriorityProposal = {
  /** How far the requirement is from being met: 3 not met, 2 partly, 1 largely, 0 where there is no gap. */
  readonly severity: number;
  /** 3 for a clause, which nobody can leave out; 2 for a control that asks for something written; 1 for another. */
  readonly weight: number;
  /** How much builds on it: 3 for what establishes the AIMS, 2 for risks and controls, 1 for what checks them. */
  readonly dependency: number;
  /** The three multiplied, 0 to 27. */
  readonly score: number;
  /** Null where there is no gap, or no requirement that it belongs to. */
  readonly priority: Priority | null;
};

const SEVERITY: Readonly<Record<AssessmentStatus, number>> = {
  notAssessed: 0,
  notMet: 3,
  partlyMet: 2,
  largelyMet: 1,
  met: 0,
  notApplicable: 0,
};
/** By the number of the step that brings the requirement about; the gap analysis brings about none. */
const DEPENDENCY = [0, 0, 3, 2, 2, 1, 1, 1];
/** Least scores. */
const HIGH = 12;
const MEDIUM = 6;

/** Proposes a priority: severity × weight × dependency. A person may decide otherwise, with a reason. */
export function proposePriority(node: CatalogueNode | undefined, status: AssessmentStatus): PriorityProposal {
  const severity = SEVERITY[status];
  const weight = node === undefined ? 0 : node.kind === 'clause' ? 3 : node.documented ? 2 : 1;
  const dependency = DEPENDENCY[stepOf(node?.id ?? '')] ?? 0;
  const score = severity * weight * dependency;
  const priority = score >= HIGH ? 'high' : score >= MEDIUM ? 'medium' : score > 0 ? 'low' : null;
  return { severity, weight, dependency, score, priority };
}

/** Number of the step that brings a requirement about; 0 for one of no step. */
export function stepOf(nodeId: string): number {
  return STEPS.find(({ nodes }) => nodes.includes(nodeId))?.number ?? 0;
}
