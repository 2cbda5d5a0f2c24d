import { z } from 'zod';
import { instant, line, text } from '../../entities/text.ts';
import { FULFILMENT_STATES, PLACES, REF_ENTITIES, VERDICTS } from '../../rules/fulfilment/rule.ts';
import { defineRoute, type RecordTable } from '../define.ts';
import { change } from '../workspace/workspace.ts';

const ref = z.object({ entity: z.enum(REF_ENTITIES), id: line, label: z.string() });
const shown = z.object({
  /** Key of the sentence under `fulfilment:shows`, with its values. */
  key: line,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  refs: z.array(ref).readonly(),
});

const nodeFulfilment = z.object({
  nodeId: line,
  state: z.enum(FULFILMENT_STATES),
  /** 0 where the requirement's records come with a later version. */
  ruleVersion: z.int(),
  shows: z.array(shown).readonly(),
  missing: z.array(shown.extend({ place: z.enum(PLACES) })).readonly(),
  statement: z
    .object({
      text,
      by: line,
      at: instant,
      ruleVersion: z.int(),
      review: z.boolean(),
      movedRefs: z.array(ref).readonly(),
    })
    .nullable(),
  decision: z
    .object({
      verdict: z.enum(VERDICTS),
      reason: text,
      by: line,
      at: instant,
      moved: z.boolean(),
      movedRefs: z.array(ref).readonly(),
    })
    .nullable(),
});
export type NodeFulfilmentAnswer = z.infer<typeof nodeFulfilment>;

const nodeId = line.min(1);
/** Whose word it is, where that is not whoever writes it down. */
const by = line.trim().min(1).optional();

/** The records that rules of fulfilment look at, and people's words on them. */
export const FULFILMENT_READS = [
  'organisation',
  'aiSystems',
  'evidence',
  'evidenceLinks',
  'evidenceRevisions',
  'actions',
  'interviews',
  'documentControls',
  'nodeStatements',
  'nodeConfirmations',
] as const satisfies readonly RecordTable[];

/** By which it is known whether a document is still what was approved. */
export const APPROVAL_READS = ['approvals', 'trail'] as const;

export const fulfilmentRoutes = {
  /** What shows each requirement and what is missing; of all 70 where none is named. */
  'fulfilment.list': defineRoute({
    kind: 'query',
    reads: [...FULFILMENT_READS, ...APPROVAL_READS],
    input: z.object({ nodeIds: z.array(nodeId).max(200).optional() }),
    output: z.array(nodeFulfilment),
  }),
  /** A person's word on what the records show; a second one replaces the first. An objection has its reason. */
  'fulfilment.decide': defineRoute({
    kind: 'command',
    input: z.object({ nodeId, verdict: z.enum(VERDICTS), reason: text.trim(), by }),
    output: change,
  }),
  'fulfilment.withdraw': defineRoute({ kind: 'command', input: z.object({ nodeId }), output: change }),
  /** What a person says of a requirement that has no records here yet; a second statement replaces the first. */
  'fulfilment.state': defineRoute({
    kind: 'command',
    input: z.object({ nodeId, text: text.trim().min(1), by }),
    output: change,
  }),
  'fulfilment.retract': defineRoute({ kind: 'command', input: z.object({ nodeId }), output: change }),
};
