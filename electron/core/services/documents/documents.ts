import path from 'node:path';
import { eq } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { documentControls } from '#db/schema/tables.ts';
import { trailHead } from '#db/trail/trail.ts';
import { DOCUMENTS, documentOf } from '#documents/issued/registry.ts';
import type { DocumentFacts, Visit } from '#documents/model/data.ts';
import { PACK_DOCUMENTS } from '#documents/pack/parts.ts';
import type { PackInput, PackOptions } from '#documents/pack/stage1-pack.ts';
import { discardPartial } from '#documents/render/write-file.ts';
import type { DocumentJob, DocumentJobResult } from '#documents/run-document-job.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type AssessmentResult, resultKey } from '#shared/entities/assessment.ts';
import { earlierOf } from '#shared/rules/comparison.ts';
import { actorOf } from '../../actor.ts';
import { type Core, openWorkspaceOf } from '../../core.ts';
import { definedOnly } from '../../defined-only.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { runJob } from '../../jobs/run-job.ts';
import { readRecords } from '../../records/read.ts';
import { loadGuidance } from '../../resources/catalogue.ts';
import { readAllResults } from '../assessments/assessment.ts';
import { findAssessment, readAssessments } from '../assessments/assessment-rows.ts';
import { readAtClosing } from '../assessments/at-closing.ts';
import { readSince } from '../assessments/since.ts';
import { readEvidence } from '../evidence/evidence.ts';
import { readStates } from '../guide/fulfilment.ts';
import { readSteps } from '../guide/guide.ts';
import { readFirstFindings } from '../improvement/readiness.ts';
import { controlOf, readControls } from '../organisation/document-controls.ts';
import { readOrganisation } from '../organisation/organisation.ts';
import { readSystems } from '../systems/systems.ts';
import { trailAsJson } from '../trail/trail-entries.ts';
import { brandOf } from './branding.ts';

export const documentHandlers: HandlersFor<
  'documents.list' | 'documents.updateControl' | 'documents.export' | 'pack.exportStage1'
> = {
  'documents.list': (core) => {
    const file = openWorkspaceOf(core);
    return DOCUMENTS.map(({ key, formats }) => {
      return { ...controlOf(file, key), formats: [...formats], inPack: PACK_DOCUMENTS.includes(key) };
    });
  },
  'documents.updateControl': (core, { documentKey, changes }) => {
    const file = openWorkspaceOf(core);
    const { key } = documentOf(documentKey);
    const stored = readDb(file).select().from(documentControls).where(eq(documentControls.documentKey, key)).get();
    const next = { ...controlOf(file, key), ...definedOnly(changes) };
    const header = { actor: actorOf(core), action: 'documents.updateControl' };
    const { changeId } = writeChange(file, header, (db) => {
      if (stored === undefined) db.insert('documentControls', next);
      else db.update('documentControls', stored.id, next);
    });
    return { changeId, control: next };
  },
  'documents.export': async (core, input) => {
    const file = openWorkspaceOf(core);
    const { key, ofOneAssessment = false } = documentOf(input.documentKey);
    const { assessmentId } = input;
    if (assessmentId !== undefined && !ofOneAssessment) throw new AppError('documentOfLeading');
    const control = controlOf(file, key);
    const language = input.language ?? core.store.settings().language;
    // Only JSON carries what imports kept beside the fields; elsewhere it would be copied to the thread for nothing.
    const facts = gatherFacts(core, input.asOf, language, {
      withCells: path.extname(input.path).toLowerCase() === '.json',
      ofOneAssessment,
      assessmentId,
    });
    const { files } = await writeDocument(
      core,
      { kind: 'document', control, facts, path: input.path, language },
      input.jobId,
    );
    const [written] = files;
    if (written === undefined) throw new Error('the document job wrote nothing');
    return written;
  },
  'pack.exportStage1': async (core, input) => {
    const pack = packInput(core, input.asOf, input.withTrail ?? false, input.language);
    const wanted = { ...pack, kind: 'stage1', path: input.path, zip: input.zip } as const;
    const { location, files } = await writeDocument(core, wanted, input.jobId);
    return { location, files: [...files] };
  },
};

/** What the Stage 1 pack is made of. */
export function packInput(core: Core, asOf: string, withTrail: boolean, wanted?: string): PackJob {
  const file = openWorkspaceOf(core);
  const language = wanted ?? core.store.settings().language;
  const trail = withTrail ? trailAsJson(core, file, asOf) : null;
  const facts = gatherFacts(core, asOf, language, {});
  return { ...resourcesOf(core), controls: readControls(file), facts, trail, language };
}

type PackJob = PackInput & Omit<PackOptions, 't'> & { readonly language: string };

function resourcesOf(core: Core): Omit<PackOptions, 't'> {
  const resources = path.join(core.options.appFolder, 'resources');
  return {
    fontsFolder: path.join(resources, 'fonts'),
    verifierFolder: path.join(resources, 'verifier'),
    productVersion: core.options.version,
  };
}

type Wanted<J> = J extends DocumentJob ? Omit<J, 'fontsFolder' | 'verifierFolder' | 'productVersion'> : never;

/** Runs a document job on its thread; whatever ends it leaves nothing half written. */
export async function writeDocument(
  core: Core,
  wanted: Wanted<DocumentJob>,
  jobId: string | undefined,
): Promise<DocumentJobResult> {
  const target = path.resolve(wanted.path);
  const job = { ...resourcesOf(core), ...wanted, path: target } as DocumentJob;
  try {
    return await runJob(core, 'document', job, jobId);
  } catch (error) {
    // A thread that was ended midway could not tidy up after itself.
    if (error instanceof AppError && error.code === 'cancelled') discardPartial(target);
    throw error;
  }
}

type Gathered = {
  readonly withCells?: boolean;
  readonly ofOneAssessment?: boolean;
  readonly assessmentId?: string | undefined;
};

function gatherFacts(
  core: Core,
  asOf: string,
  language: string,
  { withCells = false, ofOneAssessment = false, assessmentId }: Gathered,
): DocumentFacts {
  const file = openWorkspaceOf(core);
  const live = readVisit(file, assessmentId);
  // A report on a closed assessment tells of its day, whatever was done since.
  const closed = ofOneAssessment ? readAtClosing(file, live.assessment) : null;
  const visit = closed === null ? live : { ...live, earlier: closed.earlier };
  const systems = closed?.systems ?? readSystems(file);
  const { head, entries } = trailHead(file.connection);
  const assessment = readAllResults(file, visit.assessment.id);
  const brand = brandOf(core);
  return {
    organisation: closed?.organisation ?? readOrganisation(file),
    systems: withCells ? systems : systems.map((system) => ({ ...system, imported: null })),
    steps: readSteps(core, asOf),
    fulfilment: Object.fromEntries(readStates(core, asOf)),
    readiness: readFirstFindings(core, asOf),
    catalogue: core.catalogue,
    results: Object.fromEntries(
      assessment.filter(({ element }) => element === 0).map((result) => [result.nodeId, result]),
    ),
    assessment,
    elements: elementTexts(core, [...assessment, ...(visit.earlier?.results ?? [])]),
    actions: closed?.actions ?? readRecords(file, 'actions'),
    evidence: closed?.evidence ?? readEvidence(file),
    visit,
    trailHead: head,
    trailEntries: entries,
    asOf,
    language,
    ...(brand !== undefined && { brand }),
  };
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
