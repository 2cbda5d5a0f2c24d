import type { Catalogue, CatalogueNode } from '#shared/catalogue/catalogue.ts';
import type { Since } from '#shared/contract/domains/assessments.ts';
import type { AiSystem } from '#shared/entities/ai-system.ts';
import type { ControlledDocument } from '#shared/entities/approval.ts';
import {
  ASSESSMENT_STATUSES,
  type Assessment,
  type AssessmentResult,
  type AssessmentStatus,
  type NodeResult,
} from '#shared/entities/assessment.ts';
import type { Evidence } from '#shared/entities/evidence.ts';
import type { Organisation } from '#shared/entities/organisation.ts';
import type { Interview } from '#shared/kinds/assessments/interview.ts';
import type { Action } from '#shared/kinds/improvement/action.ts';
import { countFulfilment, type FulfilmentCounts } from '#shared/rules/fulfilment/counts.ts';
import type { NodeFulfilment } from '#shared/rules/fulfilment/evaluate.ts';
import type { FulfilmentState } from '#shared/rules/fulfilment/rule.ts';
import type { ReadinessReport } from '#shared/rules/readiness/check.ts';
import type { Score } from '#shared/rules/scores.ts';
import type { StepState } from '#shared/steps/progress.ts';
import type { Brand, DocumentModel, Tone } from './model.ts';

/** Everything that documents are made of: plain data, gathered by the core, so that they can be built on any thread. */
export type DocumentFacts = {
  readonly organisation: Organisation;
  /** All systems, archived ones too, in any order. */
  readonly systems: readonly AiSystem[];
  readonly steps: readonly StepState[];
  /** How far each requirement is brought about on the date of issue; one that is missing is not at all. */
  readonly fulfilment: Readonly<Record<string, FulfilmentState>>;
  /** The same with what people state, confirm and object to. */
  readonly said?: readonly NodeFulfilment[];
  /** What the readiness checks find on the date of issue. */
  readonly readiness: ReadinessReport;
  readonly catalogue: Catalogue;
  /** By clause or control number; a node that is missing is "not assessed". */
  readonly results: Readonly<Record<string, NodeResult>>;
  /** The whole assessment, elements too, in any order. */
  readonly assessment: readonly AssessmentResult[];
  /** What each element of it asks, by its key such as `6.1.2/3`. */
  readonly elements: Readonly<Record<string, string>>;
  readonly actions: readonly Action[];
  readonly evidence: readonly Evidence[];
  readonly visit: Visit;
  /** SHA-256 of the audit trail's newest entry, and the number of entries. */
  readonly trailHead: string;
  readonly trailEntries: number;
  /** When the newest entry was made, to the second in UTC; `''` where there is none. */
  readonly trailAt?: string;
  /** Date of issue, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly brand?: Brand;
};

/** Which assessment is told of, who was talked to, and what came before it. */
export type Visit = {
  readonly assessment: Assessment;
  /** What was done to it after it was closed or acknowledged. */
  readonly since: Since;
  /** In the order in which they are planned. */
  readonly interviews: readonly Interview[];
  /** The one that it was begun from, else the one before it; null for the first. */
  readonly earlier: (Pick<Assessment, 'code' | 'title'> & { readonly results: readonly AssessmentResult[] }) | null;
};

export type DocumentData = DocumentFacts & { readonly control: ControlledDocument };

/** The parts of a model that come from the data as they are. */
export function modelFrame(data: DocumentData): Omit<DocumentModel, 'title' | 'blocks'> {
  const { organisation, control, language, asOf, trailHead, trailEntries, trailAt = '', brand } = data;
  const trail = { head: trailHead, entries: trailEntries, ...(trailAt !== '' && { at: trailAt }) };
  return { organisation, control, language, asOf, trail, ...(brand !== undefined && { brand }) };
}

/** For documents that tell of ratings: the assessment that they are from, for cover and every page. */
export function ratedIn({ visit }: Pick<DocumentFacts, 'visit'>): Pick<DocumentModel, 'assessment'> {
  return { assessment: `${visit.assessment.code} ${visit.assessment.title}`.trim() };
}

export function statusOf(data: Pick<DocumentFacts, 'results'>, nodeId: string): AssessmentStatus {
  return data.results[nodeId]?.status ?? 'notAssessed';
}

export const STATUS_TONE: Readonly<Record<AssessmentStatus, Tone>> = {
  met: 'ok',
  largelyMet: 'ok',
  partlyMet: 'attention',
  notMet: 'problem',
  notApplicable: 'neutral',
  notAssessed: 'neutral',
};

export function stateOf(data: Pick<DocumentFacts, 'fulfilment'>, nodeId: string): FulfilmentState {
  return data.fulfilment[nodeId] ?? 'nothing';
}

/** From shown to nothing, as charts and tables show them. */
export const STATE_ORDER = ['shown', 'stated', 'begun', 'nothing'] as const satisfies readonly FulfilmentState[];

export function countStates(
  data: Pick<DocumentFacts, 'fulfilment'>,
  nodes: readonly CatalogueNode[],
): FulfilmentCounts {
  return countFulfilment(nodes.map(({ id }) => stateOf(data, id)));
}

export const STATE_TONE: Readonly<Record<FulfilmentState, Tone>> = {
  shown: 'ok',
  stated: 'neutral',
  begun: 'attention',
  nothing: 'neutral',
};

/** The statuses from good to open, as charts and tables show them. */
export const STATUS_ORDER = [
  'met',
  'largelyMet',
  'partlyMet',
  'notMet',
  'notApplicable',
  'notAssessed',
] as const satisfies readonly AssessmentStatus[];

/** How many requirements somebody judged, of how many; one that does not apply is judged. */
export function judgedOf({ counted, excluded, notAssessed }: Score): { readonly done: number; readonly total: number } {
  return { done: counted + excluded, total: counted + excluded + notAssessed };
}

export type StatusCounts = Readonly<Record<AssessmentStatus, number>>;

export function countStatuses(data: Pick<DocumentFacts, 'results'>, nodes: readonly CatalogueNode[]): StatusCounts {
  const counts = Object.fromEntries(ASSESSMENT_STATUSES.map((status) => [status, 0])) as Record<
    AssessmentStatus,
    number
  >;
  for (const node of nodes) counts[statusOf(data, node.id)] += 1;
  return counts;
}

/** A clause (`4` to `10`) or an area of Annex A (`A.2` to `A.10`) with its requirements or controls. */
export type Part = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'clause' | 'control';
  readonly nodes: readonly CatalogueNode[];
};

export function partsOf(catalogue: Catalogue): Part[] {
  const parents = new Map(catalogue.groups.map(({ id, parent }) => [id, parent]));
  const partOf = (node: CatalogueNode): string => parents.get(node.group) ?? node.group;
  const clauses = catalogue.groups.filter(({ parent }) => parent === null);
  const part = (kind: Part['kind'], { id, title }: { id: string; title: string }): Part => ({
    id,
    title,
    kind,
    nodes: catalogue.nodes.filter((node) => partOf(node) === id),
  });
  return [...clauses.map((group) => part('clause', group)), ...catalogue.areas.map((area) => part('control', area))];
}

/** Order of human codes, numbers by their value: SYS-9 before SYS-10. */
export function compareCodes(a: string, b: string): number {
  return compareText(padNumbers(a), padNumbers(b));
}

/** An order that is the same on every machine, unlike collation, whose data change between versions. */
export function compareText(a: string, b: string): number {
  const [x, y] = [foldText(a), foldText(b)];
  if (x !== y) return x < y ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function padNumbers(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}

function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
