import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { AssessmentStatus } from '#shared/entities/assessment.ts';
import type { DocumentControl, Revision } from '#shared/entities/document-control.ts';
import type { Derivation, EvidenceFields, EvidenceTarget } from '#shared/entities/evidence.ts';
import type { Organisation } from '#shared/entities/organisation.ts';
import type { SubjectEntity } from '#shared/rules/readiness/rule.ts';
import { approvals } from './approvals.ts';
import { assessments } from './assessments/assessments.ts';
import { interviews } from './assessments/interviews.ts';
import { id, words } from './columns.ts';
import { nodeConfirmations, nodeStatements } from './fulfilment.ts';
import { actions } from './improvement/actions.ts';
import { aiSystems } from './systems/ai-systems.ts';

/** One row: what this file is. */
export const workspace = sqliteTable('workspace', {
  id: id(),
  createdAt: text('created_at').notNull(),
  catalogueVersion: text('catalogue_version').notNull(),
  sample: integer('sample', { mode: 'boolean' }).notNull(),
  /** By which steps, checks and documents go; `''`, or one that is gone, stands for the first. */
  leadingAssessmentId: words('leading_assessment_id'),
});

/** One row: the organisation that the AIMS belongs to. */
export const organisation = sqliteTable('organisation', {
  id: id(),
  name: text('name').notNull(),
  legalName: words('legal_name'),
  address: words('address'),
  country: words('country'),
  sector: words('sector'),
  size: words('size').$type<Organisation['size']>(),
  activities: words('activities'),
  topManagement: words('top_management'),
  aimsManager: words('aims_manager'),
  contactEmail: words('contact_email'),
  scopeStatement: words('scope_statement'),
  certificationBody: words('certification_body'),
  targetCertificationOn: words('target_certification_on'),
  /** Deadlines of the certification body; null until they are known. */
  stageGapMonths: integer('stage_gap_months'),
  correctionPlanDays: integer('correction_plan_days'),
  minorClosureDays: integer('minor_closure_days'),
  majorClosureDays: integer('major_closure_days'),
  recertificationLeadMonths: integer('recertification_lead_months'),
});

/** What an assessment found for a node of the catalogue or one of its elements; no row means "not assessed". */
export const assessmentResults = sqliteTable(
  'assessment_results',
  {
    id: id(),
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id, { onDelete: 'restrict' }),
    nodeId: text('node_id').notNull(),
    status: text('status').notNull().$type<AssessmentStatus>(),
    finding: words('finding'),
    /** 0 for the node as a whole. */
    element: integer('element').notNull().default(0),
    maturity: integer('maturity'),
    note: words('note'),
    owner: words('owner'),
    interviewee: words('interviewee'),
    assessedOn: words('assessed_on'),
    /** Digest of the consultant's own note, which lies in {@link privateTexts}; `''` where there is none. */
    privateNote: words('private_note'),
  },
  (table) => [uniqueIndex('assessment_results_element').on(table.assessmentId, table.nodeId, table.element)],
);

/**
 * Private notes, each once. No record: the trail holds their digest with the result, and leaves the program; they do not.
 */
export const privateTexts = sqliteTable('private_texts', {
  /** SHA-256 of the salt and the text. */
  digest: text('digest').primaryKey(),
  /** Random, so that nobody who has the digest can try out texts; in hexadecimal. */
  salt: text('salt').notNull(),
  text: text('text').notNull(),
});

/** Control data of a document that the product issues; made at the first change, defaults before. */
export const documentControls = sqliteTable(
  'document_controls',
  {
    id: id(),
    documentKey: text('document_key').notNull(),
    identifier: text('identifier').notNull(),
    version: text('version').notNull(),
    status: text('status').notNull().$type<DocumentControl['status']>(),
    classification: text('classification').notNull().$type<DocumentControl['classification']>(),
    owner: words('owner'),
    author: words('author'),
    approver: words('approver'),
    approvedOn: words('approved_on'),
    effectiveOn: words('effective_on'),
    nextReviewOn: words('next_review_on'),
    revisions: text('revisions', { mode: 'json' }).notNull().$type<Revision[]>(),
  },
  (table) => [uniqueIndex('document_controls_key').on(table.documentKey)],
);

/**
 * Findings of the readiness checks that are left as they are, each with its reason. An empty subject waives the rule
 * as a whole. What the findings are is never stored.
 */
export const readinessWaivers = sqliteTable(
  'readiness_waivers',
  {
    id: id(),
    ruleId: text('rule_id').notNull(),
    subjectEntity: words('subject_entity').$type<SubjectEntity | ''>(),
    subjectId: words('subject_id'),
    /** What the record was called when it was waived, so that the trail can be read without it. */
    subjectLabel: words('subject_label'),
    reason: text('reason').notNull(),
    waivedBy: text('waived_by').notNull(),
    waivedAt: text('waived_at').notNull(),
  },
  (table) => [uniqueIndex('readiness_waivers_subject').on(table.ruleId, table.subjectEntity, table.subjectId)],
);

/** Who works at the AIMS in this workspace: what the trail names as the actor is chosen from these. */
export const people = sqliteTable(
  'people',
  {
    id: id(),
    name: text('name').notNull(),
    role: words('role'),
    email: words('email'),
    /** False once somebody has left; who acted is never removed. */
    active: integer('active', { mode: 'boolean' }).notNull(),
  },
  (table) => [uniqueIndex('people_name').on(table.name)],
);

/** States of the workspace that somebody gave a name: a place in the trail, so nothing is copied. */
export const snapshots = sqliteTable('snapshots', {
  id: id(),
  name: text('name').notNull(),
  note: words('note'),
  /** The newest entry of the trail when it was made, and its hash, which tells whether that entry still stands there. */
  entries: integer('entries').notNull(),
  head: text('head').notNull(),
  madeBy: text('made_by').notNull(),
  madeAt: text('made_at').notNull(),
});

/** What shows that a requirement is met. Its files are {@link evidenceRevisions}. */
export const evidence = sqliteTable('evidence', {
  id: id(),
  code: text('code').notNull(),
  kind: text('kind').notNull().$type<EvidenceFields['kind']>(),
  title: text('title').notNull(),
  description: words('description'),
  source: words('source'),
  location: words('location'),
  collectedBy: words('collected_by'),
  collectedOn: words('collected_on'),
  periodFrom: words('period_from'),
  periodTo: words('period_to'),
  validUntil: words('valid_until'),
  classification: words('classification').$type<EvidenceFields['classification']>(),
});

/** The files of a piece of evidence, one after the other; the bytes lie in `contents`, found by their SHA-256. */
export const evidenceRevisions = sqliteTable(
  'evidence_revisions',
  {
    id: id(),
    evidenceId: text('evidence_id')
      .notNull()
      .references(() => evidence.id, { onDelete: 'restrict' }),
    number: integer('number').notNull(),
    sha256: text('sha256').notNull(),
    bytes: integer('bytes').notNull(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    note: words('note'),
    addedAt: text('added_at').notNull(),
    addedBy: text('added_by').notNull(),
    madeFrom: words('made_from'),
    derivation: words('derivation').$type<Derivation>(),
  },
  (table) => [uniqueIndex('evidence_revisions_number').on(table.evidenceId, table.number)],
);

/** What a piece of evidence supports; no reference, since it can be a node of the catalogue or a record of any kind. */
export const evidenceLinks = sqliteTable(
  'evidence_links',
  {
    id: id(),
    evidenceId: text('evidence_id')
      .notNull()
      .references(() => evidence.id, { onDelete: 'restrict' }),
    target: text('target').notNull().$type<EvidenceTarget>(),
    targetId: text('target_id').notNull(),
  },
  (table) => [
    uniqueIndex('evidence_links_target').on(table.evidenceId, table.target, table.targetId),
    index('evidence_links_by_target').on(table.target, table.targetId),
  ],
);

/**
 * The bytes of evidence, each once. No record: the trail holds their SHA-256 with the revision, which says all that
 * could be said of them. Null while they are being taken in; what was left so by a crash goes at the next opening.
 */
export const contents = sqliteTable(
  'contents',
  {
    id: id(),
    sha256: text('sha256'),
    bytes: integer('bytes').notNull(),
  },
  (table) => [uniqueIndex('contents_sha256').on(table.sha256)],
);

/** Contents in pieces, so that no file is ever in memory as a whole. */
export const contentChunks = sqliteTable(
  'content_chunks',
  {
    contentId: text('content_id').notNull(),
    /** Counted from 0. */
    number: integer('number').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.contentId, table.number] })],
);

/** What can be made anew from contents at any time: the words in them, and a small picture of them. */
export const contentExtracts = sqliteTable('content_extracts', {
  sha256: text('sha256').primaryKey(),
  /** As it is read, and folded for searching: lower case without accents, of the same length. */
  words: words('words'),
  folded: words('folded'),
  picture: blob('picture', { mode: 'buffer' }),
});

/**
 * The audit trail: one row a changed record, appended in the transaction of the change. `before` and `after` are
 * canonical JSON of the changed columns (of all columns for create and delete), so that replaying the rows gives the
 * tables back. `hash` covers every other column and the previous row's hash.
 */
export const trail = sqliteTable(
  'trail',
  {
    seq: integer('seq').primaryKey(),
    at: text('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    reason: words('reason'),
    changeId: text('change_id').notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    operation: text('operation').notNull().$type<'create' | 'update' | 'delete'>(),
    before: text('before'),
    after: text('after'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [index('trail_entity').on(table.entityId), index('trail_change').on(table.changeId)],
);

/**
 * The tables whose records people change, by the name under which the trail knows them: a table stands behind those that
 * its rows refer to.
 */
export const recordTables = {
  workspace,
  organisation,
  aiSystems,
  assessments,
  assessmentResults,
  interviews,
  actions,
  evidence,
  evidenceRevisions,
  evidenceLinks,
  documentControls,
  approvals,
  readinessWaivers,
  nodeStatements,
  nodeConfirmations,
  people,
  snapshots,
} as const;
export type RecordTableName = keyof typeof recordTables;

/** What stands beside the work: going back to an earlier state leaves it as it is, and undo passes it over. */
export const keptTables: readonly RecordTableName[] = ['people', 'snapshots'];
