import { writeChange } from '#db/records/write.ts';
import { AppError } from '#shared/contract/errors.ts';
import { isSameName, type Person } from '#shared/entities/person.ts';
import { accountOf, actorOf, readPeople } from '../../actor.ts';
import { type Core, openWorkspaceOf } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { workspaceIdOf } from '../../workspace-row.ts';

export const peopleHandlers: HandlersFor<'people.list' | 'people.add' | 'people.update' | 'people.choose'> = {
  'people.list': (core) => {
    const file = openWorkspaceOf(core);
    const people = readPeople(file);
    const chosen = core.store.personAt(workspaceIdOf(file));
    const known = people.some(({ id, active }) => active && id === chosen);
    return { people, chosen: known ? chosen : null, actor: knownActor(core) };
  },
  'people.add': (core, { choose = false, ...fields }) => {
    const file = openWorkspaceOf(core);
    refuseKnown(readPeople(file), fields.name);
    // Who is not among the people yet may add themselves.
    const header = { actor: knownActor(core) ?? accountOf(core), action: 'people.add' };
    const { changeId, result: id } = writeChange(file, header, (db) =>
      db.insert('people', { ...fields, active: true }),
    );
    if (choose) core.store.rememberPerson(workspaceIdOf(file), id);
    return { changeId, id };
  },
  'people.update': (core, { id, changes }) => {
    const file = openWorkspaceOf(core);
    const others = readPeople(file).filter((person) => person.id !== id);
    if (changes.name !== undefined) refuseKnown(others, changes.name);
    const header = { actor: actorOf(core), action: 'people.update' };
    const { changeId } = writeChange(file, header, (db) => db.update('people', id, changes));
    return { changeId };
  },
  'people.choose': (core, { id }) => {
    const file = openWorkspaceOf(core);
    if (!readPeople(file).some((person) => person.id === id && person.active))
      throw new AppError('recordMissing', { id });
    core.store.rememberPerson(workspaceIdOf(file), id);
    return {};
  },
};

/** Null where nobody was chosen yet. */
function knownActor(core: Core): string | null {
  try {
    return actorOf(core);
  } catch (error) {
    if (error instanceof AppError && error.code === 'actorUnknown') return null;
    throw error;
  }
}

/** Two of the same name could not be told apart in the trail. */
function refuseKnown(people: readonly Person[], name: string): void {
  const known = people.find((person) => isSameName(person.name, name));
  if (known !== undefined) throw new AppError('personKnown', { name: known.name });
}
