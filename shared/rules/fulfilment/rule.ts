import type { ControlledDocument } from '../../entities/approval.ts';
import type { InterviewRole } from '../../entities/interview-roles.ts';
import type { Organisation } from '../../entities/organisation.ts';
import type { ActionStatus } from '../../kinds/improvement/action.ts';
import type { AllSystems } from '../system-facts.ts';

/**
 * How far a requirement is brought about. `shown`: records of this product show it, and nothing is missing. `stated`: a
 * person says so, with evidence, where this product has no records for it yet. A claim is never counted as shown.
 */
export const FULFILMENT_STATES = ['nothing', 'begun', 'stated', 'shown'] as const;
export type FulfilmentState = (typeof FULFILMENT_STATES)[number];

/** Records and pages that fulfilment points to. */
export const REF_ENTITIES = [
  'organisation',
  'aiSystems',
  'evidence',
  'actions',
  'interviews',
  'documentControls',
  'nodes',
] as const;
export type RefEntity = (typeof REF_ENTITIES)[number];

/** A record by code and name; a field of the profile, a document and a requirement go by their key. */
export type Ref = { readonly entity: RefEntity; readonly id: string; readonly label: string };

/** Records that a sentence names; the others are counted. */
export const NAMED_REFS = 5;

/** What shows a requirement; its sentence stands in the locales under `fulfilment:shows.<key>`. */
export type Shown = {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The first of them. */
  readonly refs: readonly Ref[];
};

/** Where something is mended that no record can be named for. */
export const PLACES = ['organisation', 'systems', 'documents', 'evidence', 'here'] as const;
export type Place = (typeof PLACES)[number];

/** What is missing; its sentence stands in the locales under `fulfilment:missing.<key>`. */
export type Gap = Shown & { readonly place: Place };

export type Look = { readonly shows: readonly Shown[]; readonly missing: readonly Gap[] };

/** Values that a confirmation rests on: fields of records. */
export type Reads = {
  readonly entity: Exclude<RefEntity, 'nodes'>;
  /** Fields of the profile for `organisation`, keys for `documentControls`. */
  readonly ids: readonly string[];
  readonly fields: readonly string[];
};

export type EvidenceFacts = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly kind: string;
  readonly validUntil: string;
  /** The last day that it tells of: of its period, else when it was collected; `''` where neither is known. */
  readonly tellsUntil: string;
  /** Of its newest file; `''` for what is no file. */
  readonly sha256: string;
};
export type ActionFacts = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: ActionStatus;
};
export type InterviewFacts = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly roles: readonly InterviewRole[];
};

/** Everything that rules may look at: the records on one day. */
export type FulfilmentFacts = AllSystems & {
  /** The 70 requirements and controls, in the order of the standard. */
  readonly nodes: readonly { readonly id: string; readonly kind: 'clause' | 'control'; readonly documented: boolean }[];
  readonly organisation: Organisation;
  /** By the requirement that it supports, in the order of codes. */
  readonly evidence: ReadonlyMap<string, readonly EvidenceFacts[]>;
  /** By requirement; those that were dropped are not among them. */
  readonly actions: ReadonlyMap<string, readonly ActionFacts[]>;
  /** Those that took place. */
  readonly interviews: readonly InterviewFacts[];
  /** Control data of the documents that this product issues. */
  readonly documents: readonly ControlledDocument[];
  readonly statements: ReadonlyMap<string, Statement>;
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Calendar date `YYYY-MM-DD` on which the records are looked at. */
  readonly asOf: string;
};

/** What a person says of a requirement for which there are no records here yet. */
export type Statement = {
  readonly text: string;
  readonly by: string;
  /** Instant in UTC. */
  readonly at: string;
  /** Version of the rule when it was made; {@link NO_RULE} where there was none. */
  readonly ruleVersion: number;
  /** Of the evidence that it was made on, what is another by now or gone. */
  readonly movedRefs: readonly Ref[];
};

/** A person's word on what the records show. */
export type Decision = {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  /** Whether something that it rests on is no longer as it was then, and what, as far as records can be named. */
  readonly moved: boolean;
  readonly movedRefs: readonly Ref[];
};
export const VERDICTS = ['confirmed', 'objected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One thing that a rule looks at. */
export type Check = {
  readonly look: (facts: FulfilmentFacts, nodeId: string) => Look;
  readonly reads: (facts: FulfilmentFacts, nodeId: string) => readonly Reads[];
};

/** Version of a requirement whose records come with a later version of the product. */
export const NO_RULE = 0;

export type FulfilmentRule = {
  readonly node: string;
  /**
   * Raised whenever the rule asks for something else: confirmations lapse and statements go back to whoever made them.
   * With {@link NO_RULE} the checks show what there is, and cannot show the requirement as a whole.
   */
  readonly version: number;
  readonly checks: readonly Check[];
};
