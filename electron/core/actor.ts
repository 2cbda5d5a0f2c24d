import { asc } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { people } from '#db/schema/tables.ts';
import { AppError } from '#shared/contract/errors.ts';
import { isSameName, type Person } from '#shared/entities/person.ts';
import type { Core } from './core.ts';
import { workspaceIdOf } from './workspace-row.ts';

/**
 * Who acts, for the trail: the person chosen among the workspace's people; where it has none, whom {@link accountOf}
 * names.
 *
 * @throws AppError actorUnknown where nobody is chosen, actorElsewhere where the name that the command line was given is
 *   none of them
 */
export function actorOf(core: Core): string {
  const active = core.workspace === null ? [] : readPeople(core.workspace).filter((person) => person.active);
  if (core.workspace === null || active.length === 0) return accountOf(core);
  const { actor } = core.options;
  if (actor !== undefined) {
    const named = active.find(({ name }) => isSameName(name, actor));
    if (named === undefined) throw new AppError('actorElsewhere', { name: actor });
    return named.name;
  }
  const chosen = core.store.personAt(workspaceIdOf(core.workspace));
  const person = active.find(({ id }) => id === chosen);
  if (person === undefined) throw new AppError('actorUnknown');
  return person.name;
}

/** Who acts where no workspace says who works at it: the name given, else that from the settings, else the account's. */
export function accountOf({ options, store }: Core): string {
  return options.actor ?? (store.settings().actor || store.accountName);
}

/** Everybody, also those who have left, by name. */
export function readPeople(file: WorkspaceFile): Person[] {
  return readDb(file).select().from(people).orderBy(asc(people.name)).all();
}
