import { onceEach } from '../../values/once-each.ts';
import { inScope, isFromOutside, type SystemFacts } from '../system-facts.ts';
import { foldName, isRetired, ofSystem, ofWorkspace, personOf, type ReadinessRule, systemBySystem } from './rule.ts';

const HIGH_AUTONOMY: readonly SystemFacts['autonomy'][] = ['high', 'full', 'autonomous'];
/** From so many AI systems on nobody can say of each what it does. */
export const MANY_SYSTEMS = 20;

/** What systems say of themselves, field against field and system against system. */
export const SYSTEM_RULES: readonly ReadinessRule[] = [
  {
    id: 'systems.noneInScope',
    severity: 'error',
    step: 'establish',
    nodes: ['4.3'],
    check: (facts) => (inScope(facts).length === 0 ? [ofWorkspace('systems', { count: facts.systems.length })] : []),
  },
  systemBySystem({
    id: 'systems.scopeUndecided',
    severity: 'warning',
    step: 'establish',
    nodes: ['4.3'],
    find: ({ systems }) => systems.filter(({ scope }) => scope === 'undecided').map((system) => ofSystem(system)),
  }),
  systemBySystem({
    id: 'systems.outsideWithoutReason',
    severity: 'error',
    step: 'establish',
    nodes: ['4.3'],
    find: ({ systems }) =>
      systems
        .filter(({ scope, scopeReason }) => scope === 'outOfScope' && scopeReason.trim() === '')
        .map((system) => ofSystem(system)),
  }),
  systemBySystem({
    id: 'systems.inScopeRetired',
    severity: 'hint',
    step: 'establish',
    nodes: ['4.3'],
    find: (facts) =>
      inScope(facts)
        .filter((system) => system.retiredOn !== '' && system.retiredOn <= facts.asOf)
        .map((system) => ofSystem(system, { retiredOn: system.retiredOn })),
  }),
  systemBySystem({
    id: 'systems.ownerMissing',
    severity: 'warning',
    step: 'establish',
    nodes: ['5.3', 'A.3.2'],
    find: (facts) =>
      inScope(facts)
        .filter(({ owner }) => owner.trim() === '')
        .map((system) => ofSystem(system)),
  }),
  {
    id: 'systems.ownerOverloaded',
    severity: 'hint',
    step: 'establish',
    nodes: ['5.3', 'A.3.2', '7.1'],
    check(facts) {
      const owned = inScope(facts).filter(({ owner, lifecycleStage }) => {
        return owner.trim() !== '' && lifecycleStage !== 'retirement';
      });
      return [...Map.groupBy(owned, ({ owner }) => personOf(owner)).values()].flatMap((systems) => {
        const [first] = systems;
        if (first === undefined || systems.length < MANY_SYSTEMS) return [];
        return [ofSystem(first, { person: first.owner, count: systems.length })];
      });
    },
  },
  systemBySystem({
    id: 'systems.autonomousUnwatched',
    severity: 'error',
    step: 'implementControls',
    nodes: ['A.9.2', 'A.5.4'],
    find: (facts) =>
      inScope(facts)
        .filter((system) => {
          const { autonomy, oversightMode, humanOversight } = system;
          const unwatched = oversightMode === 'none' || (oversightMode === '' && humanOversight.trim() === '');
          return HIGH_AUTONOMY.includes(autonomy) && unwatched && !isRetired(system, facts.asOf);
        })
        .map((system) => ofSystem(system, { autonomy: system.autonomy })),
  }),
  systemBySystem({
    id: 'systems.oversightImpossible',
    severity: 'warning',
    step: 'implementControls',
    nodes: ['A.9.2', 'A.5.4'],
    find: ({ systems }) =>
      systems
        .filter(({ autonomy, oversightMode }) => {
          if (autonomy === 'autonomous') return !['', 'none'].includes(oversightMode);
          return autonomy === 'full' && oversightMode === 'inTheLoop';
        })
        .map((system) => ofSystem(system, { autonomy: system.autonomy, oversightMode: system.oversightMode })),
  }),
  systemBySystem({
    id: 'systems.oversightUndescribed',
    severity: 'warning',
    step: 'implementControls',
    nodes: ['A.9.2'],
    find: (facts) =>
      inScope(facts)
        .filter(({ oversightMode, humanOversight }) => {
          return !['', 'none'].includes(oversightMode) && humanOversight.trim() === '';
        })
        .map((system) => ofSystem(system, { oversightMode: system.oversightMode })),
  }),
  systemBySystem({
    id: 'systems.supplierMissing',
    severity: 'warning',
    step: 'implementControls',
    nodes: ['A.10.3', 'A.10.2'],
    find: ({ systems }) =>
      systems
        .filter((system) => {
          return system.scope !== 'outOfScope' && isFromOutside(system) && system.suppliers.length === 0;
        })
        .map((system) => ofSystem(system, { modelSource: system.modelSource })),
  }),
  systemBySystem({
    id: 'systems.producerUnsaid',
    severity: 'warning',
    step: 'establish',
    nodes: ['4.1'],
    find: (facts) =>
      inScope(facts)
        .filter(({ modelSource, aiRoles }) => {
          return modelSource === 'inHouse' && aiRoles.length > 0 && !aiRoles.includes('producer');
        })
        .map((system) => ofSystem(system)),
  }),
  systemBySystem({
    id: 'systems.sensitiveWithoutGroups',
    severity: 'warning',
    step: 'riskAssessment',
    nodes: ['A.5.4', '6.1.4'],
    find: (facts) =>
      inScope(facts)
        .filter(({ personalData, affectedGroups }) => {
          return ['personal', 'specialCategories'].includes(personalData) && affectedGroups.trim() === '';
        })
        .map((system) => ofSystem(system, { personalData: system.personalData })),
  }),
  {
    id: 'systems.twins',
    severity: 'warning',
    step: 'establish',
    nodes: ['4.3', 'A.4.2'],
    compares: ({ id, code, name, organisationUnit, suppliers }) =>
      JSON.stringify([id, code, name, organisationUnit, ...suppliers]),
    check: ({ systems }) => sharing(systems, nameAndPlace).map(([system, others]) => ofSystem(system, { others })),
  },
  {
    id: 'systems.codeTwice',
    severity: 'error',
    step: 'establish',
    nodes: ['A.4.2', '7.5.2'],
    compares: ({ id, code, name }) => JSON.stringify([id, code, name]),
    check: ({ systems, archivedSystems }) =>
      sharing([...systems, ...archivedSystems], ({ code }) => code).map(([system]) => ofSystem(system)),
  },
];

/** Departments may each have their own of what is sold under one name. */
const nameAndPlace = onceEach(({ name, organisationUnit, suppliers }: SystemFacts) =>
  JSON.stringify([foldName(name), foldName(organisationUnit), ...suppliers.map(foldName).sort()]),
);

/** Systems that have a key in common with others, each with the codes of the others. */
function sharing(systems: readonly SystemFacts[], key: (system: SystemFacts) => string): [SystemFacts, string][] {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const system of systems) {
    const name = key(system);
    if (seen.has(name)) shared.add(name);
    else seen.add(name);
  }
  // Mostly there are none, and then 10,000 groups need not be made.
  const groups = Map.groupBy(shared.size === 0 ? [] : systems.filter((system) => shared.has(key(system))), key);
  return [...groups.values()].flatMap((group) =>
    group.map((system): [SystemFacts, string] => {
      const others = group.filter(({ id }) => id !== system.id).slice(0, 3);
      return [system, others.map(({ code }) => code).join(', ')];
    }),
  );
}
