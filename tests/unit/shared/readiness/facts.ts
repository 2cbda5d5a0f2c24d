import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseCatalogue } from '#shared/catalogue/catalogue.ts';
import { emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import type { ControlledDocument } from '#shared/entities/approval.ts';
import type { AssessmentStatus, NodeResult } from '#shared/entities/assessment.ts';
import { emptyOrganisation, type Organisation } from '#shared/entities/organisation.ts';
import type { NodeFulfilment } from '#shared/rules/fulfilment/evaluate.ts';
import type { EvidenceFacts, FulfilmentState } from '#shared/rules/fulfilment/rule.ts';
import type { PlannedFacts, ReadinessFacts } from '#shared/rules/readiness/rule.ts';
import type { SystemFacts } from '#shared/rules/system-facts.ts';

const file = path.resolve(import.meta.dirname, '../../../../resources/catalogue/iso42001.json');
export const { nodes: NODES } = parseCatalogue(JSON.parse(readFileSync(file, 'utf8')));

/** The day on which all cases are looked at. */
export const AS_OF = '2026-11-24';

/** A system of which nothing is to be said; `number` makes its identity. */
export function system(number: number, fields: Partial<SystemFacts> = {}): SystemFacts {
  return {
    ...emptyAiSystemFields(`System ${number}`),
    id: `s${number}`,
    code: `SYS-00${number}`,
    owner: 'Ada Lovelace',
    aiRoles: ['producer', 'provider'],
    lifecycleStage: 'operationAndMonitoring',
    scope: 'inScope',
    scopeReason: 'Sold under our name.',
    intendedUse: 'Sorting of letters.',
    foreseeableMisuse: 'Reading of letters.',
    users: 'Clerks',
    affectedGroups: 'Senders of letters',
    dataCategories: 'Letters',
    personalData: 'personal',
    modelSource: 'inHouse',
    autonomy: 'partial',
    oversightMode: 'inTheLoop',
    humanOversight: 'A clerk confirms.',
    suppliers: [],
    developmentStartedOn: '2024-01-01',
    inServiceOn: '2025-01-01',
    nextReviewOn: '2027-01-01',
    ...fields,
  };
}

export function control(documentKey: string, fields: Partial<ControlledDocument> = {}): ControlledDocument {
  return {
    documentKey,
    identifier: `AIMS-${documentKey}`,
    version: '1.0',
    status: 'approved',
    classification: 'internal',
    owner: 'Farid Haidari',
    author: 'Farid Haidari',
    approver: 'Helene Brandt',
    approvedOn: '2026-10-12',
    effectiveOn: '2026-10-15',
    nextReviewOn: '2027-10-12',
    revisions: [{ version: '1.0', date: '2026-10-12', author: 'Farid Haidari', change: 'First issue.' }],
    approval: 'holds',
    ...fields,
  };
}

/** An action of which nothing is to be said. */
export function planned(number: number, fields: Partial<PlannedFacts> = {}): PlannedFacts {
  return {
    id: `a${number}`,
    code: `ACT-00${number}`,
    title: 'Write the procedure',
    nodeId: '7.4',
    owner: 'Ada Lovelace',
    dueOn: '2026-12-24',
    status: 'open',
    ...fields,
  };
}

/** A workspace in which no rule finds anything. */
export const CLEAN: ReadinessFacts = {
  organisation: {
    ...emptyOrganisation('Client'),
    legalName: 'Client GmbH',
    country: 'DE',
    sector: 'Post',
    size: 'medium',
    topManagement: 'Helene Brandt, Managing Director',
    aimsManager: 'Farid Haidari, AIMS Manager',
    scopeStatement: 'Development and provision of AI systems for letters: System 1 and System 2.',
    certificationBody: 'Certifier',
    targetCertificationOn: '2027-11-24',
  },
  systems: [system(1), system(2)],
  archivedSystems: [],
  nodes: NODES,
  results: new Map(NODES.map(({ id }) => [id, { nodeId: id, status: 'met', finding: 'Seen on file.' }])),
  states: new Map(NODES.map(({ id }) => [id, 'shown'])),
  said: [],
  evidence: new Map(),
  actions: [planned(1)],
  documents: [control('inventory'), control('requirements')],
  assessedAgainst: '2026.1',
  catalogueVersion: '2026.1',
  asOf: AS_OF,
};

export type Change = (facts: ReadinessFacts) => ReadinessFacts;

/** What somebody says of a requirement. */
export function said(node: Pick<NodeFulfilment, 'nodeId'> & Partial<NodeFulfilment>): Change {
  const nothing = { state: 'shown', ruleVersion: 1, shows: [], missing: [], statement: null, decision: null } as const;
  return (facts) => ({ ...facts, said: [...facts.said, { ...nothing, ...node }] });
}

export function profile(fields: Partial<Organisation>): Change {
  return (facts) => ({ ...facts, organisation: { ...facts.organisation, ...fields } });
}

export type Case = {
  readonly rule: string;
  /** What makes a clean workspace trip the rule, and the ids of the records that it then names. */
  readonly trips: Change;
  readonly finds: readonly string[];
  /** What comes close and is right. */
  readonly spares: Change;
};

/** The first of the two systems, or all of them, with other fields. */
export function first(fields: Partial<SystemFacts>): Change {
  return (facts) => ({ ...facts, systems: facts.systems.map((one, at) => (at === 0 ? { ...one, ...fields } : one)) });
}
export function each(fields: Partial<SystemFacts>): Change {
  return (facts) => ({ ...facts, systems: facts.systems.map((one) => ({ ...one, ...fields })) });
}
export function archived(...systems: SystemFacts[]): Change {
  return (facts) => ({ ...facts, archivedSystems: systems });
}

/** Ratings by number; the finding is the given one, or stays. */
export function rated(ratings: Readonly<Record<string, AssessmentStatus>>, finding?: string): Change {
  return (facts) => {
    const changed = Object.entries(ratings).map(([nodeId, status]): [string, NodeResult] => {
      return [nodeId, { nodeId, status, finding: finding ?? 'No such thing exists in the organisation.' }];
    });
    return { ...facts, results: new Map([...facts.results, ...changed]) };
  };
}

/** States by number, others than in a workspace in which everything is shown. */
export function fulfilled(states: Readonly<Record<string, FulfilmentState>>): Change {
  return (facts) => ({ ...facts, states: new Map([...facts.states, ...Object.entries(states)]) });
}

/** Evidence for a requirement, one piece for each of these. */
export function shownBy(nodeId: string, ...pieces: Partial<EvidenceFacts>[]): Change {
  return (facts) => ({
    ...facts,
    evidence: new Map([
      ...facts.evidence,
      [
        nodeId,
        pieces.map((fields, at) => ({
          ...{ id: `e${at}`, code: `EV-000${at}`, title: 'Minutes', kind: 'file', sha256: '' },
          ...{ validUntil: '', tellsUntil: '2026-10-01', ...fields },
        })),
      ],
    ]),
  });
}
export function actions(...list: PlannedFacts[]): Change {
  return (facts) => ({ ...facts, actions: list });
}

export function document(fields: Partial<ControlledDocument>): Change {
  return (facts) => ({
    ...facts,
    documents: facts.documents.map((one, at) => (at === 0 ? { ...one, ...fields } : one)),
  });
}

export function all(...changes: Change[]): Change {
  return (facts) => changes.reduce((so, change) => change(so), facts);
}
