import { STEPS } from '../../steps/steps.ts';
import { inScope, isDeveloped, isFromOutside, type SystemFacts } from '../system-facts.ts';
import { IN_OPERATION } from './life-cycle.ts';
import {
  isClaimed,
  isRetired,
  ofNode,
  ofSystem,
  type ReadinessFacts,
  type ReadinessRule,
  type Severity,
  statusOf,
  systemBySystem,
  witnesses,
} from './rule.ts';

/** Requirements that are carried out system by system. */
const PER_SYSTEM = ['6.1.2', '6.1.3', '6.1.4', '8.2', '8.3', '8.4', 'A.5.3', 'A.5.4'];
/** Controls that a clause brings with it, so that leaving them out would leave out the clause. */
const BROUGHT_BY_CLAUSE: readonly (readonly [control: string, clause: string])[] = [
  ['A.2.2', '5.2'],
  ['A.3.2', '5.3'],
  ['A.5.2', '6.1.4'],
  ['A.5.3', '8.4'],
  ['A.5.4', '6.1.4'],
  ['A.5.5', '6.1.4'],
];
/** Of those, where the clause can be met in another way than the control has it. */
const ARGUABLE = ['A.3.2', 'A.5.5'];
/** What users, authorities and others are told. */
const FOR_INFORMATION = ['A.6.2.7', 'A.8.2', 'A.8.3', 'A.8.4', 'A.8.5'];
const FOR_OPERATION = ['A.6.2.5', 'A.6.2.6', 'A.6.2.8'];
const FOR_DEVELOPMENT = [
  'A.6.1.2',
  'A.6.1.3',
  'A.6.2.2',
  'A.6.2.3',
  'A.6.2.4',
  'A.7.2',
  'A.7.3',
  'A.7.4',
  'A.7.5',
  'A.7.6',
];

/** The ratings of requirements and controls against what the inventory shows (6.1.3, the Statement of Applicability). */
export const APPLICABILITY_RULES: readonly ReadinessRule[] = [
  {
    id: 'applicability.metWithoutSystems',
    severity: 'error',
    step: 'riskAssessment',
    nodes: ['8.2', '8.4', '6.1.2'],
    check: (facts) =>
      inScope(facts).length > 0 ? [] : PER_SYSTEM.filter((id) => isClaimed(facts, id)).map((id) => ofNode(id)),
  },
  {
    id: 'applicability.controlsUndecided',
    severity: 'error',
    step: 'riskAssessment',
    nodes: ['6.1.3'],
    check: (facts) =>
      isClaimed(facts, '6.1.3')
        ? facts.nodes
            .filter(({ id, kind }) => kind === 'control' && statusOf(facts, id) === 'notAssessed')
            .map(({ id }) => ofNode(id))
        : [],
  },
  {
    id: 'applicability.requiredExcluded',
    severity: 'error',
    severityIn: (facts) =>
      excludedOf(
        facts,
        BROUGHT_BY_CLAUSE.map(([control]) => control),
      ).every((id) => ARGUABLE.includes(id))
        ? 'warning'
        : 'error',
    step: 'riskAssessment',
    nodes: ['6.1.3', '5.2', '5.3', '6.1.4'],
    check: (facts) =>
      BROUGHT_BY_CLAUSE.filter(([control]) => statusOf(facts, control) === 'notApplicable').map(([control, clause]) =>
        ofNode(control, { clause }),
      ),
  },
  {
    ...excludedThough('operationExcluded', 'error', FOR_OPERATION, (system, asOf) => {
      return IN_OPERATION.includes(system.lifecycleStage) && !isRetired(system, asOf);
    }),
    // Who only uses what others run may leave A.6 out, with its reason.
    severityIn: (facts) => (inScope(facts).some(isDeveloped) ? 'error' : 'warning'),
  },
  excludedThough('developmentExcluded', 'warning', FOR_DEVELOPMENT, (system, asOf) => {
    return isDeveloped(system) && !isRetired(system, asOf);
  }),
  excludedThough('suppliersExcluded', 'error', ['A.10.2', 'A.10.3'], (system, asOf) => {
    return (isFromOutside(system) || system.suppliers.length > 0) && !isRetired(system, asOf);
  }),
  excludedThough('customersExcluded', 'warning', ['A.10.4'], (system, asOf) => {
    return system.aiRoles.includes('provider') && !isRetired(system, asOf);
  }),
  excludedThough('informationExcluded', 'warning', FOR_INFORMATION, (system, asOf) => {
    return system.aiRoles.includes('provider') && !isRetired(system, asOf);
  }),
  excludedThough('responsibleUseExcluded', 'error', ['A.9.2', 'A.9.3', 'A.9.4'], (system, asOf) => {
    const used = IN_OPERATION.includes(system.lifecycleStage) && system.aiRoles.includes('customer');
    return used && !isRetired(system, asOf);
  }),
  metYetEmpty('usersUnknown', 'A.8.2', ({ users }) => users.trim() === ''),
  metYetEmpty('groupsUnknown', 'A.5.4', ({ affectedGroups }) => affectedGroups.trim() === ''),
  metYetEmpty('dataUnknown', 'A.4.3', ({ dataCategories }) => dataCategories.trim() === ''),
  metYetEmpty('intendedUseUnknown', 'A.9.4', ({ intendedUse }) => intendedUse.trim() === ''),
  metYetEmpty('misuseUnknown', ['6.1.4', 'A.5.3'], ({ foreseeableMisuse }) => foreseeableMisuse.trim() === ''),
  metYetEmpty('rolesUnknown', '4.1', ({ aiRoles }) => aiRoles.length === 0),
  metYetEmpty('stageUnknown', 'A.4.2', ({ lifecycleStage }) => lifecycleStage === ''),
  metYetEmpty('originUnknown', 'A.10.3', ({ modelSource }) => modelSource === ''),
  metYetEmpty('oversightUnknown', 'A.9.2', ({ oversightMode, humanOversight }) => {
    return oversightMode === '' && humanOversight.trim() === '';
  }),
  metYetEmpty('personalDataUnknown', 'A.5.4', ({ personalData }) => personalData === ''),
  metYetEmpty('reviewUnplanned', '8.4', ({ nextReviewOn }) => nextReviewOn === ''),
];

function excludedOf(facts: ReadinessFacts, controls: readonly string[]): string[] {
  return controls.filter((id) => statusOf(facts, id) === 'notApplicable');
}

/** Controls that were found not applicable while systems in scope are what they are for. */
function excludedThough(
  name: string,
  severity: Severity,
  controls: readonly string[],
  speaksAgainst: (system: SystemFacts, asOf: string) => boolean,
): ReadinessRule {
  return {
    id: `applicability.${name}`,
    severity,
    step: 'implementControls',
    nodes: ['6.1.3', ...controls.slice(0, 3)],
    check(facts) {
      const excluded = excludedOf(facts, controls);
      if (excluded.length === 0) return [];
      const against = inScope(facts).filter((system) => speaksAgainst(system, facts.asOf));
      return against.length === 0 ? [] : excluded.map((id) => ofNode(id, witnesses(against)));
    },
  };
}

/** A requirement that counts as met while systems in scope lack the very thing that it asks to be known. */
function metYetEmpty(
  name: string,
  asked: string | readonly string[],
  isEmpty: (system: SystemFacts) => boolean,
): ReadinessRule {
  const nodes = [asked].flat();
  return systemBySystem({
    id: `applicability.${name}`,
    severity: 'warning',
    step: STEPS.find((step) => nodes.some((id) => step.nodes.includes(id)))?.id ?? 'gapAnalysis',
    nodes,
    applies: (facts) => nodes.some((id) => isClaimed(facts, id)),
    find: (some) =>
      inScope(some)
        .filter((system) => isEmpty(system) && !isRetired(system, some.asOf))
        .map((system) => ofSystem(system)),
  });
}
