import type { SystemFacts } from '#shared/rules/system-facts.ts';
import { all, archived, type Case, type Change, each, first, fulfilled, profile, rated, system } from './facts.ts';
import { ACTION_CASES, ASSESSMENT_CASES, DOCUMENT_CASES, SAID_CASES } from './record-cases.ts';

function manySystems(count: number, fields: (number: number) => Partial<SystemFacts>): Change {
  const systems = Array.from({ length: count }, (_, at) => system(at + 1, fields(at + 1)));
  return (facts) => ({ ...facts, systems });
}

const NO_SYSTEMS: Change = (facts) => ({ ...facts, systems: [] });

const ORGANISATION: readonly Case[] = [
  {
    rule: 'organisation.profileIncomplete',
    trips: profile({ sector: ' ', country: '' }),
    finds: ['country', 'sector'],
    spares: profile({ address: '', contactEmail: '', activities: '' }),
  },
  {
    rule: 'organisation.scopeStatementMissing',
    trips: profile({ scopeStatement: ' \n' }),
    finds: ['scopeStatement'],
    spares: profile({ scopeStatement: 'All.' }),
  },
  {
    rule: 'organisation.scopeNamesNone',
    trips: profile({ scopeStatement: 'Everything that has to do with letters.' }),
    finds: ['scopeStatement'],
    spares: profile({ scopeStatement: 'Sorting by SYSTEM  2, and reading.' }),
  },
  {
    rule: 'organisation.oneManager',
    trips: profile({ topManagement: 'Dr. Zoë Ücker, CEO', aimsManager: 'dr. zoe ucker' }),
    finds: ['aimsManager'],
    spares: profile({ topManagement: 'Zoë Ücker', aimsManager: 'Zoë Ücker', size: 'small' }),
  },
  {
    rule: 'organisation.targetPassed',
    trips: all(profile({ targetCertificationOn: '2026-11-23' }), fulfilled({ '9.3.1': 'begun' })),
    finds: ['targetCertificationOn'],
    spares: profile({ targetCertificationOn: '2026-11-23' }),
  },
  {
    rule: 'organisation.targetTooNear',
    trips: all(profile({ targetCertificationOn: '2027-02-22' }), fulfilled({ '9.2.1': 'begun' })),
    finds: ['targetCertificationOn'],
    spares: all(profile({ targetCertificationOn: '2027-02-23' }), fulfilled({ '9.2.1': 'begun' })),
  },
  {
    rule: 'organisation.targetWithoutBody',
    trips: profile({ targetCertificationOn: '2027-05-23', certificationBody: '' }),
    finds: ['certificationBody'],
    spares: profile({ targetCertificationOn: '2027-05-24', certificationBody: '' }),
  },
];

const SYSTEMS: readonly Case[] = [
  {
    rule: 'systems.noneInScope',
    trips: each({ scope: 'outOfScope' }),
    finds: ['systems'],
    spares: first({ scope: 'outOfScope' }),
  },
  {
    rule: 'systems.scopeUndecided',
    trips: first({ scope: 'undecided' }),
    finds: ['s1'],
    spares: archived(system(3, { scope: 'undecided' })),
  },
  {
    rule: 'systems.outsideWithoutReason',
    trips: first({ scope: 'outOfScope', scopeReason: ' ' }),
    finds: ['s1'],
    spares: all(first({ scope: 'outOfScope' }), archived(system(3, { scope: 'outOfScope', scopeReason: '' }))),
  },
  {
    rule: 'systems.inScopeRetired',
    trips: first({ retiredOn: '2026-11-24' }),
    finds: ['s1'],
    spares: first({ retiredOn: '2026-11-25' }),
  },
  {
    rule: 'systems.ownerMissing',
    trips: first({ owner: ' ' }),
    finds: ['s1'],
    spares: first({ owner: '', scope: 'outOfScope' }),
  },
  {
    rule: 'systems.ownerOverloaded',
    trips: manySystems(20, (number) => ({ owner: number % 2 === 0 ? 'ada  lovelace' : 'Ada Lovelace, CTO' })),
    finds: ['s1'],
    spares: manySystems(20, (number) => ({ owner: number === 7 ? 'Grace Hopper' : 'Ada Lovelace' })),
  },
  {
    rule: 'systems.autonomousUnwatched',
    trips: first({ autonomy: 'high', oversightMode: 'none' }),
    finds: ['s1'],
    spares: first({ autonomy: 'high', oversightMode: '' }),
  },
  {
    rule: 'systems.oversightImpossible',
    trips: first({ autonomy: 'full', oversightMode: 'inTheLoop' }),
    finds: ['s1'],
    spares: first({ autonomy: 'full', oversightMode: 'onTheLoop' }),
  },
  {
    rule: 'systems.oversightUndescribed',
    trips: first({ oversightMode: 'inCommand', humanOversight: '' }),
    finds: ['s1'],
    spares: first({ oversightMode: 'none', humanOversight: '' }),
  },
  {
    rule: 'systems.supplierMissing',
    trips: each({ modelSource: 'openSource' }),
    finds: ['s1', 's2'],
    spares: first({ modelSource: 'purchased', suppliers: ['Acme'] }),
  },
  {
    rule: 'systems.producerUnsaid',
    trips: first({ aiRoles: ['customer'] }),
    finds: ['s1'],
    spares: first({ aiRoles: ['customer'], modelSource: 'openSource' }),
  },
  {
    rule: 'systems.sensitiveWithoutGroups',
    trips: first({ personalData: 'specialCategories', affectedGroups: '' }),
    finds: ['s1'],
    spares: first({ personalData: 'none', affectedGroups: '' }),
  },
  {
    rule: 'systems.twins',
    trips: all(first({ name: 'SYSTEM  2 ', suppliers: ['B', 'a'] }), (facts) => ({
      ...facts,
      systems: facts.systems.map((one, at) => (at === 1 ? { ...one, suppliers: ['A', 'b'] } : one)),
    })),
    finds: ['s1', 's2'],
    spares: first({ name: 'System 2', organisationUnit: 'Sales' }),
  },
  {
    rule: 'systems.codeTwice',
    trips: archived(system(3, { code: 'SYS-002' })),
    finds: ['s2', 's3'],
    spares: archived(system(3)),
  },
];

const LIFE_CYCLE: readonly Case[] = [
  {
    rule: 'systems.retiredInUse',
    trips: first({ retiredOn: '2026-11-24' }),
    finds: ['s1'],
    spares: first({ retiredOn: '2026-11-24', lifecycleStage: 'retirement' }),
  },
  {
    rule: 'systems.retirementUndated',
    trips: first({ lifecycleStage: 'retirement' }),
    finds: ['s1'],
    spares: first({ lifecycleStage: 'retirement', retiredOn: '2027-01-31' }),
  },
  {
    rule: 'systems.serviceBeforeDevelopment',
    trips: first({ developmentStartedOn: '2025-01-02' }),
    finds: ['s1'],
    spares: first({ developmentStartedOn: '2025-01-01' }),
  },
  {
    rule: 'systems.retiredBeforeStart',
    trips: first({ retiredOn: '2024-12-31', lifecycleStage: 'retirement' }),
    finds: ['s1'],
    spares: first({ inServiceOn: '', retiredOn: '2024-01-01', lifecycleStage: 'retirement' }),
  },
  {
    rule: 'systems.operatesBeforeService',
    trips: first({ inServiceOn: '2026-11-25' }),
    finds: ['s1'],
    spares: first({ inServiceOn: '2026-11-24' }),
  },
  {
    rule: 'systems.servesBeforeDeployment',
    trips: first({ lifecycleStage: 'verificationAndValidation' }),
    finds: ['s1'],
    spares: first({ lifecycleStage: 'deployment' }),
  },
  {
    rule: 'systems.developmentInFuture',
    trips: first({ developmentStartedOn: '2026-11-25', inServiceOn: '', lifecycleStage: 'designAndDevelopment' }),
    finds: ['s1'],
    spares: first({ developmentStartedOn: '2026-11-25', inServiceOn: '', lifecycleStage: 'inception' }),
  },
  {
    rule: 'systems.reviewOverdue',
    trips: first({ nextReviewOn: '2026-11-23' }),
    finds: ['s1'],
    spares: all(first({ nextReviewOn: '2026-11-24' }), archived(system(3, { nextReviewOn: '2020-01-01' }))),
  },
  {
    rule: 'systems.archivedInOperation',
    trips: archived(system(3)),
    finds: ['s3'],
    spares: archived(system(3, { retiredOn: '2026-01-01' }), system(4, { scope: 'outOfScope' })),
  },
];

const APPLICABILITY: readonly Case[] = [
  {
    rule: 'applicability.metWithoutSystems',
    trips: all(
      NO_SYSTEMS,
      rated({ '6.1.2': 'partlyMet', '6.1.3': 'notMet', '6.1.4': 'notMet', 'A.5.3': 'notMet', 'A.5.4': 'notMet' }),
    ),
    finds: ['8.2', '8.3', '8.4'],
    spares: first({ scope: 'outOfScope' }),
  },
  {
    rule: 'applicability.controlsUndecided',
    trips: rated({ 'A.4.5': 'notAssessed', '7.2': 'notAssessed' }),
    finds: ['A.4.5'],
    spares: rated({ 'A.4.5': 'notAssessed', '6.1.3': 'partlyMet' }),
  },
  {
    rule: 'applicability.requiredExcluded',
    trips: rated({ 'A.2.2': 'notApplicable', 'A.5.5': 'notApplicable' }),
    finds: ['A.2.2', 'A.5.5'],
    spares: rated({ 'A.2.2': 'notMet', 'A.2.3': 'notApplicable' }),
  },
  {
    rule: 'applicability.operationExcluded',
    trips: rated({ 'A.6.2.5': 'notApplicable', 'A.6.2.6': 'notApplicable' }),
    finds: ['A.6.2.5', 'A.6.2.6'],
    spares: all(rated({ 'A.6.2.6': 'notApplicable' }), each({ lifecycleStage: 'deployment' })),
  },
  {
    rule: 'applicability.developmentExcluded',
    // A mixed origin has a part of the organisation's own.
    trips: all(rated({ 'A.7.3': 'notApplicable' }), each({ modelSource: 'mixed', aiRoles: ['customer'] })),
    finds: ['A.7.3'],
    spares: all(rated({ 'A.7.3': 'notApplicable' }), each({ modelSource: 'openSource', aiRoles: ['customer'] })),
  },
  {
    rule: 'applicability.suppliersExcluded',
    trips: all(rated({ 'A.10.3': 'notApplicable' }), first({ modelSource: 'openSource' })),
    finds: ['A.10.3'],
    spares: all(rated({ 'A.10.3': 'notApplicable' }), first({ suppliers: ['Acme'], scope: 'outOfScope' })),
  },
  {
    rule: 'applicability.customersExcluded',
    trips: rated({ 'A.10.4': 'notApplicable' }),
    finds: ['A.10.4'],
    spares: all(rated({ 'A.10.4': 'notApplicable' }), each({ aiRoles: ['producer', 'customer'] })),
  },
  {
    rule: 'applicability.informationExcluded',
    trips: rated({ 'A.6.2.7': 'notApplicable', 'A.8.4': 'notApplicable' }),
    finds: ['A.6.2.7', 'A.8.4'],
    spares: all(rated({ 'A.8.4': 'notApplicable' }), each({ aiRoles: ['customer'] })),
  },
  {
    rule: 'applicability.responsibleUseExcluded',
    trips: all(
      rated({ 'A.9.3': 'notApplicable', 'A.9.4': 'notApplicable' }),
      first({ aiRoles: ['producer', 'customer'] }),
    ),
    finds: ['A.9.3', 'A.9.4'],
    spares: rated({ 'A.9.4': 'notApplicable' }),
  },
  {
    rule: 'applicability.usersUnknown',
    trips: first({ users: '' }),
    finds: ['s1'],
    spares: all(first({ users: '' }), rated({ 'A.8.2': 'partlyMet' })),
  },
  {
    rule: 'applicability.groupsUnknown',
    trips: first({ affectedGroups: '' }),
    finds: ['s1'],
    spares: all(first({ affectedGroups: '' }), rated({ 'A.5.4': 'notMet' })),
  },
  {
    rule: 'applicability.dataUnknown',
    trips: first({ dataCategories: '' }),
    finds: ['s1'],
    spares: first({ dataCategories: '', scope: 'outOfScope' }),
  },
  {
    rule: 'applicability.intendedUseUnknown',
    trips: first({ intendedUse: '' }),
    finds: ['s1'],
    spares: first({ intendedUse: '', retiredOn: '2026-01-01' }),
  },
  {
    rule: 'applicability.stageUnknown',
    trips: first({ lifecycleStage: '' }),
    finds: ['s1'],
    spares: all(first({ lifecycleStage: '' }), rated({ 'A.4.2': 'partlyMet' })),
  },
  {
    rule: 'applicability.originUnknown',
    trips: first({ modelSource: '' }),
    finds: ['s1'],
    spares: all(first({ modelSource: '' }), rated({ 'A.10.3': 'notMet' })),
  },
  {
    rule: 'applicability.oversightUnknown',
    trips: first({ oversightMode: '', humanOversight: ' ' }),
    finds: ['s1'],
    spares: first({ oversightMode: '' }),
  },
  {
    rule: 'applicability.personalDataUnknown',
    trips: first({ personalData: '' }),
    finds: ['s1'],
    spares: first({ personalData: 'none' }),
  },
  {
    rule: 'applicability.reviewUnplanned',
    trips: first({ nextReviewOn: '' }),
    finds: ['s1'],
    spares: first({ nextReviewOn: '', lifecycleStage: 'retirement', retiredOn: '2026-01-01' }),
  },
  {
    rule: 'applicability.misuseUnknown',
    // One of the two requirements is enough.
    trips: all(first({ foreseeableMisuse: ' ' }), rated({ '6.1.4': 'partlyMet' })),
    finds: ['s1'],
    spares: all(first({ foreseeableMisuse: '' }), rated({ '6.1.4': 'partlyMet', 'A.5.3': 'notMet' })),
  },
  {
    rule: 'applicability.rolesUnknown',
    trips: first({ aiRoles: [] }),
    finds: ['s1'],
    spares: all(first({ aiRoles: [] }), rated({ '4.1': 'partlyMet' })),
  },
];

/** For every rule a workspace that trips it and one that comes close. */
export const CASES: readonly Case[] = [
  ...ORGANISATION,
  ...SYSTEMS,
  ...LIFE_CYCLE,
  ...APPLICABILITY,
  ...ASSESSMENT_CASES,
  ...ACTION_CASES,
  ...DOCUMENT_CASES,
  ...SAID_CASES,
];
