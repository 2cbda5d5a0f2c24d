import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseCatalogue } from '#shared/catalogue/catalogue.ts';
import { emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { emptyOrganisation } from '#shared/entities/organisation.ts';
import type { EvidenceFacts, FulfilmentFacts } from '#shared/rules/fulfilment/rule.ts';
import { allSystems, type SystemFacts } from '#shared/rules/system-facts.ts';
import { control } from '../readiness/facts.ts';

const file = path.resolve(import.meta.dirname, '../../../../resources/catalogue/iso42001.json');
export const { nodes: NODES } = parseCatalogue(JSON.parse(readFileSync(file, 'utf8')));
export const NODE_IDS = NODES.map(({ id }) => id);

/** The day on which all facts are looked at. */
export const AS_OF = '2026-11-24';

export const EMPTY: FulfilmentFacts = {
  nodes: NODES,
  organisation: emptyOrganisation('Client'),
  ...allSystems([]),
  evidence: new Map(),
  actions: new Map(),
  interviews: [],
  documents: [],
  statements: new Map(),
  decisions: new Map(),
  asOf: AS_OF,
};

export function system(number: number, fields: Partial<SystemFacts> = {}): SystemFacts {
  return { ...emptyAiSystemFields(`System ${number}`), id: `s${number}`, code: `SYS-00${number}`, ...fields };
}

/** A system whose record says all that any rule asks for. */
export function described(number: number, fields: Partial<SystemFacts> = {}): SystemFacts {
  return system(number, {
    owner: 'Ada Lovelace',
    aiRoles: ['provider'],
    lifecycleStage: 'operationAndMonitoring',
    scope: 'inScope',
    intendedUse: 'S',
    foreseeableMisuse: 'T',
    users: 'C',
    affectedGroups: 'S',
    dataCategories: 'L',
    modelType: 'Trees',
    modelSource: 'inHouse',
    oversightMode: 'inTheLoop',
    humanOversight: 'A',
    nextReviewOn: '2027-01-01',
    ...fields,
  });
}

export function withSystems(systems: readonly SystemFacts[], facts: FulfilmentFacts = EMPTY): FulfilmentFacts {
  return { ...facts, ...allSystems([{ systems, archivedSystems: [] }]) };
}

export function piece(number: number, fields: Partial<EvidenceFacts> = {}): EvidenceFacts {
  return {
    id: `e${number}`,
    code: `EV-000${number}`,
    title: 'Minutes',
    kind: 'link',
    validUntil: '',
    tellsUntil: '2026-10-01',
    sha256: '',
    ...fields,
  };
}

/** All that this product can record today, for every requirement. */
export const FULL: FulfilmentFacts = withSystems([described(1), described(2)], {
  ...EMPTY,
  organisation: {
    ...EMPTY.organisation,
    activities: 'Software',
    topManagement: 'Helene Brandt',
    aimsManager: 'Farid Haidari',
    scopeStatement: 'Development of AI systems.',
  },
  evidence: new Map(NODE_IDS.map((id) => [id, [piece(1)]])),
  interviews: [{ id: 'i1', code: 'INT-001', title: 'Board', roles: ['topManagement'] }],
  documents: [control('inventory'), control('requirements')],
});
