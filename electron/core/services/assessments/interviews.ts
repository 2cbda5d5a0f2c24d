import { eq } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { type WriteDb, writeChange } from '#db/records/write.ts';
import { interviews } from '#db/schema/tables.ts';
import { AppError } from '#shared/contract/errors.ts';
import { byTime, emptyInterview, type Interview, type InterviewFields } from '#shared/entities/interview.ts';
import { actorOf } from '../../actor.ts';
import { type Core, openWorkspaceOf } from '../../core.ts';
import { definedOnly } from '../../defined-only.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { codesAbove, codesEverGiven } from '../codes.ts';
import { findAssessment, openAssessment } from './assessment-rows.ts';

export const interviewHandlers: HandlersFor<
  'interviews.list' | 'interviews.create' | 'interviews.update' | 'interviews.remove'
> = {
  'interviews.list': (core, { assessmentId }) => {
    const file = openWorkspaceOf(core);
    return readInterviews(file, findAssessment(file, assessmentId).id);
  },
  'interviews.create': (core, { assessmentId: named, interviews: wanted }) => {
    const file = openWorkspaceOf(core);
    const header = { actor: actorOf(core), action: 'interviews.create' };
    const { changeId, result } = writeChange(file, header, (db) => {
      const { id: assessmentId } = openAssessment(file, named);
      const nextCode = codesAbove('INT', codesEverGiven(file, 'interviews'));
      return wanted.map((fields) => {
        const made = { ...emptyInterview(), ...definedOnly(fields) };
        checkTopics(core, made);
        const record = { ...made, code: nextCode(), assessmentId };
        return { ...record, id: db.insert('interviews', record) };
      });
    });
    return { changeId, interviews: result };
  },
  'interviews.update': (core, { id, changes }) => {
    const file = openWorkspaceOf(core);
    const header = { actor: actorOf(core), action: 'interviews.update' };
    const { changeId, result } = writeChange(file, header, (db) => {
      const next = { ...findOpen(db, file, id), ...definedOnly(changes) };
      checkTopics(core, next);
      db.update('interviews', id, definedOnly(changes));
      return next;
    });
    return { changeId, interview: result };
  },
  'interviews.remove': (core, { id }) => {
    const file = openWorkspaceOf(core);
    const header = { actor: actorOf(core), action: 'interviews.remove' };
    const { changeId } = writeChange(file, header, (db) => {
      findOpen(db, file, id);
      db.remove('interviews', id);
    });
    return { changeId };
  },
};

/** In the order of the visit. */
export function readInterviews(file: WorkspaceFile, assessmentId: string): Interview[] {
  const rows = readDb(file).select().from(interviews).where(eq(interviews.assessmentId, assessmentId)).all();
  return rows.sort(byTime);
}

function findOpen(db: WriteDb, file: WorkspaceFile, id: string): Interview {
  const found = db.get('interviews', id);
  if (found === undefined) throw new AppError('recordMissing', { id });
  openAssessment(file, found.assessmentId);
  return found;
}

function checkTopics({ catalogue }: Core, { topics }: Pick<InterviewFields, 'topics'>): void {
  const unknown = topics.find((topic) => !catalogue.nodes.some(({ id }) => id === topic));
  if (unknown !== undefined) throw new AppError('nodeUnknown', { node: unknown });
}
