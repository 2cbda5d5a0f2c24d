import { z } from 'zod';
import { AI_ROLES, LIFECYCLE_STAGES } from '../entities/ai-system.ts';
import { type Catalogue, nodeId } from './catalogue.ts';
import { certificationSchema, certificationTexts, checkCertification } from './certification.ts';
import { confidence, expectKeys, sourceKeys } from './crosswalk.ts';
import { checkGuideDomains, guideDomainsSchema, guideDomainTexts } from './guide-domains.ts';
import { checkNeededDocuments, neededDocumentsSchema, neededDocumentTexts } from './needed-documents.ts';

const nodes = z.array(nodeId);
const facts = { nodes, sources: sourceKeys, confidence };
const name = z.string().trim().min(1).max(120);
const sentences = z.string().trim().min(40).max(700);

/**
 * Annex C of ISO/IEC 42001: objectives and risk sources to think of. Without numbers: public sources do not agree on
 * them.
 */
const annexCSchema = z.object({
  objectives: z.array(z.object({ id: z.string(), ...facts })),
  riskSources: z.array(z.object({ id: z.string(), ...facts })),
});
const annexCWords = z.record(z.string(), z.object({ name, meaning: sentences, example: sentences }));
const annexCTexts = z.object({ about: sentences, objectives: annexCWords, riskSources: annexCWords });

/** Roles of ISO/IEC 22989:2022 that organisations and people have towards an AI system. */
const rolesSchema = z.object({
  roles: z.array(
    z.object({
      id: z.enum(AI_ROLES),
      /** Their names are less certain than those of the six. */
      subRoles: z.array(z.string()).min(1),
      ...facts,
    }),
  ),
});
const rolesTexts = z.object({
  about: sentences,
  roles: z.record(z.string(), z.object({ name, meaning: sentences, example: sentences })),
  subRoles: z.record(z.string(), z.object({ name, meaning: z.string().trim().min(20).max(300) })),
});

/** Life-cycle stages of ISO/IEC 22989:2022, in their order. */
const stage = z.enum(LIFECYCLE_STAGES).exclude(['']);
const lifeCycleSchema = z.object({ stages: z.array(z.object({ id: stage, ...facts })) });
const lifeCycleTexts = z.object({
  about: sentences,
  stages: z.record(z.string(), z.object({ name, meaning: sentences, prepare: sentences })),
});

/** Table of contents of ISO/IEC 42005:2025, the guidance on AI system impact assessments. */
const impactAssessmentSchema = z.object({
  items: z.array(
    z.object({
      ref: z.string().regex(/^([56]\.\d{1,2}|Annex [A-E])$/),
      part: z.enum(['process', 'record', 'annex']),
      ...facts,
    }),
  ),
});
const impactAssessmentTexts = z.object({
  about: sentences,
  parts: z.record(z.string(), name),
  items: z.record(z.string(), z.object({ name, meaning: sentences })),
});

/** Every topic around the standard: its file under `reference/` and, for the words, under `reference/<language>/`. */
export const REFERENCE_TOPICS = {
  annexC: { file: 'annex-c', structure: annexCSchema, texts: annexCTexts },
  roles: { file: 'roles', structure: rolesSchema, texts: rolesTexts },
  lifeCycle: { file: 'life-cycle', structure: lifeCycleSchema, texts: lifeCycleTexts },
  impactAssessment: { file: 'impact-assessment', structure: impactAssessmentSchema, texts: impactAssessmentTexts },
  documents: { file: 'documents', structure: neededDocumentsSchema, texts: neededDocumentTexts },
  certification: { file: 'certification', structure: certificationSchema, texts: certificationTexts },
  guideDomains: { file: 'guide-domains', structure: guideDomainsSchema, texts: guideDomainTexts },
} as const;
export type ReferenceTopic = keyof typeof REFERENCE_TOPICS;
export type Reference = {
  readonly [K in ReferenceTopic]: {
    readonly structure: z.infer<(typeof REFERENCE_TOPICS)[K]['structure']>;
    readonly texts: z.infer<(typeof REFERENCE_TOPICS)[K]['texts']>;
  };
};

/** Validates one topic; throws with the path of the fault. */
export function parseTopic<K extends ReferenceTopic>(topic: K, structure: unknown, texts: unknown): Reference[K] {
  const schemas = REFERENCE_TOPICS[topic];
  return { structure: schemas.structure.parse(structure), texts: schemas.texts.parse(texts) } as Reference[K];
}

/** Throws, naming the fault, where the topics, their words, the catalogue and the sources do not fit together. */
export function checkReference(reference: Reference, catalogue: Catalogue, sources: readonly string[]): void {
  const fail = (what: string) => {
    throw new Error(`reference: ${what}`);
  };
  const { annexC, roles, lifeCycle, impactAssessment, documents, certification, guideDomains } = reference;
  checkWords('objectives', ids(annexC.structure.objectives), annexC.texts.objectives);
  checkWords('risk sources', ids(annexC.structure.riskSources), annexC.texts.riskSources);
  expectKeys(ids(roles.structure.roles), AI_ROLES, (id) => fail(`roles: ${id}`));
  checkWords('roles', ids(roles.structure.roles), roles.texts.roles);
  checkWords(
    'sub-roles',
    roles.structure.roles.flatMap((role) => role.subRoles),
    roles.texts.subRoles,
  );
  expectKeys(ids(lifeCycle.structure.stages), stage.options, (id) => fail(`stages: ${id}`));
  checkWords('stages', ids(lifeCycle.structure.stages), lifeCycle.texts.stages);
  const items = impactAssessment.structure.items;
  checkWords(
    'impact assessment',
    items.map(({ ref }) => ref),
    impactAssessment.texts.items,
  );
  checkWords('its parts', [...new Set(items.map(({ part }) => part))], impactAssessment.texts.parts);
  checkNeededDocuments(documents.structure, documents.texts, catalogue);
  checkCertification(certification.structure, certification.texts);
  checkGuideDomains(guideDomains.structure, guideDomains.texts, catalogue);
  const known = new Set(catalogue.nodes.map((node) => node.id));
  for (const row of factsIn(reference)) {
    for (const id of row.nodes) if (!known.has(id)) fail(`the unknown node ${id} is named`);
    for (const key of row.sources) if (!sources.includes(key)) fail(`the unknown source ${key} is named`);
  }
}

/** Throws unless the ids are different and each has words of its own. */
export function checkWords(what: string, found: readonly string[], texts: Readonly<Record<string, unknown>>): void {
  if (new Set(found).size !== found.length) throw new Error(`reference: ${what}: one stands twice`);
  expectKeys(Object.keys(texts), found, (id) => {
    throw new Error(`reference: words of ${what}: ${id}`);
  });
}

type Facts = { readonly nodes: readonly string[]; readonly sources: readonly string[] };

/** Every row that names nodes and sources, wherever it stands. */
function factsIn(value: unknown): Facts[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(factsIn);
  const { nodes: named, sources } = value as Partial<Facts>;
  if (!Array.isArray(sources)) return inner;
  return [{ nodes: Array.isArray(named) ? named : [], sources }, ...inner];
}

function ids<T extends string>(rows: readonly { readonly id: T }[]): T[] {
  return rows.map(({ id }) => id);
}
