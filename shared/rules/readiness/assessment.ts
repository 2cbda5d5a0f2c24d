import { STEPS } from '../../steps/steps.ts';
import {
  isClaimed,
  isSettled,
  ofNode,
  ofOrganisation,
  ofWorkspace,
  type ReadinessFacts,
  type ReadinessRule,
  type Subject,
  stateOf,
  statusOf,
  validEvidence,
} from './rule.ts';

/** Shortest reason for leaving a control out that can name a circumstance, in characters. */
export const SHORTEST_REASON = 15;

/** Requirements whose results rest on another requirement: the results cannot be there while the basis is not. */
const RESTS_ON: readonly (readonly [result: string, basis: string])[] = [
  ['8.2', '6.1.2'],
  ['8.3', '6.1.3'],
  ['8.4', '6.1.4'],
  ['9.2.1', '9.2.2'],
  ['A.2.4', 'A.2.2'],
  ['A.5.3', 'A.5.2'],
];

/** Steps whose requirements are in place before the internal audit looks at them. */
const BEFORE_AUDIT = STEPS.filter(({ id }) => ['establish', 'riskAssessment', 'implementControls'].includes(id));
/** What has to be repeated within twelve months, as certification bodies ask at each surveillance. */
const YEARLY = [
  ['9.2.1', '9.2.2'],
  ['9.3.1', '9.3.2', '9.3.3'],
];
const AUDIT_CYCLE = ['9.2.1', '9.2.2', '9.3.1', '9.3.2', '9.3.3'];

/** The assessment against itself and against the profile: ratings that cannot all be true. */
export const ASSESSMENT_RULES: readonly ReadinessRule[] = [
  {
    id: 'assessment.clauseExcluded',
    severity: 'error',
    step: 'gapAnalysis',
    nodes: ['4.4'],
    check: (facts) => nodesWith(facts, 'clause', (id) => statusOf(facts, id) === 'notApplicable'),
  },
  {
    id: 'assessment.clauseNotMet',
    severity: 'error',
    step: 'gapAnalysis',
    nodes: ['4.4'],
    check: (facts) => nodesWith(facts, 'clause', (id) => statusOf(facts, id) === 'notMet'),
  },
  {
    id: 'assessment.notAssessed',
    severity: 'warning',
    step: 'gapAnalysis',
    nodes: ['4.4', '6.1.3'],
    check: (facts) => facts.nodes.filter(({ id }) => statusOf(facts, id) === 'notAssessed').map(({ id }) => ofNode(id)),
  },
  {
    id: 'assessment.metWithoutFinding',
    severity: 'warning',
    step: 'gapAnalysis',
    nodes: ['7.5.1', '9.2.1'],
    check: (facts) =>
      facts.nodes
        .filter(({ id }) => isClaimed(facts, id) && !hasFinding(facts, id) && validEvidence(facts, id).length === 0)
        .map(({ id }) => ofNode(id)),
  },
  {
    id: 'assessment.writtenNotHeld',
    severity: 'warning',
    step: 'gapAnalysis',
    nodes: ['7.5.1', '9.2.1'],
    // Where nothing at all is to be seen, the rule above says so; where records show it, what is written is here.
    check: (facts) =>
      facts.nodes
        .filter(({ id, documented }) => {
          const claimed = documented && isClaimed(facts, id) && hasFinding(facts, id);
          return claimed && stateOf(facts, id) !== 'shown' && validEvidence(facts, id).length === 0;
        })
        .map(({ id }) => ofNode(id, { count: facts.evidence.get(id)?.length ?? 0 })),
  },
  {
    id: 'assessment.cycleTooOld',
    severity: 'warning',
    step: 'internalAudit',
    nodes: ['9.2.1', '9.3.1'],
    check: (facts) =>
      YEARLY.flatMap((nodes) => {
        const claimed = nodes.filter((id) => isClaimed(facts, id));
        const told = nodes.flatMap((id) => facts.evidence.get(id) ?? []).map(({ tellsUntil }) => tellsUntil);
        const newest = told.toSorted().at(-1) ?? '';
        const [first] = claimed;
        return first !== undefined && newest !== '' && newest < yearBefore(facts.asOf)
          ? [ofNode(first, { heldOn: newest })]
          : [];
      }),
  },
  {
    id: 'assessment.exclusionThin',
    severity: 'warning',
    step: 'riskAssessment',
    nodes: ['6.1.3'],
    check: (facts) =>
      nodesWith(facts, 'control', (id) => {
        const reason = facts.results.get(id)?.finding.trim() ?? '';
        return statusOf(facts, id) === 'notApplicable' && reason.length < SHORTEST_REASON;
      }),
  },
  {
    id: 'assessment.resultWithoutBasis',
    severity: 'error',
    step: 'riskAssessment',
    nodes: ['8.2', '8.3', '8.4'],
    check: (facts) =>
      RESTS_ON.filter(([result, basis]) => {
        return isClaimed(facts, result) && ['notMet', 'notAssessed', 'notApplicable'].includes(statusOf(facts, basis));
      }).map(([result, basis]) => ofNode(result, { basis, assessmentStatus: statusOf(facts, basis) })),
  },
  {
    id: 'assessment.scopeMetUnwritten',
    severity: 'error',
    step: 'establish',
    nodes: ['4.3'],
    check: (facts) =>
      isClaimed(facts, '4.3') && facts.organisation.scopeStatement.trim() === '' ? [ofNode('4.3')] : [],
  },
  {
    id: 'assessment.scopeMetUndecided',
    severity: 'error',
    step: 'establish',
    nodes: ['4.3'],
    check(facts) {
      if (statusOf(facts, '4.3') !== 'met') return [];
      const count = facts.systems.filter(({ scope }) => scope === 'undecided').length;
      return count > 0 ? [ofNode('4.3', { count })] : [];
    },
  },
  {
    id: 'assessment.rolesMetUnnamed',
    severity: 'error',
    step: 'establish',
    nodes: ['5.3'],
    check(facts) {
      if (!isClaimed(facts, '5.3')) return [];
      const fields = ['topManagement', 'aimsManager'] as const;
      return fields.filter((field) => facts.organisation[field].trim() === '').map((field) => ofOrganisation(field));
    },
  },
  {
    id: 'assessment.reviewBeforeAudit',
    severity: 'error',
    step: 'certificationAudit',
    nodes: ['9.3.2', '9.2.1'],
    check: (facts) =>
      isClaimed(facts, '9.2.1')
        ? []
        : ['9.3.2', '9.3.3']
            .filter((id) => isClaimed(facts, id))
            .map((id) => ofNode(id, { assessmentStatus: statusOf(facts, '9.2.1') })),
  },
  {
    id: 'assessment.auditCycleOpen',
    severity: 'error',
    step: 'internalAudit',
    nodes: ['9.2.1', '9.3.1'],
    check(facts) {
      const ready = BEFORE_AUDIT.every(({ nodes }) => nodes.every((id) => isSettled(facts, id)));
      if (!ready) return [];
      return AUDIT_CYCLE.filter((id) => !isSettled(facts, id)).map((id) =>
        ofNode(id, { fulfilmentState: stateOf(facts, id) }),
      );
    },
  },
  {
    id: 'assessment.olderCatalogue',
    severity: 'hint',
    step: 'gapAnalysis',
    nodes: ['4.4'],
    check: ({ assessedAgainst, catalogueVersion }) =>
      assessedAgainst === catalogueVersion
        ? []
        : [ofWorkspace('catalogueVersion', { assessedAgainst, catalogueVersion })],
  },
];

function hasFinding(facts: ReadinessFacts, nodeId: string): boolean {
  return (facts.results.get(nodeId)?.finding.trim() ?? '') !== '';
}

/** The same day a year earlier; of 29 February the day that compares the same. */
function yearBefore(date: string): string {
  return `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
}

function nodesWith(facts: ReadinessFacts, kind: 'clause' | 'control', test: (id: string) => boolean): Subject[] {
  return facts.nodes.filter((node) => node.kind === kind && test(node.id)).map(({ id }) => ofNode(id));
}
