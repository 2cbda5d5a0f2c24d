import { asc, eq } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { nextCode } from '#db/records/rows.ts';
import { type WriteDb, writeChange } from '#db/records/write.ts';
import { aiSystems } from '#db/schema/systems/ai-systems.ts';
import { assessmentResults } from '#db/schema/tables.ts';
import type { ListedAssessment } from '#shared/contract/domains/assessments.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Assessment, AssessmentFields } from '#shared/entities/assessment.ts';
import { emptyResult } from '#shared/entities/assessment.ts';
import { partsOf } from '#shared/kinds/parts.ts';
import { scoreOf } from '#shared/rules/scores.ts';
import { actorOf } from '../../actor.ts';
import { type Core, openWorkspaceOf } from '../../core.ts';
import { definedOnly } from '../../defined-only.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { readRecords, readValues } from '../../records/read.ts';
import { workspaceRow } from '../../workspace-row.ts';
import { refuseFuture } from '../trail/past.ts';
import { readAllResults } from './assessment.ts';
import { findAssessment, leadingOf, readAssessments, refuseClosed } from './assessment-rows.ts';
import { readAtClosing } from './at-closing.ts';
import { readSince } from './since.ts';

const BLANK: Omit<AssessmentFields, 'title'> = {
  ...{ about: 'aims', subject: '', startedOn: '', leadAssessor: '', closedOn: '', closingText: '' },
  ...{ acknowledgedBy: '', acknowledgedOn: '' },
};

export const assessmentsHandlers: HandlersFor<
  | 'assessments.list'
  | 'assessments.create'
  | 'assessments.update'
  | 'assessments.actions'
  | 'assessments.since'
  | 'assessments.lead'
  | 'assessments.remove'
> = {
  'assessments.list': (core) => {
    const file = openWorkspaceOf(core);
    const all = readAssessments(file);
    const leading = leadingOf(all, workspaceRow(file));
    return all.map((each) => ({ ...each, leads: each === leading, ...progressOf(core, file, each.id) }));
  },
  'assessments.create': (core, { fields, basedOnId }) => {
    const file = openWorkspaceOf(core);
    const header = { actor: actorOf(core), action: 'assessments.create' };
    const { changeId, result } = writeChange(file, header, (db) => {
      const made = { ...BLANK, ...definedOnly(fields), title: fields.title };
      checkSubject(file, made);
      const basis = basedOnId === undefined ? undefined : findAssessment(file, basedOnId);
      const record = {
        ...made,
        code: nextCode(file.connection, 'assessments', { prefix: 'ASM' }),
        basedOnId: basis?.id ?? '',
      };
      const id = db.insert('assessments', record);
      for (const { id: _id, ...copied } of basis === undefined ? [] : readRows(file, basis.id)) {
        db.insert('assessmentResults', { ...copied, assessmentId: id });
      }
      return { ...record, id };
    });
    return { changeId, assessment: result };
  },
  'assessments.update': (core, { id, changes }) => {
    const file = openWorkspaceOf(core);
    const header = { actor: actorOf(core), action: 'assessments.update' };
    const { changeId, result } = writeChange(file, header, (db) => {
      const before = findAssessment(file, id);
      const next = { ...before, ...definedOnly(changes) };
      const onlyClosing = Object.keys(definedOnly(changes)).every((field) => WHEN_CLOSED.has(field));
      if (!onlyClosing && next.closedOn !== '') refuseClosed(before);
      if (next.closedOn !== before.closedOn) refuseFuture(core, next.closedOn);
      if (next.acknowledgedOn !== before.acknowledgedOn) refuseFuture(core, next.acknowledgedOn);
      // One whose import was undone since must not keep the rest from being changed.
      if (changes.about !== undefined || changes.subject !== undefined) checkSubject(file, next);
      db.update('assessments', id, definedOnly(changes));
      return next;
    });
    return { changeId, assessment: result };
  },
  'assessments.actions': (core, { id }) => {
    const file = openWorkspaceOf(core);
    return [...(readAtClosing(file, findAssessment(file, id))?.actions ?? readRecords(file, 'actions'))];
  },
  'assessments.since': (core, { id }) => readSince(openWorkspaceOf(core), id),
  'assessments.lead': (core, { id }) => {
    const file = openWorkspaceOf(core);
    const { id: leadingAssessmentId } = findAssessment(file, id);
    const workspace = workspaceRow(file);
    // The first one leads without being named; to name it then would be a change of nothing.
    if (leadingOf(readAssessments(file), workspace)?.id === id) return { changeId: null };
    const header = { actor: actorOf(core), action: 'assessments.lead' };
    const { changeId } = writeChange(file, header, (db) =>
      db.update('workspace', workspace.id, { leadingAssessmentId }),
    );
    return { changeId };
  },
  'assessments.remove': (core, { id }) => {
    const file = openWorkspaceOf(core);
    const removed = findAssessment(file, id);
    if (removed.id === findAssessment(file).id) throw new AppError('assessmentLeads', { code: removed.code });
    refuseClosed(removed);
    const header = { actor: actorOf(core), action: 'assessments.remove' };
    const { changeId } = writeChange(file, header, (db) => removeWhole(db, file, id));
    return { changeId };
  },
};

/** What a closed assessment still takes. */
const WHEN_CLOSED: ReadonlySet<string> = new Set(['closedOn', 'acknowledgedBy', 'acknowledgedOn']);

function removeWhole(db: WriteDb, file: WorkspaceFile, id: string): void {
  // Later kinds may refer to earlier ones.
  for (const { name, entity } of partsOf('assessments').toReversed()) {
    for (const part of readValues(file, name, ['id'], { of: id })) db.remove(entity, String(part['id']));
  }
  for (const result of readRows(file, id)) db.remove('assessmentResults', result.id);
  for (const other of readAssessments(file)) {
    if (other.basedOnId === id) db.update('assessments', other.id, { basedOnId: '' });
  }
  db.remove('assessments', id);
}

function readRows(file: WorkspaceFile, assessmentId: string) {
  const { nodeId, element, assessmentId: of } = assessmentResults;
  return readDb(file)
    .select()
    .from(assessmentResults)
    .where(eq(of, assessmentId))
    .orderBy(asc(nodeId), asc(element))
    .all();
}

type Progress = Pick<ListedAssessment, 'results' | 'interviews' | 'assessed' | 'score'>;

function progressOf({ catalogue }: Core, file: WorkspaceFile, assessmentId: string): Progress {
  const results = readAllResults(file, assessmentId);
  const whole = new Map(results.filter(({ element }) => element === 0).map((result) => [result.nodeId, result]));
  const score = scoreOf(catalogue.nodes.map(({ id }) => whole.get(id) ?? emptyResult(id)));
  return {
    results: results.length,
    interviews: readRecords(file, 'interviews', assessmentId).length,
    assessed: catalogue.nodes.length - score.notAssessed,
    score: score.score,
  };
}

/** @throws AppError systemElsewhere */
function checkSubject(file: WorkspaceFile, { about, subject }: Pick<Assessment, 'about' | 'subject'>): void {
  if (about !== 'aiSystem') return;
  const found = readDb(file).select({ id: aiSystems.id }).from(aiSystems).where(eq(aiSystems.id, subject)).get();
  if (found === undefined) throw new AppError('systemElsewhere');
}
