import path from 'node:path';
import type { WorkspaceFile } from '#db/file/open.ts';
import { trailHead } from '#db/trail/trail.ts';
import type { DocumentFacts, Visit } from '#documents/model/data.ts';
import type { ControlledDocument } from '#shared/entities/approval.ts';
import { type AssessmentResult, resultKey } from '#shared/entities/assessment.ts';
import { earlierOf } from '#shared/rules/comparison.ts';
import type { NodeFulfilment } from '#shared/rules/fulfilment/evaluate.ts';
import { type Core, openWorkspaceOf } from '../../core.ts';
import { readRecords } from '../../records/read.ts';
import { loadGuidance } from '../../resources/catalogue.ts';
import { readAllResults } from '../assessments/assessment.ts';
import { findAssessment, readAssessments } from '../assessments/assessment-rows.ts';
import { readAtClosing } from '../assessments/at-closing.ts';
import { readSince } from '../assessments/since.ts';
import { readEvidence } from '../evidence/evidence.ts';
import { readFulfilment } from '../guide/fulfilment.ts';
import { readSteps } from '../guide/guide.ts';
import { readAllFindings } from '../improvement/readiness.ts';
import { readOrganisation } from '../organisation/organisation.ts';
import { readSystems } from '../systems/systems.ts';
import { brandOf } from './branding.ts';

type Gathered = {
  readonly asOf: string;
  readonly language: string;
  readonly withCells?: boolean;
  readonly ofOneAssessment?: boolean;
  readonly assessmentId?: string | undefined;
  /** Control data by which steps, fulfilment and readiness go, and no approval but these; the workspace's where left out. */
  readonly documents?: readonly ControlledDocument[];
};

/** What documents are made of, each part read when it is asked for first. */
export function factsOf(core: Core, gathered: Gathered): DocumentFacts {
  const { asOf, language, withCells = false, ofOneAssessment = false, assessmentId } = gathered;
  const file = openWorkspaceOf(core);
  const live = readVisit(file, assessmentId);
  // A report on a closed assessment tells of its day, whatever was done since.
  const closed = ofOneAssessment ? readAtClosing(file, live.assessment) : null;
  const visit = closed === null ? live : { ...live, earlier: closed.earlier };
  const { head, entries } = trailHead(file.connection);
  const documents = gathered.documents ?? core.controls(core, asOf);
  const brand = brandOf(core);
  const facts: Omit<DocumentFacts, 'brand'> = lazily<Omit<DocumentFacts, 'brand'>>({
    organisation: () => closed?.organisation ?? readOrganisation(file),
    systems: () => {
      const systems = closed?.systems ?? readSystems(file);
      return withCells ? systems : systems.map((system) => ({ ...system, imported: null }));
    },
    steps: () => readSteps(core, asOf, documents),
    fulfilment: () => Object.fromEntries((facts.said ?? []).map(({ nodeId, state }) => [nodeId, state])),
    said: () => {
      const said = readFulfilment(core, asOf, documents);
      return gathered.documents === undefined ? said : said.map(withoutApprovals);
    },
    readiness: () => readAllFindings(core, asOf, documents, facts.said ?? []),
    catalogue: () => core.catalogue,
    results: () =>
      Object.fromEntries(
        facts.assessment.filter(({ element }) => element === 0).map((result) => [result.nodeId, result]),
      ),
    assessment: () => readAllResults(file, visit.assessment.id),
    elements: () => elementTexts(core, [...facts.assessment, ...(visit.earlier?.results ?? [])]),
    actions: () => closed?.actions ?? readRecords(file, 'actions'),
    evidence: () => closed?.evidence ?? readEvidence(file),
    visit: () => visit,
    trailHead: () => head,
    trailEntries: () => entries,
    trailAt: () => timeOf(file, entries),
    asOf: () => asOf,
    language: () => language,
  });
  return brand === undefined ? facts : Object.defineProperty(facts, 'brand', { value: brand, enumerable: true });
}

/** A decision does not lapse by approvals alone. */
function withoutApprovals(node: NodeFulfilment): NodeFulfilment {
  const { decision } = node;
  if (decision === null || decision.movedRefs.length === 0) return node;
  const movedRefs = decision.movedRefs.filter(({ entity }) => entity !== 'documentControls');
  return { ...node, decision: { ...decision, moved: movedRefs.length > 0, movedRefs } };
}

/** The same as plain data, which threads take. */
export function gatherFacts(core: Core, gathered: Gathered): DocumentFacts {
  return { ...factsOf(core, gathered) };
}

/** When an entry was made, to the second. */
function timeOf({ connection }: WorkspaceFile, seq: number): string {
  const at = connection.prepare('SELECT at FROM trail WHERE seq = ?').pluck().get(seq) as string | undefined;
  return (at ?? '').slice(0, 19).replace('T', ' ');
}

function lazily<T extends object>(parts: { readonly [K in keyof T]: () => T[K] }): T {
  const whole = {};
  for (const [name, read] of Object.entries<() => unknown>(parts)) {
    let kept: { readonly value: unknown } | undefined;
    const get = () => (kept ??= { value: read() }).value;
    Object.defineProperty(whole, name, { get, enumerable: true });
  }
  return whole as T;
}

function readVisit(file: WorkspaceFile, assessmentId: string | undefined): Visit {
  const assessment = findAssessment(file, assessmentId);
  const earlier = earlierOf(readAssessments(file), assessment);
  return {
    assessment,
    since: readSince(file, assessment.id),
    interviews: readRecords(file, 'interviews', assessment.id),
    earlier:
      earlier === undefined
        ? null
        : { code: earlier.code, title: earlier.title, results: readAllResults(file, earlier.id) },
  };
}

/** The texts of those elements that were assessed; all of them would be a book. */
function elementTexts(core: Core, assessment: readonly AssessmentResult[]): Record<string, string> {
  const assessed = assessment.filter(({ element }) => element > 0);
  if (assessed.length === 0) return {};
  const guidance = loadGuidance(path.join(core.options.appFolder, 'resources', 'catalogue'));
  return Object.fromEntries(
    assessed.map((result) => [resultKey(result), guidance[result.nodeId]?.elements[result.element - 1] ?? '']),
  );
}
