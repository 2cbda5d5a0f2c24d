import { evidenceAsked, hasEvidence, linkedRecords, UNDER_WAY } from './checks.ts';
import { FULFILMENT_RULES } from './registry.ts';
import {
  type Check,
  type Decision,
  type FulfilmentFacts,
  type FulfilmentRule,
  type FulfilmentState,
  type Gap,
  NO_RULE,
  type Reads,
  type Shown,
  type Statement,
} from './rule.ts';

export type NodeFulfilment = {
  readonly nodeId: string;
  readonly state: FulfilmentState;
  readonly ruleVersion: number;
  readonly shows: readonly Shown[];
  readonly missing: readonly Gap[];
  /** `review`: a rule has come or changed since, or the evidence that it was made on, so that it counts no longer. */
  readonly statement: (Statement & { readonly review: boolean }) | null;
  readonly decision: Decision | null;
};

/**
 * Every requirement, in the order of the rules.
 *
 * @param rules others than this product's, in tests
 */
export function evaluateFulfilment(
  facts: FulfilmentFacts,
  rules: readonly FulfilmentRule[] = FULFILMENT_RULES,
): NodeFulfilment[] {
  return rules.map((rule) => evaluateNode(facts, rule));
}

export function evaluateNode(facts: FulfilmentFacts, rule: FulfilmentRule): NodeFulfilment {
  const { node: nodeId, version: ruleVersion } = rule;
  const looks = checksOf(rule).map((check) => check.look(facts, nodeId));
  const shows = looks.flatMap((look) => look.shows);
  const gaps = looks.flatMap((look) => look.missing);
  const made = facts.statements.get(nodeId);
  const arrived = made !== undefined && made.ruleVersion !== ruleVersion;
  const moved = made?.movedRefs ?? [];
  const statement = made === undefined ? null : { ...made, review: arrived || moved.length > 0 };
  const decision = facts.decisions.get(nodeId) ?? null;
  const said = statement !== null && !statement.review;
  const missing = [
    ...(decision?.verdict === 'objected' ? [gap('objection')] : []),
    ...(arrived ? [gap('statementReview')] : []),
    ...(moved.length === 0 ? [] : [{ ...gap('statementMoved'), refs: moved }]),
    ...gaps,
    ...(ruleVersion === NO_RULE && !said ? [gap('recordsLater')] : []),
  ];
  const counts = decision?.verdict !== 'objected';
  const begun = shows.length > 0 || said || gaps.some(({ key }) => key === UNDER_WAY);
  const stated = counts && said && ruleVersion === NO_RULE && hasEvidence(facts, nodeId);
  const shown = counts && ruleVersion !== NO_RULE && shows.length > 0 && missing.length === 0;
  const state = shown ? 'shown' : stated ? 'stated' : begun ? 'begun' : 'nothing';
  return { nodeId, state, ruleVersion, shows, missing, statement, decision };
}

/** What a decision on the requirement rests on, in a fixed order. */
export function readsOf(facts: FulfilmentFacts, rule: FulfilmentRule): Reads[] {
  return checksOf(rule).flatMap((check) => check.reads(facts, rule.node));
}

export function fulfilmentRule(nodeId: string): FulfilmentRule | undefined {
  return FULFILMENT_RULES.find(({ node }) => node === nodeId);
}

function checksOf({ checks, version }: FulfilmentRule): readonly Check[] {
  return version === NO_RULE ? [...checks, linkedRecords, evidenceAsked] : [...checks, linkedRecords];
}

function gap(key: string): Gap {
  return { key, params: {}, refs: [], place: 'here' };
}
