import { fileParams } from '#db/errors.ts';
import { readDb, type WorkspaceFile } from '#db/open.ts';
import { workspace as workspaceTable } from '#db/schema/tables.ts';
import { AppError } from '#shared/contract/errors.ts';

export function workspaceIdOf(file: WorkspaceFile): string {
  return workspaceRow(file).id;
}

/** The one row that says what the file is. @throws AppError workspaceDamaged where it is missing */
export function workspaceRow(file: WorkspaceFile): typeof workspaceTable.$inferSelect {
  const row = readDb(file).select().from(workspaceTable).get();
  const { name, folder } = fileParams(file.path);
  if (row === undefined) throw new AppError('workspaceDamaged', { name, folder });
  return row;
}
