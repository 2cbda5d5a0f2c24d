import { AI_SYSTEM_FIELDS, type AiSystemFields } from '../entities/ai-system.ts';
import type { AssessmentStatus } from '../entities/assessment.ts';
import type { Organisation } from '../entities/organisation.ts';
import { STEPS, type Step, type StepId, type StepStatus } from './steps.ts';

/** What the steps' progress is derived from; nothing of it is stored. */
export type StepFacts = {
  readonly nodeIds: readonly string[];
  readonly statuses: ReadonlyMap<string, AssessmentStatus>;
  readonly organisation: Organisation;
  readonly systems: { readonly active: number; readonly undecidedScope: number; readonly inScope: number };
};

export type StepState = {
  readonly id: StepId;
  readonly status: StepStatus;
  readonly done: number;
  readonly total: number;
  readonly next: { readonly key: string; readonly params: Record<string, number> } | null;
};

/** Fields of the profile without which neither the scope nor a cover page can be written. */
const PROFILE_FIELDS = ['legalName', 'country', 'sector', 'topManagement', 'aimsManager', 'scopeStatement'] as const;

export function deriveSteps(facts: StepFacts): StepState[] {
  return STEPS.map((step) => deriveStep(step, facts));
}

function deriveStep(step: Step, facts: StepFacts): StepState {
  const items = step.id === 'gapAnalysis' ? gapItems(facts) : stepItems(step, facts);
  const done = items.reduce((sum, item) => sum + item.done, 0);
  const total = items.reduce((sum, item) => sum + item.total, 0);
  const open = items.find((item) => item.done < item.total);
  const blocked = step.id === 'riskAssessment' && facts.systems.inScope === 0;
  return {
    id: step.id,
    status: blocked ? 'blocked' : open === undefined ? 'ready' : done === 0 ? 'notStarted' : 'inProgress',
    done,
    total,
    next: open === undefined ? null : { key: open.action, params: { count: open.left ?? open.total - open.done } },
  };
}

/** One thing a step asks for, in the order in which it is best done. */
type Item = {
  readonly action: string;
  readonly done: number;
  readonly total: number;
  /** What the action names as left, where that is more than the item weighs. */
  readonly left?: number;
};

function gapItems(facts: StepFacts): Item[] {
  const assessed = facts.nodeIds.filter((id) => (facts.statuses.get(id) ?? 'notAssessed') !== 'notAssessed');
  return [{ action: 'assess', done: assessed.length, total: facts.nodeIds.length }];
}

function stepItems(step: Step, facts: StepFacts): Item[] {
  const items: Item[] = [];
  if (step.id === 'establish') {
    const filled = PROFILE_FIELDS.filter((field) => facts.organisation[field] !== '');
    items.push({ action: 'completeProfile', done: filled.length, total: PROFILE_FIELDS.length });
    items.push({ action: 'registerSystems', done: Math.min(facts.systems.active, 1), total: 1 });
    // One thing however many systems there are: 2,000 decisions must not drown 21 requirements.
    const left = facts.systems.undecidedScope;
    items.push({ action: 'decideScope', done: facts.systems.active > 0 && left === 0 ? 1 : 0, total: 1, left });
  }
  if (step.id === 'riskAssessment') {
    items.push({ action: 'bringIntoScope', done: Math.min(facts.systems.inScope, 1), total: 1 });
  }
  const met = step.nodes.filter((id) => isSettled(id, facts.statuses.get(id)));
  items.push({ action: 'meetRequirements', done: met.length, total: step.nodes.length });
  return items;
}

/**
 * Met, or a control that was found not applicable with its reason (6.1.3). A clause is never left out: conformity is
 * claimed to all of clauses 4 to 10.
 */
function isSettled(nodeId: string, status: AssessmentStatus | undefined): boolean {
  return status === 'met' || (status === 'notApplicable' && nodeId.startsWith('A.'));
}

/** Fields a certification body looks for in the inventory (A.4.2 to A.4.6, A.5, A.6.2, A.9, A.10). */
const COMPLETENESS_FIELDS = AI_SYSTEM_FIELDS.filter(
  (field) => field.kind !== 'date' && !['name', 'notes', 'suppliers', 'organisationUnit'].includes(field.key),
).map((field) => field.key);

/** Share of the fields a certification body looks for that say something, 0 to 100. */
export function systemCompleteness(fields: AiSystemFields): number {
  const filled = COMPLETENESS_FIELDS.filter((key) => {
    const value = fields[key];
    return Array.isArray(value) ? value.length > 0 : value !== '' && value !== 'undecided';
  });
  return Math.round((filled.length / COMPLETENESS_FIELDS.length) * 100);
}
