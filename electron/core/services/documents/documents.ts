import path from 'node:path';
import { eq } from 'drizzle-orm';
import { readDb } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { documentControls } from '#db/schema/tables.ts';
import { DOCUMENTS, documentOf } from '#documents/issued/registry.ts';
import { PACK_DOCUMENTS } from '#documents/pack/parts.ts';
import type { PackInput, PackOptions } from '#documents/pack/stage1-pack.ts';
import { discardPartial } from '#documents/render/write-file.ts';
import type { DocumentJob, DocumentJobResult } from '#documents/run-document-job.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { DocumentControl } from '#shared/entities/document-control.ts';
import { actorOf } from '../../actor.ts';
import { type Core, languageOf, openWorkspaceOf, todayUtc } from '../../core.ts';
import { definedOnly } from '../../defined-only.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { runJob } from '../../jobs/run-job.ts';
import { onDay } from '../trail/past.ts';
import { trailAsJson } from '../trail/trail-entries.ts';
import { approveAnew, controlledDocument, type FateOfApproval, fateOfApproval, writeFate } from './approvals.ts';
import { gatherFacts } from './facts.ts';

export const documentHandlers: HandlersFor<
  'documents.list' | 'documents.updateControl' | 'documents.approve' | 'documents.export' | 'pack.exportStage1'
> = {
  'documents.list': (core, { assessmentId }) => {
    const day = todayUtc(core);
    return DOCUMENTS.map(({ key, formats, ofOneAssessment = false }) => {
      const control = controlledDocument(core, key, { day, ...(ofOneAssessment && { assessmentId }) });
      return { ...control, ofOneAssessment, formats: [...formats], inPack: PACK_DOCUMENTS.includes(key) };
    });
  },
  'documents.updateControl': (core, { documentKey, assessmentId, changes }) => {
    openWorkspaceOf(core);
    const { key } = documentOf(documentKey);
    const next = { ...shownControl(core, key, assessmentId), ...definedOnly(changes) };
    return write(core, 'updateControl', next, fateOfApproval(core, next, assessmentId));
  },
  'documents.approve': (core, { documentKey, assessmentId, approver, approvedOn }) => {
    openWorkspaceOf(core);
    const { key } = documentOf(documentKey);
    const next = { ...shownControl(core, key, assessmentId), status: 'approved' as const, approver, approvedOn };
    return write(core, 'approve', next, approveAnew(core, next, assessmentId));
  },
  'documents.export': async (core, input) => {
    openWorkspaceOf(core);
    const { key, ofOneAssessment = false } = documentOf(input.documentKey);
    const { assessmentId } = input;
    if (assessmentId !== undefined && !ofOneAssessment) throw new AppError('documentOfLeading');
    const language = languageOf(core, input.language);
    const given = onDay(core, input.asOf, (then) => ({
      control: controlledDocument(then, key, { day: input.asOf, assessmentId }),
      // Only JSON carries what imports kept beside the fields; elsewhere it would be copied to the thread for nothing.
      facts: gatherFacts(then, {
        ...{ asOf: input.asOf, language, ofOneAssessment, assessmentId },
        withCells: path.extname(input.path).toLowerCase() === '.json',
      }),
    }));
    const { files } = await writeDocument(
      core,
      { kind: 'document', ...given, path: input.path, language },
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
  const language = languageOf(core, wanted);
  return onDay(core, asOf, (then) => ({
    ...resourcesOf(core),
    controls: then.controls(then, asOf),
    facts: gatherFacts(then, { asOf, language }),
    trail: withTrail ? trailAsJson(then, openWorkspaceOf(then), asOf) : null,
    language,
  }));
}

type PackJob = PackInput & Omit<PackOptions, 't'> & { readonly language: string };

function resourcesOf(core: Core): Omit<PackOptions, 't'> {
  const { appFolder } = core.options;
  return {
    fontsFolder: path.join(appFolder, 'out', 'fonts'),
    verifierFolder: path.join(appFolder, 'resources', 'verifier'),
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

/** What is shown of it, which is what a change starts from. */
function shownControl(core: Core, key: string, assessmentId: string | undefined): DocumentControl {
  const { approval: _stands, ...control } = controlledDocument(core, key, { day: todayUtc(core), assessmentId });
  return control;
}

function write(core: Core, verb: 'approve' | 'updateControl', next: DocumentControl, fate: FateOfApproval) {
  const file = openWorkspaceOf(core);
  const { id, documentKey } = documentControls;
  const stored = readDb(file).select({ id }).from(documentControls).where(eq(documentKey, next.documentKey)).get();
  const header = { actor: actorOf(core), action: `documents.${verb}` };
  const { changeId } = writeChange(file, header, (db) => {
    if (stored === undefined) db.insert('documentControls', next);
    else db.update('documentControls', stored.id, next);
    writeFate(db, fate);
  });
  return { changeId, control: next };
}
