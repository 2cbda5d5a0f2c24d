import { AI_SYSTEM_FIELDS, type AiSystemFields } from '../entities/ai-system.ts';
import { ASSESSMENT_STATUSES, type Assessment, type AssessmentStatus } from '../entities/assessment.ts';
import type { Organisation } from '../entities/organisation.ts';
import { countFulfilment, type FulfilmentCounts } from '../rules/fulfilment/counts.ts';
import type { FulfilmentState } from '../rules/fulfilment/rule.ts';
import { ownNodesOf, type PageTask, type SystemsAsk, WIZARDS } from './pages.ts';
import { STEPS, type Step, type StepId, type StepStatus } from './steps.ts';

/** What the steps' progress is derived from; nothing of it is stored. */
export type StepFacts = {
  /** The leading assessment: what the gap analysis found, a judgement of its day. */
  readonly judgement: Pick<Assessment, 'code' | 'title' | 'closedOn'> & {
    readonly statuses: ReadonlyMap<string, AssessmentStatus>;
  };
  /** How far records and people bring each requirement about; see shared/rules/fulfilment. */
  readonly states: ReadonlyMap<string, FulfilmentState>;
  readonly organisation: Organisation;
  readonly systems: {
    readonly active: number;
    readonly undecidedScope: number;
    readonly inScope: number;
    /** In scope, and without one of the fields that risks and impacts are judged by. */
    readonly undescribed: number;
  };
  readonly documents: readonly { readonly key: string; readonly approved: boolean }[];
};

/** One thing that a page still lacks. */
export type Missing =
  | { readonly kind: 'node'; readonly nodeId: string }
  | { readonly kind: 'field'; readonly field: keyof Organisation }
  /** `count` is 0 where there is no system yet that it could be done for. */
  | { readonly kind: 'systems'; readonly ask: SystemsAsk; readonly count: number }
  | { readonly kind: 'document'; readonly documentKey: string };

export type PageState = {
  readonly id: string;
  readonly done: number;
  readonly total: number;
  readonly missing: readonly Missing[];
};

export type StepState = {
  readonly id: StepId;
  readonly status: StepStatus;
  /** Requirements that records show; in the gap analysis those that were judged. */
  readonly done: number;
  readonly total: number;
  /** The step's requirements by state; all 0 in the gap analysis. */
  readonly counts: FulfilmentCounts;
  /** Each requirement of the step in the order of the standard; none in the gap analysis. */
  readonly nodes: readonly { readonly id: string; readonly state: FulfilmentState }[];
  /** What the gap analysis found, by status; null in the other steps. */
  readonly judgement:
    | (Omit<StepFacts['judgement'], 'statuses'> & { readonly counts: Readonly<Record<AssessmentStatus, number>> })
    | null;
  readonly next: { readonly key: string; readonly params: Record<string, number>; readonly pageId: string } | null;
  readonly pages: readonly PageState[];
};

export function deriveSteps(facts: StepFacts): StepState[] {
  return STEPS.map((step) => deriveStep(step, facts));
}

function deriveStep(step: Step, facts: StepFacts): StepState {
  const pages = WIZARDS[step.id].map((page) => ({ page, items: page.tasks.map((task) => lookAt(task, facts)) }));
  const items = pages.flatMap((page) => page.items);
  // Nothing more can be judged in an assessment that is closed.
  const frozen = step.nodes.length === 0 && facts.judgement.closedOn !== '';
  const open = frozen ? undefined : pages.find((page) => page.items.some(isOpen));
  const action = open?.items.find(isOpen)?.action;
  const nodes = step.nodes.map((id) => ({ id, state: facts.states.get(id) ?? 'nothing' }));
  const counts = countFulfilment(nodes.map(({ state }) => state));
  const judging = step.nodes.length === 0;
  const judged = sum(items, (item) => item.done);
  const done = judging ? judged : counts.shown;
  return {
    id: step.id,
    status:
      frozen && judged < sum(items, (item) => item.total)
        ? 'closed'
        : // A profile half filled in is work that was begun, though it shows no requirement yet.
          statusOf(step, facts, open === undefined, judged + (step.nodes.length - counts.nothing), counts),
    done,
    total: judging ? sum(items, (item) => item.total) : step.nodes.length,
    counts,
    nodes,
    judgement: judging ? judgementOf(facts) : null,
    next:
      open === undefined || action === undefined
        ? null
        : // The same action may go on for pages; it is named once, as a whole.
          { key: action, params: { count: countLeft(items, action) }, pageId: open.page.id },
    pages: pages.map(({ page, items: own }) => ({
      id: page.id,
      done: sum(own, (item) => item.done),
      total: sum(own, (item) => item.total),
      missing: own.flatMap((item) => item.missing),
    })),
  };
}

function statusOf(
  step: Step,
  facts: StepFacts,
  complete: boolean,
  begun: number,
  counts: FulfilmentCounts,
): StepStatus {
  if (step.id === 'riskAssessment' && facts.systems.inScope === 0) return 'blocked';
  if (complete) return counts.stated > 0 ? 'stated' : 'ready';
  return begun === 0 ? 'notStarted' : 'inProgress';
}

function judgementOf({ judgement: { statuses, ...assessment } }: StepFacts): StepState['judgement'] {
  const judged = [...statuses.values()];
  const counts = Object.fromEntries(
    ASSESSMENT_STATUSES.map((status) => [status, judged.filter((each) => each === status).length]),
  ) as Record<AssessmentStatus, number>;
  const total = sum(WIZARDS.gapAnalysis, (page) => ownNodesOf(page).length);
  return { ...assessment, counts: { ...counts, notAssessed: total - judged.length + counts.notAssessed } };
}

function countLeft(items: readonly Item[], action: string): number {
  const left = items.filter((item) => item.action === action).flatMap((item) => item.missing);
  return sum(left, (missing) => (missing.kind === 'systems' ? missing.count : 1));
}

/** A task as it stands. */
type Item = {
  /** Key of `steps.actions` in the locales. */
  readonly action: string;
  readonly done: number;
  readonly total: number;
  readonly missing: readonly Missing[];
};

function lookAt(task: PageTask, facts: StepFacts): Item {
  switch (task.kind) {
    case 'assess':
      return lookAtNodes('assess', task.nodes, (id) => {
        return (facts.judgement.statuses.get(id) ?? 'notAssessed') !== 'notAssessed';
      });
    case 'fulfil':
      return lookAtNodes('fulfilRequirements', task.nodes, (id) => isSettled(facts.states.get(id)));
    case 'profile': {
      const empty = task.required.filter((field) => facts.organisation[field] === '');
      const total = task.required.length;
      const missing = empty.map((field): Missing => ({ kind: 'field', field }));
      return { action: 'completeProfile', done: total - empty.length, total, missing };
    }
    case 'systems':
      return lookAtSystems(task.ask, facts);
    case 'documents': {
      const drafts = facts.documents.filter((document) => !document.approved);
      const total = facts.documents.length;
      const missing = drafts.map(({ key }): Missing => ({ kind: 'document', documentKey: key }));
      return { action: 'approveDocuments', done: total - drafts.length, total, missing };
    }
  }
}

function lookAtNodes(action: string, nodes: readonly string[], isDone: (id: string) => boolean): Item {
  const open = nodes.filter((id) => !isDone(id));
  const missing = open.map((nodeId): Missing => ({ kind: 'node', nodeId }));
  return { action, done: nodes.length - open.length, total: nodes.length, missing };
}

const SYSTEMS_ACTIONS = {
  register: 'registerSystems',
  decideScope: 'decideScope',
  bringIntoScope: 'bringIntoScope',
  describe: 'describeSystems',
} as const satisfies Record<SystemsAsk, string>;

/** One thing however many systems there are: 2,000 decisions must not drown 21 requirements. */
function lookAtSystems(ask: SystemsAsk, { systems }: StepFacts): Item {
  const { active, undecidedScope, inScope, undescribed } = systems;
  const open = {
    register: active === 0,
    // Without a system there is nothing to decide or describe, and nothing has been either.
    decideScope: active === 0 || undecidedScope > 0,
    bringIntoScope: inScope === 0,
    describe: inScope === 0 || undescribed > 0,
  }[ask];
  const count = { register: 1, decideScope: undecidedScope, bringIntoScope: 1, describe: undescribed }[ask];
  const missing: Missing[] = open ? [{ kind: 'systems', ask, count }] : [];
  return { action: SYSTEMS_ACTIONS[ask], done: open ? 0 : 1, total: 1, missing };
}

function isOpen(item: Item): boolean {
  return item.missing.length > 0;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

/** Nothing is left to do about it: records show it, or where there are none yet a person states it. */
function isSettled(state: FulfilmentState | undefined): boolean {
  return state === 'shown' || state === 'stated';
}

/** Fields without which neither risks nor impacts of a system can be judged (6.1.2, 6.1.4, A.5.3, A.9.4). */
export const RISK_FIELDS = ['purpose', 'intendedUse', 'foreseeableMisuse', 'affectedGroups', 'dataCategories'] as const;

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
