import type { ControlledDocument } from '../../entities/approval.ts';
import type { AssessmentStatus, NodeResult } from '../../entities/assessment.ts';
import type { DocumentControl } from '../../entities/document-control.ts';
import { isExpired } from '../../entities/evidence.ts';
import type { Organisation } from '../../entities/organisation.ts';
import type { Action } from '../../kinds/improvement/action.ts';
import type { StepId } from '../../steps/steps.ts';
import type { NodeFulfilment } from '../fulfilment/evaluate.ts';
import type { EvidenceFacts, FulfilmentState } from '../fulfilment/rule.ts';
import type { SystemFacts, Systems } from '../system-facts.ts';

/**
 * `error`: an auditor would raise a nonconformity or the records contradict each other. `warning`: probably a finding,
 * or a record nobody can rely on. `hint`: worth a look before the audit.
 */
export const SEVERITIES = ['error', 'warning', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The records that a finding can be about; each has a page where it is mended. */
export const SUBJECT_ENTITIES = [
  'organisation',
  'aiSystems',
  'assessmentResults',
  'documentControls',
  'actions',
  'nodes',
  'workspace',
] as const;
export type SubjectEntity = (typeof SUBJECT_ENTITIES)[number];

/** One record that a rule found. */
export type Subject = {
  readonly entity: SubjectEntity;
  /** Field of the profile, id of the system, number of the requirement, key of the document; see {@link ofWorkspace}. */
  readonly id: string;
  /** Code and name as recorded; `''` where the words of the field or document say it better. */
  readonly label: string;
  /** Values that the rule's `detail` in the locales names. Keys that end in `On` are calendar dates. */
  readonly params: Readonly<Record<string, string | number>>;
};

/** Everything that rules may look at: the whole workspace on one day. */
export type ReadinessFacts = Systems & {
  readonly organisation: Organisation;
  /** The 70 requirements and controls, in the order of the standard. */
  readonly nodes: readonly { readonly id: string; readonly kind: 'clause' | 'control'; readonly documented: boolean }[];
  /** By clause or control number; a node that is missing is "not assessed". */
  readonly results: ReadonlyMap<string, NodeResult>;
  /** How far records and people bring each requirement about; one that is missing is not brought about at all. */
  readonly states: ReadonlyMap<string, FulfilmentState>;
  /** The same with what people state, confirm and object to. */
  readonly said: readonly NodeFulfilment[];
  /** By the requirement that it supports, in the order of codes; what has expired is among it. */
  readonly evidence: ReadonlyMap<string, readonly EvidenceFacts[]>;
  /** All of them, in the order of codes; those that were dropped too. */
  readonly actions: readonly PlannedFacts[];
  /** Control data of every document that the product issues. */
  readonly documents: readonly ControlledDocument[];
  /** Version of the catalogue that the workspace was assessed against, and the one of this build. */
  readonly assessedAgainst: string;
  readonly catalogueVersion: string;
  /** Calendar date `YYYY-MM-DD` on which the workspace is looked at. */
  readonly asOf: string;
};

/** An action as rules see it. */
export type PlannedFacts = Pick<Action, 'id' | 'code' | 'title' | 'nodeId' | 'owner' | 'dueOn' | 'status'>;

export type ReadinessRule = {
  /** Subject matter and name; its words stand in the locales under `readiness.rules.<id>`. */
  readonly id: string;
  readonly severity: Severity;
  /** What weighs less or more in some workspaces than in others; asked only where the rule finds something. */
  readonly severityIn?: (facts: ReadinessFacts) => Severity;
  /** The step of the way in which it is mended. */
  readonly step: StepId;
  /** Clauses and controls that ask for what is missing or contradicted. */
  readonly nodes: readonly string[];
  /** The records at fault; empty where the rule finds nothing. */
  readonly check: (facts: ReadinessFacts) => readonly Subject[];
  /** Of a rule that looks at one system at a time; see {@link systemBySystem}. */
  readonly each?: Each;
  /**
   * Of a rule that holds systems against each other and looks at nothing else: everything that it looks at in one. As
   * long as this is the same for all of them, so is what it finds.
   */
  readonly compares?: (system: SystemFacts) => string;
};

/** What a rule may look at that looks at one system at a time. */
export type SomeSystems = Systems & Pick<ReadinessFacts, 'asOf'>;

type Each = {
  /** Whether the rule asks at all, given everything else. */
  readonly applies: (facts: ReadinessFacts) => boolean;
  readonly find: (some: SomeSystems) => readonly Subject[];
};

/**
 * A rule that looks at one system at a time: what it finds in all of them is what it finds in one part after the other,
 * so that after a change it looks at one part only.
 */
export function systemBySystem({
  applies = () => true,
  find,
  ...rule
}: Omit<ReadinessRule, 'check' | 'each'> & { find: Each['find']; applies?: Each['applies'] }): ReadinessRule {
  return { ...rule, each: { applies, find }, check: (facts) => (applies(facts) ? find(facts) : []) };
}

export function statusOf(facts: ReadinessFacts, nodeId: string): AssessmentStatus {
  return facts.results.get(nodeId)?.status ?? 'notAssessed';
}

/** Whether the requirement is claimed to be met, wholly or nearly. */
export function isClaimed(facts: ReadinessFacts, nodeId: string): boolean {
  return ['met', 'largelyMet'].includes(statusOf(facts, nodeId));
}

export function stateOf(facts: ReadinessFacts, nodeId: string): FulfilmentState {
  return facts.states.get(nodeId) ?? 'nothing';
}

/** Records show it, or a person states it; what a gap analysis once found settles nothing. */
export function isSettled(facts: ReadinessFacts, nodeId: string): boolean {
  return ['shown', 'stated'].includes(stateOf(facts, nodeId));
}

/** Evidence for the requirement that counts on the day. */
export function validEvidence({ evidence, asOf }: ReadinessFacts, nodeId: string): readonly EvidenceFacts[] {
  return (evidence.get(nodeId) ?? []).filter((piece) => !isExpired(piece, asOf));
}

export function isRetired(system: SystemFacts, asOf: string): boolean {
  return system.lifecycleStage === 'retirement' || (system.retiredOn !== '' && system.retiredOn <= asOf);
}

export function ofSystem(system: SystemFacts, params: Subject['params'] = {}): Subject {
  return { entity: 'aiSystems', id: system.id, label: `${system.code} ${system.name}`, params };
}

export function ofNode(nodeId: string, params: Subject['params'] = {}): Subject {
  return { entity: 'assessmentResults', id: nodeId, label: nodeId, params };
}

/** A requirement where it is brought about, not where it was judged. */
export function ofRequirement(nodeId: string, params: Subject['params'] = {}): Subject {
  return { entity: 'nodes', id: nodeId, label: nodeId, params };
}

export function ofAction({ id, code, title }: PlannedFacts, params: Subject['params'] = {}): Subject {
  return { entity: 'actions', id, label: `${code} ${title}`, params };
}

export function ofOrganisation(field: keyof Organisation, params: Subject['params'] = {}): Subject {
  return { entity: 'organisation', id: field, label: '', params };
}

export function ofDocument(control: DocumentControl, params: Subject['params'] = {}): Subject {
  return { entity: 'documentControls', id: control.documentKey, label: control.identifier, params };
}

/** Something about the file as a whole: its systems together, or the version of the catalogue. */
export function ofWorkspace(id: 'systems' | 'catalogueVersion', params: Subject['params'] = {}): Subject {
  return { entity: 'workspace', id, label: '', params };
}

/** How many systems speak against a requirement's rating, and the first of them by their codes. */
export function witnesses(systems: readonly SystemFacts[]): { count: number; examples: string } {
  const examples = systems.slice(0, 3).map((system) => system.code);
  return { count: systems.length, examples: examples.join(', ') };
}

/** Whole days from one calendar date to another; negative where the second lies before. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whom an entry names: the name stands before the first comma, the role behind it. */
export function personOf(entry: string): string {
  return foldName(entry.split(',')[0] ?? '');
}

export function isSamePerson(a: string, b: string): boolean {
  return personOf(a) !== '' && personOf(a) === personOf(b);
}

/** For comparing names: without case, accents and surplus spaces. */
export function foldName(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
