import { z } from 'zod';
import { date, id, instant, line, text } from './text.ts';

/** Roles towards an AI system, ISO/IEC 22989:2022 5.19. */
export const AI_ROLES = ['provider', 'producer', 'customer', 'partner', 'subject', 'authority'] as const;

/** Life-cycle stages of an AI system, ISO/IEC 22989:2022 6. `''` is "not known". */
export const LIFECYCLE_STAGES = [
  '',
  'inception',
  'designAndDevelopment',
  'verificationAndValidation',
  'deployment',
  'operationAndMonitoring',
  'continuousValidation',
  'reEvaluation',
  'retirement',
] as const;

/** Whether the AIMS covers the system, and so whether it must appear in the scope (clause 4.3). */
export const SCOPE_DECISIONS = ['undecided', 'inScope', 'outOfScope'] as const;

export const PERSONAL_DATA = ['', 'none', 'personal', 'specialCategories'] as const;
export const MODEL_SOURCES = ['', 'inHouse', 'openSource', 'purchased', 'thirdPartyService', 'mixed'] as const;
/** Levels of automation, ISO/IEC 22989:2022 5.13, from none to full autonomy. */
export const AUTONOMY_LEVELS = [
  '',
  'none',
  'assistance',
  'partial',
  'conditional',
  'high',
  'full',
  'autonomous',
] as const;
export const OVERSIGHT_MODES = ['', 'inTheLoop', 'onTheLoop', 'inCommand', 'none'] as const;

const list = z.array(line.min(1)).max(200);
/** ISO 3166-1 alpha-2 country codes, upper case. */
const countries = z.array(z.string().regex(/^[A-Z]{2}$/)).max(250);

/**
 * What the organisation records about one AI system. Needed by clause 4.3 (scope), 6.1.2 and 6.1.4 (risk and
 * impact assessment), controls A.4.2-A.4.6, A.6.2, A.7, A.9, A.10 and Regulation (EU) 2024/1689.
 * Every field but the name may be empty: an inventory starts incomplete.
 */
export const aiSystemFields = z.object({
  name: line.trim().min(1),
  purpose: text,
  intendedUse: text,
  foreseeableMisuse: text,
  outputs: text,
  organisationUnit: line,
  owner: line,
  aiRoles: z.array(z.enum(AI_ROLES)).max(AI_ROLES.length),
  lifecycleStage: z.enum(LIFECYCLE_STAGES),
  scope: z.enum(SCOPE_DECISIONS),
  scopeReason: text,
  users: text,
  affectedGroups: text,
  dataCategories: text,
  personalData: z.enum(PERSONAL_DATA),
  modelType: line,
  modelSource: z.enum(MODEL_SOURCES),
  autonomy: z.enum(AUTONOMY_LEVELS),
  oversightMode: z.enum(OVERSIGHT_MODES),
  humanOversight: text,
  suppliers: list,
  deploymentCountries: countries,
  developmentStartedOn: date,
  inServiceOn: date,
  retiredOn: date,
  nextReviewOn: date,
  notes: text,
});
export type AiSystemFields = z.infer<typeof aiSystemFields>;
export type AiSystemField = keyof AiSystemFields;

/** What an import knew about the system when it last read it; see docs/decisions/0006. */
export const importRecord = z.object({
  /** Values of the recognised columns as the file had them, to tell the file's changes from the user's. */
  fields: z.record(z.string(), z.unknown()),
  /** Cells of every column that has no field here, by column heading: nothing of the inventory is dropped. */
  other: z.record(z.string(), z.string()),
});
export type ImportRecord = z.infer<typeof importRecord>;

export const aiSystem = aiSystemFields.extend({
  id,
  /** Human code such as SYS-001; a label, not an identity: two merged copies may bring the same one. */
  code: line,
  archivedAt: instant.nullable(),
  /** Identity of the row in the inventory it came from; null for a system made by hand. */
  importKey: line.nullable(),
  imported: importRecord.nullable(),
});
export type AiSystem = z.infer<typeof aiSystem>;

export type FieldKind = 'line' | 'text' | 'list' | 'choice' | 'choices' | 'date' | 'countries';
export type FieldGroup = 'identity' | 'scope' | 'people' | 'data' | 'model' | 'operation' | 'dates';

export type FieldDefinition = {
  readonly key: AiSystemField;
  readonly kind: FieldKind;
  readonly group: FieldGroup;
  readonly choices?: readonly string[];
  /** Catalogue nodes that ask for this field, so that the form can say why it is there. */
  readonly nodes: readonly string[];
};

/**
 * The order and kind of the fields, for the form, the import's mapper, the documents and the trail alike.
 * Labels and help stand in the locales under `systems.fields.<key>`.
 */
export const AI_SYSTEM_FIELDS: readonly FieldDefinition[] = [
  { key: 'name', kind: 'line', group: 'identity', nodes: ['4.3'] },
  { key: 'purpose', kind: 'text', group: 'identity', nodes: ['4.1', 'A.6.2.2'] },
  { key: 'intendedUse', kind: 'text', group: 'identity', nodes: ['6.1.4', 'A.9.4'] },
  { key: 'foreseeableMisuse', kind: 'text', group: 'identity', nodes: ['6.1.4', 'A.5.3'] },
  { key: 'outputs', kind: 'text', group: 'identity', nodes: ['A.6.2.7', 'A.8.2'] },
  { key: 'organisationUnit', kind: 'line', group: 'identity', nodes: ['4.3'] },
  { key: 'owner', kind: 'line', group: 'identity', nodes: ['5.3', 'A.3.2'] },
  { key: 'aiRoles', kind: 'choices', group: 'scope', choices: AI_ROLES, nodes: ['4.1'] },
  { key: 'scope', kind: 'choice', group: 'scope', choices: SCOPE_DECISIONS, nodes: ['4.3'] },
  { key: 'scopeReason', kind: 'text', group: 'scope', nodes: ['4.3'] },
  { key: 'lifecycleStage', kind: 'choice', group: 'scope', choices: LIFECYCLE_STAGES, nodes: ['A.6.1.3', 'A.4.2'] },
  { key: 'users', kind: 'text', group: 'people', nodes: ['A.8.2'] },
  { key: 'affectedGroups', kind: 'text', group: 'people', nodes: ['A.5.4', 'A.5.5'] },
  { key: 'dataCategories', kind: 'text', group: 'data', nodes: ['A.4.3', 'A.7.2'] },
  { key: 'personalData', kind: 'choice', group: 'data', choices: PERSONAL_DATA, nodes: ['A.7.3', 'A.5.4'] },
  { key: 'modelType', kind: 'line', group: 'model', nodes: ['A.4.4', 'A.6.2.3'] },
  { key: 'modelSource', kind: 'choice', group: 'model', choices: MODEL_SOURCES, nodes: ['A.4.4', 'A.10.3'] },
  { key: 'suppliers', kind: 'list', group: 'model', nodes: ['A.10.2', 'A.10.3'] },
  { key: 'autonomy', kind: 'choice', group: 'operation', choices: AUTONOMY_LEVELS, nodes: ['A.5.3', 'A.9.2'] },
  { key: 'oversightMode', kind: 'choice', group: 'operation', choices: OVERSIGHT_MODES, nodes: ['A.9.2', 'A.9.3'] },
  { key: 'humanOversight', kind: 'text', group: 'operation', nodes: ['A.9.2', 'A.9.3'] },
  { key: 'deploymentCountries', kind: 'countries', group: 'operation', nodes: ['4.1', '6.1.4'] },
  { key: 'developmentStartedOn', kind: 'date', group: 'dates', nodes: ['A.6.1.3'] },
  { key: 'inServiceOn', kind: 'date', group: 'dates', nodes: ['A.6.2.5'] },
  { key: 'retiredOn', kind: 'date', group: 'dates', nodes: ['A.6.2.6'] },
  { key: 'nextReviewOn', kind: 'date', group: 'dates', nodes: ['8.2', '8.4'] },
  { key: 'notes', kind: 'text', group: 'identity', nodes: [] },
];

/** A system of which only the name is known. */
export function emptyAiSystemFields(name: string): AiSystemFields {
  return {
    name,
    purpose: '',
    intendedUse: '',
    foreseeableMisuse: '',
    outputs: '',
    organisationUnit: '',
    owner: '',
    aiRoles: [],
    lifecycleStage: '',
    scope: 'undecided',
    scopeReason: '',
    users: '',
    affectedGroups: '',
    dataCategories: '',
    personalData: '',
    modelType: '',
    modelSource: '',
    autonomy: '',
    oversightMode: '',
    humanOversight: '',
    suppliers: [],
    deploymentCountries: [],
    developmentStartedOn: '',
    inServiceOn: '',
    retiredOn: '',
    nextReviewOn: '',
    notes: '',
  };
}
