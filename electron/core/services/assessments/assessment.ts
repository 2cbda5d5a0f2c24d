import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { keepPrivateText, readPrivateTexts } from '#db/records/private-texts.ts';
import { type Change, type ChangeHeader, writeChange } from '#db/records/write.ts';
import { assessmentResults } from '#db/schema/tables.ts';
import { AppError } from '#shared/contract/errors.ts';
import {
  type AssessmentResult,
  emptyResult,
  type NodeResult,
  type OwnResult,
  type ResultChanges,
  resultKey,
  withResultChanges,
} from '#shared/entities/assessment.ts';
import { actorOf } from '../../actor.ts';
import { type Core, openWorkspaceOf, todayUtc } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { workspaceIdOf } from '../../workspace-row.ts';
import { findAssessment, openAssessment } from './assessment-rows.ts';

export const assessmentHandlers: HandlersFor<
  'assessment.get' | 'assessment.set' | 'assessment.place' | 'assessment.notePlace'
> = {
  'assessment.get': (core, { assessmentId }) => {
    const file = openWorkspaceOf(core);
    const assessment = findAssessment(file, assessmentId);
    return { assessment, results: readOwnResults(file, assessment.id) };
  },
  'assessment.set': (core, { assessmentId: named, entries }) => {
    const file = openWorkspaceOf(core);
    const { id: assessmentId } = openAssessment(file, named);
    const { changeId, result } = setResults(core, assessmentId, { action: 'assessment.set' }, entries);
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
): Change<OwnResult[]> {
  const file = openWorkspaceOf(core);
  const today = todayUtc(core);
  const texts = readPrivateTexts(file.connection, assessmentId);
  return writeChange(file, { ...header, actor: actorOf(core) }, (db) =>
    entries.map(({ nodeId, element, changes }) => {
      checkPlace(core, nodeId, element);
      const stored = findResult(file, assessmentId, nodeId, element);
      const before = stored === undefined ? emptyResult(nodeId, element) : ownResultOf(stored, texts);
      const next = applyChanges(before, changes, today);
      const digest =
        next.privateNote === before.privateNote
          ? (stored?.privateNote ?? '')
          : keepPrivateText(file, next.privateNote ?? '');
      // Two entries may be about the same place.
      texts.set(digest, next.privateNote ?? '');
      const record = { ...next, privateNote: digest };
      if (stored !== undefined) db.update('assessmentResults', stored.id, record);
      else if (!isDeepStrictEqual(next, before)) db.insert('assessmentResults', { ...record, assessmentId });
      return next;
    }),
  );
}

/** What an assessment, the leading one where none is named, found for nodes and elements alike; without private notes. */
export function readAllResults(file: WorkspaceFile, assessmentId = findAssessment(file).id): AssessmentResult[] {
  return readStored(file, assessmentId).map(resultOf);
}

/** What the leading assessment found for the nodes as a whole: what the steps, the readiness checks and the documents go by. */
export function readNodeResults(file: WorkspaceFile): NodeResult[] {
  const { nodeId, status, finding } = getTableColumns(assessmentResults);
  const rows = readDb(file).select({ nodeId, status, finding }).from(assessmentResults);
  const ofLeading = eq(assessmentResults.assessmentId, findAssessment(file).id);
  return rows.where(and(ofLeading, eq(assessmentResults.element, 0))).all();
}

function readOwnResults(file: WorkspaceFile, assessmentId: string): OwnResult[] {
  const texts = readPrivateTexts(file.connection, assessmentId);
  return readStored(file, assessmentId).map((stored) => ownResultOf(stored, texts));
}

function readStored(file: WorkspaceFile, assessmentId: string): StoredResult[] {
  return readDb(file)
    .select()
    .from(assessmentResults)
    .where(eq(assessmentResults.assessmentId, assessmentId))
    .orderBy(asc(assessmentResults.id))
    .all();
}

function checkPlace({ catalogue }: Core, nodeId: string, element: number): void {
  const node = catalogue.nodes.find((each) => each.id === nodeId);
  if (node === undefined || element > node.elements) {
    throw new AppError('nodeUnknown', { node: resultKey({ nodeId, element }) });
  }
}

function applyChanges(before: OwnResult, changes: ResultChanges, today: string): OwnResult {
  // Beside a note that was left out of this copy an empty field means nothing.
  const { privateNote = before.privateNote, ...told } = changes;
  const kept = before.privateNote === null && privateNote === '' ? null : privateNote;
  const next = { ...withResultChanges(before, told), privateNote: kept };
  // The standard wants exclusions justified (6.1.3); one without a reason is worth nothing in an audit.
  if (next.status === 'notApplicable' && next.finding.trim() === '') {
    throw new AppError('reasonMissing', { node: resultKey(next) });
  }
  const judged = before.status === 'notAssessed' && next.status !== 'notAssessed';
  return judged && next.assessedOn === '' ? { ...next, assessedOn: today } : next;
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

/** Without what only the program needs, and without the private note. */
export function resultOf({
  id: _id,
  assessmentId: _assessment,
  privateNote: _own,
  ...result
}: StoredResult): AssessmentResult {
  return result;
}

function ownResultOf(stored: StoredResult, texts: ReadonlyMap<string, string>): OwnResult {
  const { privateNote: digest } = stored;
  return { ...resultOf(stored), privateNote: digest === '' ? '' : (texts.get(digest) ?? null) };
}
