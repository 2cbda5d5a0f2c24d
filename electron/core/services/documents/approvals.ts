import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import type { WriteDb } from '#db/records/write.ts';
import { approvals } from '#db/schema/approvals.ts';
import { trailHead } from '#db/trail/trail.ts';
import { AppError } from '#shared/contract/errors.ts';
import { approvalState, type ControlledDocument } from '#shared/entities/approval.ts';
import type { DocumentControl } from '#shared/entities/document-control.ts';
import { actorOf } from '../../actor.ts';
import { type Core, openWorkspaceOf, todayUtc } from '../../core.ts';
import { derived } from '../../reading/derived.ts';
import { controlOf, readControls } from '../organisation/document-controls.ts';
import { onDay, refuseFuture } from '../trail/past.ts';
import { contentHash, type Of, subjectIdOf } from './content-hash.ts';

type Approval = typeof approvals.$inferSelect;
/** Control data of the pack's documents, each with how its approval stands on a day. */
export function controlledDocuments(core: Core, day: string): ControlledDocument[] {
  return readControls(openWorkspaceOf(core)).map(({ documentKey }) => controlledDocument(core, documentKey, { day }));
}

/**
 * The control data of a document and how its approval stands. Of a document that tells of one assessment each
 * assessment's is approved by itself: the approval of one says nothing about another.
 */
export function controlledDocument(core: Core, key: string, of: Of): ControlledDocument {
  const file = openWorkspaceOf(core);
  const control = controlOf(file, key);
  const all = readApprovals(file).filter(({ subject }) => subject === key);
  const approval = all.find(({ subjectId }) => subjectId === subjectIdOf(core, key, of));
  if (control.status === 'approved' && approval === undefined && all.length > 0) {
    return { ...control, status: 'draft', approver: '', approvedOn: '', effectiveOn: '', approval: 'none' };
  }
  const { approver, approvedOn } = approval ?? control;
  const bound = approval !== undefined && isKept(file, approval) ? approval : undefined;
  const state = approvalState(control.status === 'approved', bound, () => contentHash(core, control, of));
  return { ...control, ...(control.status === 'approved' && { approver, approvedOn }), approval: state };
}

/** What becomes of the approval of a document by its next control data; read before it is written. */
export type FateOfApproval = {
  readonly remove: readonly string[];
  readonly update: string | null;
  readonly record: Partial<Approval> | null;
};

/**
 * Whatever says "approved" from now on is bound to what the document says now; a corrected name of the approver leaves
 * the approval bound to what it was.
 *
 * @throws AppError dayInFuture, approvalBeforeChange
 */
export function fateOfApproval(core: Core, next: DocumentControl, assessmentId?: string): FateOfApproval {
  const file = openWorkspaceOf(core);
  const key = next.documentKey;
  const of = { day: todayUtc(core), assessmentId };
  const all = readApprovals(file).filter(({ subject }) => subject === key);
  if (next.status !== 'approved') return { remove: all.map(({ id }) => id), update: null, record: null };
  const before = controlledDocument(core, key, of);
  const known = all.find(({ subjectId }) => subjectId === subjectIdOf(core, key, of));
  const isAnew = before.status !== 'approved' || before.approvedOn !== next.approvedOn;
  const { approver } = next;
  if (isAnew) return { remove: [], update: known?.id ?? null, record: boundTo(core, next, of) };
  return { remove: [], update: known?.id ?? null, record: known === undefined ? null : { approver } };
}

/** @throws AppError dayInFuture, approvalBeforeChange */
export function approveAnew(core: Core, next: DocumentControl, assessmentId?: string): FateOfApproval {
  const of = { day: todayUtc(core), assessmentId };
  const subjectId = subjectIdOf(core, next.documentKey, of);
  const known = readApprovals(openWorkspaceOf(core)).find((each) => {
    return each.subject === next.documentKey && each.subjectId === subjectId;
  });
  return { remove: [], update: known?.id ?? null, record: boundTo(core, next, of) };
}

export function writeFate(db: WriteDb, { remove, update, record }: FateOfApproval): void {
  for (const id of remove) db.remove('approvals', id);
  if (record === null) return;
  if (update === null) db.insert('approvals', record as Approval);
  else db.update('approvals', update, record);
}

/**
 * An approval of what the document says now.
 *
 * @throws AppError dayInFuture, approvalBeforeChange
 */
function boundTo(core: Core, control: DocumentControl, of: Of): Omit<Approval, 'id'> {
  const approval = approvalOf(core, control, of);
  if (control.approvedOn !== '') refuseDay(core, control, of, approval.contentHash);
  return approval;
}

/** What the sample organisation approved, whose records are older than its file. */
export function approvalsOfSample(core: Core): Omit<Approval, 'id'>[] {
  return readControls(openWorkspaceOf(core))
    .filter(({ status }) => status === 'approved')
    .map((control) => approvalOf(core, control, { day: todayUtc(core) }));
}

function approvalOf(core: Core, control: DocumentControl, of: Of): Omit<Approval, 'id'> {
  const { documentKey: subject, approver, approvedOn } = control;
  const { head, entries } = trailHead(openWorkspaceOf(core).connection);
  return {
    ...{ subject, subjectId: subjectIdOf(core, subject, of), contentHash: contentHash(core, control, of) },
    ...{ trailHead: head, trailEntries: entries, approver, approvedOn },
    ...{ recordedBy: actorOf(core), recordedAt: core.environment.now().toISOString() },
  };
}

/** Nobody approves today what is to come, nor did anybody approve then what was written later. */
function refuseDay(core: Core, control: DocumentControl, of: Of, hash: string): void {
  const { approvedOn: day } = control;
  refuseFuture(core, day);
  let then: string | null = null;
  try {
    then = onDay(core, day, (past) => contentHash(past, control, of));
  } catch (error) {
    // On that day there was no such workspace, or no such assessment.
    if (!(error instanceof AppError) || !['dayBeforeTrail', 'assessmentElsewhere'].includes(error.code)) throw error;
  }
  if (then !== hash) throw new AppError('approvalBeforeChange', { day }, { approvedOn: day });
}

const readApprovals = derived(['approvals'], (file): Approval[] => readDb(file).select().from(approvals).all());

/** Whether the trail still holds the entry that was its newest when it was approved. */
function isKept({ connection }: WorkspaceFile, { trailHead: head, trailEntries }: Approval): boolean {
  return connection.prepare('SELECT hash FROM trail WHERE seq = ?').pluck().get(trailEntries) === head;
}
