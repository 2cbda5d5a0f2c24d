import { z } from 'zod';
import type { RecordTable } from '../contract/define.ts';
import { aiSystem } from '../entities/ai-system.ts';
import { assessment, assessmentResult } from '../entities/assessment.ts';
import { documentControl } from '../entities/document-control.ts';
import { evidence, evidenceLink, evidenceRevision } from '../entities/evidence.ts';
import { organisation } from '../entities/organisation.ts';
import { person } from '../entities/person.ts';
import { date, id, instant, line, text } from '../entities/text.ts';
import { type KindName, type Kinds, kindOf } from '../kinds/registry.ts';
import { schemasOf } from '../kinds/schemas.ts';
import { REF_ENTITIES, VERDICTS } from '../rules/fulfilment/rule.ts';
import { SUBJECT_ENTITIES } from '../rules/readiness/rule.ts';

/** What the program writes into the columns of a table, as a schema; a kind's follows its declaration. */
export function storedSchema(entity: RecordTable): z.ZodType {
  const declared = kindOf(entity);
  if (declared !== undefined) return schemasOf(declared.kind).record;
  const known = new Map<string, z.ZodType>(Object.entries(BY_HAND)).get(entity);
  if (known === undefined) throw new Error(`nobody says what ${entity} holds`);
  return known;
}

const orNone = z.union([z.literal(''), id]);
const version = z.int().min(0);

/** The records that a decision on a requirement rests on. */
export const decisionBasis = z.array(
  z.object({ entity: z.enum(REF_ENTITIES), id: line, label: z.string(), digest: line }),
);

type ByHand = Exclude<RecordTable, Kinds[KindName]['entity']>;

/** What no kind declares; a test walks every column of every table. */
const BY_HAND: Readonly<Record<ByHand, z.ZodObject>> = {
  workspace: z.object({
    id,
    createdAt: instant,
    catalogueVersion: line,
    sample: z.boolean(),
    leadingAssessmentId: orNone,
  }),
  organisation: organisation.extend({ id }),
  aiSystems: aiSystem,
  assessments: assessment,
  assessmentResults: assessmentResult.extend({ id, assessmentId: id, privateNote: line }),
  evidence: evidence.omit({ revisions: true, links: true }),
  evidenceRevisions: evidenceRevision.extend({ evidenceId: id, addedAt: instant }),
  evidenceLinks: evidenceLink.extend({ id, evidenceId: id }),
  documentControls: documentControl.extend({ id }),
  nodeStatements: z.object({ id, nodeId: line, text, statedBy: line, statedAt: instant, ruleVersion: version }),
  nodeConfirmations: z.object({
    ...{ id, nodeId: line, verdict: z.enum(VERDICTS), reason: text, decidedBy: line, decidedAt: instant },
    ...{ ruleVersion: version, fingerprint: line },
    basis: decisionBasis,
  }),
  readinessWaivers: z.object({
    ...{ id, ruleId: line, subjectEntity: z.enum(['', ...SUBJECT_ENTITIES]), subjectId: line },
    ...{ subjectLabel: z.string(), reason: text, waivedBy: line, waivedAt: instant },
  }),
  approvals: z.object({
    ...{ id, subject: line, subjectId: orNone, contentHash: line, trailHead: line, trailEntries: z.int().min(0) },
    ...{ approver: line, approvedOn: date, recordedBy: line, recordedAt: instant },
  }),
  people: person,
  snapshots: z.object({ id, name: line, note: text, entries: z.int(), head: line, madeBy: line, madeAt: instant }),
};
