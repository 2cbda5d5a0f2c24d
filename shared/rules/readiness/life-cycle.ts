import { type SystemFacts } from '../system-facts.ts';
import { isRetired, ofSystem, type ReadinessRule, systemBySystem } from './rule.ts';

const BEFORE_DEPLOYMENT: readonly SystemFacts['lifecycleStage'][] = [
  'inception',
  'designAndDevelopment',
  'verificationAndValidation',
];
export const IN_OPERATION: readonly SystemFacts['lifecycleStage'][] = [
  'operationAndMonitoring',
  'continuousValidation',
];

/** The stage of a system against its dates: what an auditor who compares the sheet with the calendar sees. */
export const LIFE_CYCLE_RULES: readonly ReadinessRule[] = [
  systemBySystem({
    id: 'systems.retiredInUse',
    severity: 'error',
    step: 'implementControls',
    nodes: ['A.6.2.6', 'A.4.2'],
    find: ({ systems, asOf }) =>
      systems
        .filter(({ retiredOn, lifecycleStage }) => {
          return retiredOn !== '' && retiredOn <= asOf && !['', 'retirement'].includes(lifecycleStage);
        })
        .map((system) => ofSystem(system, { retiredOn: system.retiredOn, lifecycleStage: system.lifecycleStage })),
  }),
  systemBySystem({
    id: 'systems.retirementUndated',
    severity: 'warning',
    step: 'implementControls',
    nodes: ['A.6.2.6'],
    find: ({ systems }) =>
      systems
        .filter(({ retiredOn, lifecycleStage }) => lifecycleStage === 'retirement' && retiredOn === '')
        .map((system) => ofSystem(system)),
  }),
  systemBySystem({
    // Whoever develops anew what is in service has both dates, and both are right.
    id: 'systems.serviceBeforeDevelopment',
    severity: 'warning',
    step: 'implementControls',
    nodes: ['A.6.1.3', 'A.6.2.5'],
    find: ({ systems }) =>
      systems
        .filter(({ developmentStartedOn, inServiceOn }) => isBefore(inServiceOn, developmentStartedOn))
        .map((system) =>
          ofSystem(system, { inServiceOn: system.inServiceOn, developmentStartedOn: system.developmentStartedOn }),
        ),
  }),
  systemBySystem({
    id: 'systems.retiredBeforeStart',
    severity: 'error',
    step: 'implementControls',
    nodes: ['A.6.2.5', 'A.6.2.6'],
    find: ({ systems }) =>
      systems.flatMap((system) => {
        const { developmentStartedOn, inServiceOn, retiredOn } = system;
        const startedOn = inServiceOn === '' ? developmentStartedOn : inServiceOn;
        return isBefore(retiredOn, startedOn) ? [ofSystem(system, { retiredOn, startedOn })] : [];
      }),
  }),
  systemBySystem({
    id: 'systems.operatesBeforeService',
    severity: 'warning',
    step: 'implementControls',
    nodes: ['A.6.2.5', 'A.6.2.6'],
    find: ({ systems, asOf }) =>
      systems
        .filter(({ lifecycleStage, inServiceOn }) => IN_OPERATION.includes(lifecycleStage) && inServiceOn > asOf)
        .map((system) => ofSystem(system, { inServiceOn: system.inServiceOn, lifecycleStage: system.lifecycleStage })),
  }),
  systemBySystem({
    id: 'systems.servesBeforeDeployment',
    severity: 'warning',
    step: 'implementControls',
    nodes: ['A.6.2.4', 'A.6.2.5'],
    find: ({ systems, asOf }) =>
      systems
        .filter((system) => {
          const { lifecycleStage, inServiceOn } = system;
          const serves = inServiceOn !== '' && inServiceOn <= asOf && !isRetired(system, asOf);
          return serves && BEFORE_DEPLOYMENT.includes(lifecycleStage);
        })
        .map((system) => ofSystem(system, { inServiceOn: system.inServiceOn, lifecycleStage: system.lifecycleStage })),
  }),
  systemBySystem({
    id: 'systems.developmentInFuture',
    severity: 'warning',
    step: 'implementControls',
    nodes: ['A.6.1.3'],
    find: ({ systems, asOf }) =>
      systems
        .filter(({ lifecycleStage, developmentStartedOn }) => {
          return developmentStartedOn > asOf && !['', 'inception'].includes(lifecycleStage);
        })
        .map((system) =>
          ofSystem(system, {
            developmentStartedOn: system.developmentStartedOn,
            lifecycleStage: system.lifecycleStage,
          }),
        ),
  }),
  systemBySystem({
    id: 'systems.reviewOverdue',
    severity: 'warning',
    step: 'riskAssessment',
    nodes: ['8.2', '8.4'],
    find: ({ systems, asOf }) =>
      systems
        .filter((system) => isBefore(system.nextReviewOn, asOf) && !isRetired(system, asOf))
        .map((system) => ofSystem(system, { nextReviewOn: system.nextReviewOn })),
  }),
  systemBySystem({
    id: 'systems.archivedInOperation',
    severity: 'warning',
    step: 'establish',
    nodes: ['4.3', 'A.4.2'],
    find: ({ archivedSystems, asOf }) =>
      archivedSystems
        .filter((system) => {
          return system.scope === 'inScope' && IN_OPERATION.includes(system.lifecycleStage) && !isRetired(system, asOf);
        })
        .map((system) => ofSystem(system, { lifecycleStage: system.lifecycleStage })),
  }),
];

/** Whether both dates are known and the first lies before the second. */
function isBefore(date: string, other: string): boolean {
  return date !== '' && other !== '' && date < other;
}
