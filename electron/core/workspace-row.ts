import { fileParams } from '#db/errors.ts';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { workspace as workspaceTable } from '#db/schema/tables.ts';
import { AppError } from '#shared/contract/errors.ts';
import { id } from '#shared/entities/text.ts';

export function workspaceIdOf(file: WorkspaceFile): string {
  return workspaceRow(file).id;
}

/**
 * The one row that says what the file is.
 *
 * @throws AppError workspaceDamaged where it is missing, or has an identity that this program never gives: folders of
 *   the data folder are called after it
 */
export function workspaceRow(file: WorkspaceFile): typeof workspaceTable.$inferSelect {
  const row = readDb(file).select().from(workspaceTable).get();
  const { name, folder } = fileParams(file.path);
  if (row === undefined || !id.safeParse(row.id).success) throw new AppError('workspaceDamaged', { name, folder });
  return row;
}

/** Where the file lies that the user knows, also where a copy of it is read. */
export function sourceOf(file: WorkspaceFile): string {
  return file.view?.source ?? file.path;
}
