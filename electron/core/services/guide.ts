import { eq } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/open.ts';
import { assessmentResults, assessments, documentControls } from '#db/schema/tables.ts';
import { writeChange } from '#db/write.ts';
import { DOCUMENTS } from '#documents/registry.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Assessment, NodeResult } from '#shared/entities/assessment.ts';
import { deriveSteps, type StepFacts, type StepState } from '#shared/steps/progress.ts';
import { actorOf } from '../actor.ts';
import { type Core, openWorkspaceOf } from '../core.ts';
import { definedOnly } from '../defined-only.ts';
import type { HandlersFor } from '../handlers-for.ts';
import { readOrganisation } from './organisation.ts';
import { countSystems, readUndescribed } from './systems.ts';

export const guideHandlers: HandlersFor<
  'guide.overview' | 'guide.undescribedSystems' | 'assessment.get' | 'assessment.set'
> = {
  'guide.overview': (core) => ({ steps: readSteps(core) }),
  'guide.undescribedSystems': (core, { limit }) => {
    const file = openWorkspaceOf(core);
    const { inScope, undescribed } = countSystems(file);
    return { inScope, undescribed, systems: readUndescribed(file, limit) };
  },
  'assessment.get': (core) => {
    const file = openWorkspaceOf(core);
    return { assessment: readAssessment(file), results: readResults(file) };
  },
  'assessment.set': (core, { nodeId, changes }) => {
    const file = openWorkspaceOf(core);
    if (!core.catalogue.nodes.some((node) => node.id === nodeId)) throw new AppError('nodeUnknown', { node: nodeId });
    const current = findResult(file, nodeId);
    const next: NodeResult = {
      nodeId,
      status: 'notAssessed',
      finding: '',
      ...current?.result,
      ...definedOnly(changes),
    };
    // The standard wants exclusions justified (6.1.3); one without a reason is worth nothing in an audit.
    if (next.status === 'notApplicable' && next.finding.trim() === '') {
      throw new AppError('reasonMissing', { node: nodeId });
    }
    const header = { actor: actorOf(core), action: 'assessment.set' };
    const { changeId } = writeChange(file, header, (db) => {
      if (current !== undefined) db.update('assessmentResults', current.id, next);
      else db.insert('assessmentResults', { ...next, assessmentId: readAssessment(file).id });
    });
    return { changeId, result: next };
  },
};

/** The seven steps' progress, derived from the records each time it is asked for. */
export function readSteps(core: Core): StepState[] {
  const file = openWorkspaceOf(core);
  return deriveSteps({
    statuses: new Map(readResults(file).map((result) => [result.nodeId, result.status])),
    organisation: readOrganisation(file),
    systems: countSystems(file),
    documents: readApprovals(file),
  });
}

function readApprovals(file: WorkspaceFile): StepFacts['documents'] {
  const { documentKey, status } = documentControls;
  const rows = readDb(file).select({ documentKey, status }).from(documentControls).all();
  const approved = new Set(rows.filter((row) => row.status === 'approved').map((row) => row.documentKey));
  return DOCUMENTS.map(({ key }) => ({ key, approved: approved.has(key) }));
}

export function readResults(file: WorkspaceFile): NodeResult[] {
  return readDb(file)
    .select({
      nodeId: assessmentResults.nodeId,
      status: assessmentResults.status,
      finding: assessmentResults.finding,
    })
    .from(assessmentResults)
    .all();
}

function readAssessment(file: WorkspaceFile): Assessment {
  const row = readDb(file).select().from(assessments).get();
  if (row === undefined) throw new Error('the workspace has no assessment');
  return row;
}

function findResult(file: WorkspaceFile, nodeId: string): { id: string; result: NodeResult } | undefined {
  const row = readDb(file).select().from(assessmentResults).where(eq(assessmentResults.nodeId, nodeId)).get();
  if (row === undefined) return undefined;
  return { id: row.id, result: { nodeId, status: row.status, finding: row.finding } };
}
