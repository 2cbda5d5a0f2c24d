import { asc } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { assessments } from '#db/schema/assessments/assessments.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Assessment } from '#shared/entities/assessment.ts';
import { workspaceRow } from '../../workspace-row.ts';

/** All assessments in the order in which they were begun: ids grow with time. */
export function readAssessments(file: WorkspaceFile): Assessment[] {
  return readDb(file).select().from(assessments).orderBy(asc(assessments.id)).all();
}

/**
 * The assessment of that id, or the leading one, by which steps, checks and documents go.
 *
 * @throws AppError assessmentElsewhere
 */
export function findAssessment(file: WorkspaceFile, id?: string): Assessment {
  const all = readAssessments(file);
  const found = id === undefined ? leadingOf(all, workspaceRow(file)) : all.find((each) => each.id === id);
  if (found === undefined && id !== undefined) throw new AppError('assessmentElsewhere');
  if (found === undefined) throw new Error('the workspace has no assessment');
  return found;
}

/** @throws AppError assessmentElsewhere, and assessmentClosed where nothing may be written to it */
export function openAssessment(file: WorkspaceFile, id?: string): Assessment {
  const found = findAssessment(file, id);
  refuseClosed(found);
  return found;
}

/** @throws AppError assessmentClosed */
export function refuseClosed({ code, closedOn }: Assessment): void {
  if (closedOn !== '') throw new AppError('assessmentClosed', { code, date: closedOn });
}

/** The first one leads as long as none is named, also where the one named was removed by an undo. */
export function leadingOf(
  all: readonly Assessment[],
  { leadingAssessmentId }: { readonly leadingAssessmentId: string },
): Assessment | undefined {
  return all.find(({ id }) => id === leadingAssessmentId) ?? all[0];
}
