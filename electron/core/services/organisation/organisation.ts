import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { writeChange } from '#db/records/write.ts';
import { organisation as organisationTable } from '#db/schema/tables.ts';
import { type Organisation, organisation as organisationSchema } from '#shared/entities/organisation.ts';
import { actorOf } from '../../actor.ts';
import { openWorkspaceOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';

export const organisationHandlers: HandlersFor<'organisation.get' | 'organisation.update'> = {
  'organisation.get': (core) => readOrganisation(openWorkspaceOf(core)),
  'organisation.update': (core, { changes }) => {
    const file = openWorkspaceOf(core);
    const id = organisationId(file);
    const header = { actor: actorOf(core), action: 'organisation.update' };
    const { changeId } = writeChange(file, header, (db) => db.update('organisation', id, changes));
    return { changeId, organisation: readOrganisation(file) };
  },
};

export function readOrganisation(file: WorkspaceFile): Organisation {
  const row = readDb(file).select().from(organisationTable).get();
  return organisationSchema.parse(row);
}

function organisationId(file: WorkspaceFile): string {
  const row = readDb(file).select({ id: organisationTable.id }).from(organisationTable).get();
  if (row === undefined) throw new Error('the workspace has no organisation');
  return row.id;
}
