import { AI_SYSTEM_FIELDS } from '../entities/ai-system.ts';
import { ASSESSMENT_ABOUTS, ASSESSMENT_STATUSES, MAX_ELEMENTS, MAX_MATURITY } from '../entities/assessment.ts';
import { CERTIFICATION_DEADLINE_KEYS, MAX_DEADLINE } from '../entities/certification-deadlines.ts';
import { CLASSIFICATIONS, DOCUMENT_STATUSES } from '../entities/document-control.ts';
import { DERIVATIONS, EVIDENCE_KINDS, EVIDENCE_TARGETS } from '../entities/evidence.ts';
import { ORGANISATION_SIZES } from '../entities/organisation.ts';
import type { Field } from '../kinds/define.ts';
import { kindOf } from '../kinds/registry.ts';
import { VERDICTS } from '../rules/fulfilment/rule.ts';

/** How a field reads in the trail: as its field kind says, or in one of the ways that no form has. */
export type ToldField =
  | Field
  /** Says nothing to a person, or stands in the name of the record already. */
  | { readonly kind: 'hidden' }
  /** The id of a record of any kind, the number of a node, or words. */
  | { readonly kind: 'anything' }
  /** Names of the product's own things, each with words of its own. */
  | { readonly kind: 'rule' | 'document' | 'entity' }
  | { readonly kind: 'revisions' | 'imported' | 'digest' | 'basis' };

/** What the trail, on screen and on paper, knows of the records of a table. */
export type Told = {
  /** In the order of form, trail and paper. */
  readonly fields: Readonly<Record<string, ToldField>>;
  /** What people call such a record by. None of these is ever emptied. */
  readonly identity: readonly string[];
  /** Where the labels stand, `*` for the field; those that stand nowhere there are among `trail:fields`. */
  readonly labels: string;
};

const known = new Map<string, Told>();

/** Follows the declaration where there is one; undefined for what only a newer version knows. */
export function toldOf(entity: string): Told | undefined {
  const made = known.get(entity) ?? declared(entity) ?? BY_HAND[entity];
  if (made !== undefined) known.set(entity, made);
  return made;
}

function declared(entity: string): Told | undefined {
  const found = kindOf(entity);
  if (found === undefined) return undefined;
  const { name, kind } = found;
  return {
    fields: { ...CODED, ...kind.fields, ...kind.own, ...(kind.leaves === 'archive' && ARCHIVED) },
    identity: ['code', kind.name],
    labels: `${name}:fields.*`,
  };
}

const line = { kind: 'line' } as const;
const text = { kind: 'text' } as const;
const date = { kind: 'date' } as const;
const instant = { kind: 'instant' } as const;
const node = { kind: 'node' } as const;
const person = { kind: 'person' } as const;
const hidden = { kind: 'hidden' } as const;
const count = (max: number) => ({ kind: 'whole', min: 0, max }) as const;
const choice = (choices: readonly string[], words: string) => ({ kind: 'choice', choices, words }) as const;

const MAX_VERSION = Number.MAX_SAFE_INTEGER;

const IDENTIFIED = { id: hidden } as const;
const CODED = { ...IDENTIFIED, code: line } as const;
const ARCHIVED = { archivedAt: instant } as const;
const TRAIL = 'trail:fields.*';

/** What no kind declares; a test walks every column of every table. */
const BY_HAND: Readonly<Record<string, Told>> = {
  workspace: {
    fields: {
      ...IDENTIFIED,
      createdAt: instant,
      catalogueVersion: line,
      sample: { kind: 'flag' },
      leadingAssessmentId: { kind: 'reference', to: 'assessments' },
    },
    identity: [],
    labels: TRAIL,
  },
  organisation: {
    fields: {
      ...IDENTIFIED,
      ...{ name: line, legalName: line, address: text, country: { kind: 'country' }, sector: line },
      size: choice(ORGANISATION_SIZES, 'organisation:fields.size.choices'),
      ...{ activities: text, topManagement: line, aimsManager: line, contactEmail: line, scopeStatement: text },
      ...{ certificationBody: line, targetCertificationOn: date },
      ...Object.fromEntries(CERTIFICATION_DEADLINE_KEYS.map((key) => [key, count(MAX_DEADLINE)])),
    },
    identity: ['name'],
    labels: 'organisation:fields.*.label',
  },
  aiSystems: {
    fields: {
      ...CODED,
      ...Object.fromEntries(
        AI_SYSTEM_FIELDS.map(({ key, kind, choices = [] }) => [
          key,
          kind === 'choice' || kind === 'choices' ? { kind, choices, words: `systems:choices.${key}` } : { kind },
        ]),
      ),
      ...{ ...ARCHIVED, importKey: hidden, imported: { kind: 'imported' } },
    },
    identity: ['code', 'name'],
    labels: 'systems:fields.*.label',
  },
  assessments: {
    fields: {
      ...{ ...CODED, title: line, about: choice(ASSESSMENT_ABOUTS, 'assessments:about') },
      ...{ subject: { kind: 'anything' }, startedOn: date, leadAssessor: person },
      basedOnId: { kind: 'reference', to: 'assessments' },
      ...{ closedOn: date, closingText: text, acknowledgedBy: line, acknowledgedOn: date },
    },
    identity: ['code', 'title'],
    labels: 'assessments:fields.*',
  },
  assessmentResults: {
    fields: {
      ...{ ...IDENTIFIED, assessmentId: hidden, nodeId: node, element: hidden },
      status: choice(ASSESSMENT_STATUSES, 'assessment:status'),
      ...{ maturity: count(MAX_MATURITY), finding: text, note: text, owner: person, interviewee: line },
      ...{ assessedOn: date, privateNote: { kind: 'digest' } },
    },
    identity: ['assessmentId', 'nodeId', 'element'],
    labels: TRAIL,
  },
  evidence: {
    fields: {
      ...{ ...CODED, kind: choice(EVIDENCE_KINDS, 'evidence:kind'), title: line, description: text },
      ...{ source: line, location: line, collectedBy: person, collectedOn: date, periodFrom: date, periodTo: date },
      ...{ validUntil: date, classification: choice(CLASSIFICATIONS, 'documents:classification') },
    },
    identity: ['code', 'title'],
    labels: 'evidence:fields.*',
  },
  evidenceRevisions: {
    fields: {
      ...{ ...IDENTIFIED, evidenceId: { kind: 'parent', to: 'evidence' }, number: count(MAX_ELEMENTS) },
      ...{ fileName: line, mediaType: line, bytes: count(Number.MAX_SAFE_INTEGER), sha256: line, note: line },
      ...{ addedAt: instant, addedBy: person, madeFrom: { kind: 'reference', to: 'evidenceRevisions' } },
      derivation: choice(DERIVATIONS, 'evidence:derived'),
    },
    identity: ['evidenceId', 'number', 'fileName'],
    labels: TRAIL,
  },
  evidenceLinks: {
    fields: {
      ...{ ...IDENTIFIED, evidenceId: { kind: 'parent', to: 'evidence' } },
      ...{ target: choice(EVIDENCE_TARGETS, 'evidence:target'), targetId: { kind: 'anything' } },
    },
    identity: ['evidenceId', 'targetId'],
    labels: TRAIL,
  },
  documentControls: {
    fields: {
      ...{ ...IDENTIFIED, documentKey: { kind: 'document' }, identifier: line, version: line },
      status: choice(DOCUMENT_STATUSES, 'documents:status'),
      classification: choice(CLASSIFICATIONS, 'documents:classification'),
      ...{ owner: person, author: person, approver: person, approvedOn: date, effectiveOn: date, nextReviewOn: date },
      revisions: { kind: 'revisions' },
    },
    identity: ['documentKey'],
    labels: 'documents:frame.*',
  },
  approvals: {
    fields: {
      ...{ ...IDENTIFIED, subject: { kind: 'document' }, subjectId: { kind: 'anything' } },
      ...{ approver: person, approvedOn: date, contentHash: line, trailHead: line, trailEntries: count(MAX_VERSION) },
      ...{ recordedBy: person, recordedAt: instant },
    },
    identity: ['subject', 'subjectId'],
    labels: TRAIL,
  },
  nodeStatements: {
    fields: { ...IDENTIFIED, nodeId: node, text, statedBy: person, statedAt: instant, ruleVersion: count(MAX_VERSION) },
    identity: ['nodeId'],
    labels: TRAIL,
  },
  nodeConfirmations: {
    fields: {
      ...{ ...IDENTIFIED, nodeId: node, verdict: choice(VERDICTS, 'trail:values.verdict'), reason: text },
      ...{ decidedBy: person, decidedAt: instant, ruleVersion: count(MAX_VERSION), fingerprint: line },
      basis: { kind: 'basis' },
    },
    identity: ['nodeId'],
    labels: TRAIL,
  },
  readinessWaivers: {
    fields: {
      ...{ ...IDENTIFIED, ruleId: { kind: 'rule' }, subjectEntity: { kind: 'entity' }, subjectId: hidden },
      ...{ subjectLabel: line, reason: text, waivedBy: person, waivedAt: instant },
    },
    identity: ['ruleId', 'subjectLabel'],
    labels: TRAIL,
  },
  people: {
    fields: { ...IDENTIFIED, name: line, role: line, email: line, active: { kind: 'flag' } },
    identity: ['name'],
    labels: TRAIL,
  },
  snapshots: {
    fields: {
      ...{ ...IDENTIFIED, name: line, note: text, entries: count(Number.MAX_SAFE_INTEGER), head: line },
      ...{ madeBy: person, madeAt: instant },
    },
    identity: ['name'],
    labels: TRAIL,
  },
};

/** Whether a field may hold the id of another record. */
export function namesRecord(field: ToldField | undefined): boolean {
  return field !== undefined && REFERRING.has(field.kind);
}
const REFERRING: ReadonlySet<ToldField['kind']> = new Set(['reference', 'references', 'parent', 'anything']);

/** Fields by which records are told apart that only a newer version knows. */
const USUAL = ['code', 'name', 'title'];

export function identityOf(entity: string): readonly string[] {
  return toldOf(entity)?.identity ?? USUAL;
}

/** An element of a requirement stands with its node, as in `6.1.2/3`. */
export function placed(nodeId: string, element: number): string {
  return element > 0 ? `${nodeId}/${element}` : nodeId;
}
