import { isDeepStrictEqual } from 'node:util';
import { and, eq, getTableColumns } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/open.ts';
import { assessmentResults, assessments } from '#db/schema/tables.ts';
import { type Change, type ChangeHeader, writeChange } from '#db/write.ts';
import { AppError } from '#shared/contract/errors.ts';
import {
  type Assessment,
  type AssessmentResult,
  emptyResult,
  type NodeResult,
  type ResultChanges,
  resultKey,
  withResultChanges,
} from '#shared/entities/assessment.ts';
import { actorOf } from '../actor.ts';
import { type Core, openWorkspaceOf } from '../core.ts';
import type { HandlersFor } from '../handlers-for.ts';
import { workspaceIdOf } from './workspace-row.ts';

export const assessmentHandlers: HandlersFor<
  'assessment.get' | 'assessment.set' | 'assessment.place' | 'assessment.notePlace'
> = {
  'assessment.get': (core) => {
    const file = openWorkspaceOf(core);
    return { assessment: readAssessment(file), results: readAllResults(file) };
  },
  'assessment.set': (core, { entries }) => {
    const file = openWorkspaceOf(core);
    const { changeId, result } = setResults(core, readAssessment(file).id, { action: 'assessment.set' }, entries);
    return { changeId, results: result };
  },
  'assessment.place': (core) => ({ nodeId: core.store.placeIn(workspaceIdOf(openWorkspaceOf(core))) }),
  'assessment.notePlace': (core, { nodeId }) => {
    const file = openWorkspaceOf(core);
    checkPlace(core, nodeId, 0);
    core.store.rememberPlace(workspaceIdOf(file), nodeId);
    return {};
  },
};

export type ResultEntry = { readonly nodeId: string; readonly element: number; readonly changes: ResultChanges };

/**
 * Writes answers as one change, all or none.
 *
 * @throws AppError nodeUnknown, reasonMissing, and those of `writeChange`
 */
export function setResults(
  core: Core,
  assessmentId: string,
  header: Omit<ChangeHeader, 'actor'>,
  entries: readonly ResultEntry[],
): Change<AssessmentResult[]> {
  const file = openWorkspaceOf(core);
  const today = core.environment.now().toISOString().slice(0, 10);
  return writeChange(file, { ...header, actor: actorOf(core) }, (db) =>
    entries.map(({ nodeId, element, changes }) => {
      checkPlace(core, nodeId, element);
      const stored = findResult(file, assessmentId, nodeId, element);
      const before = stored === undefined ? emptyResult(nodeId, element) : resultOf(stored);
      const next = applyChanges(before, changes, today);
      if (stored !== undefined) db.update('assessmentResults', stored.id, next);
      else if (!isDeepStrictEqual(next, before)) db.insert('assessmentResults', { ...next, assessmentId });
      return next;
    }),
  );
}

/** What was found for nodes and elements alike. */
export function readAllResults(file: WorkspaceFile): AssessmentResult[] {
  return readDb(file).select().from(assessmentResults).all().map(resultOf);
}

/** What was found for the nodes as a whole: what the steps, the readiness checks and the documents go by. */
export function readNodeResults(file: WorkspaceFile): NodeResult[] {
  const { nodeId, status, finding } = getTableColumns(assessmentResults);
  const rows = readDb(file).select({ nodeId, status, finding }).from(assessmentResults);
  return rows.where(eq(assessmentResults.element, 0)).all();
}

function checkPlace({ catalogue }: Core, nodeId: string, element: number): void {
  const node = catalogue.nodes.find((each) => each.id === nodeId);
  if (node === undefined || element > node.elements) {
    throw new AppError('nodeUnknown', { node: resultKey({ nodeId, element }) });
  }
}

function applyChanges(before: AssessmentResult, changes: ResultChanges, today: string): AssessmentResult {
  const next = withResultChanges(before, changes);
  // The standard wants exclusions justified (6.1.3); one without a reason is worth nothing in an audit.
  if (next.status === 'notApplicable' && next.finding.trim() === '') {
    throw new AppError('reasonMissing', { node: resultKey(next) });
  }
  const judged = before.status === 'notAssessed' && next.status !== 'notAssessed';
  return judged && next.assessedOn === '' ? { ...next, assessedOn: today } : next;
}

export function readAssessment(file: WorkspaceFile): Assessment {
  const row = readDb(file).select().from(assessments).get();
  if (row === undefined) throw new Error('the workspace has no assessment');
  return row;
}

type StoredResult = typeof assessmentResults.$inferSelect;

function findResult(file: WorkspaceFile, assessmentId: string, nodeId: string, element: number) {
  const isIt = and(
    eq(assessmentResults.assessmentId, assessmentId),
    eq(assessmentResults.nodeId, nodeId),
    eq(assessmentResults.element, element),
  );
  return readDb(file).select().from(assessmentResults).where(isIt).get();
}

function resultOf({ id: _id, assessmentId: _assessment, ...result }: StoredResult): AssessmentResult {
  return result;
}
