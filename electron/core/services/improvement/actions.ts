import path from 'node:path';
import { asc, inArray } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { type WriteDb, writeChange } from '#db/records/write.ts';
import { actions } from '#db/schema/tables.ts';
import { actionCalendar, hasDay } from '#documents/render/action-calendar.ts';
import { writePiecesAside } from '#documents/render/write-file.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Action, ActionFields } from '#shared/entities/action.ts';
import { actorOf } from '../../actor.ts';
import { type Core, openWorkspaceOf } from '../../core.ts';
import { definedOnly } from '../../defined-only.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { codesAbove } from '../codes.ts';
import { readOrganisation } from '../organisation/organisation.ts';

const BLANK: Omit<ActionFields, 'title'> = {
  description: '',
  nodeId: '',
  owner: '',
  dueOn: '',
  effortDays: null,
  status: 'open',
  priority: '',
  priorityReason: '',
};

export const actionHandlers: HandlersFor<
  'actions.list' | 'actions.create' | 'actions.update' | 'actions.exportCalendar'
> = {
  'actions.list': (core, _input, only) => readActions(openWorkspaceOf(core), only),
  'actions.create': (core, { fields }) => {
    const file = openWorkspaceOf(core);
    const header = { actor: actorOf(core), action: 'actions.create' };
    const { changeId, result } = writeChange(file, header, (db) => {
      const made = { ...BLANK, ...definedOnly(fields), title: fields.title };
      check(core, made);
      const record = { ...made, code: nextCode(file), doneOn: made.status === 'done' ? today(core) : '' };
      return { ...record, id: db.insert('actions', record) };
    });
    return { changeId, action: result };
  },
  'actions.update': (core, { id, changes }) => {
    const file = openWorkspaceOf(core);
    const header = { actor: actorOf(core), action: 'actions.update' };
    const { changeId, result } = writeChange(file, header, (db) => {
      const before = find(db, id);
      const next = { ...before, ...definedOnly(changes) };
      check(core, next);
      const doneOn = next.status !== 'done' ? '' : before.doneOn === '' ? today(core) : before.doneOn;
      db.update('actions', id, { ...definedOnly(changes), doneOn });
      return { ...next, doneOn };
    });
    return { changeId, action: result };
  },
  'actions.exportCalendar': async (core, { path: target, asOf, language = core.store.settings().language }) => {
    const file = openWorkspaceOf(core);
    const actions = readActions(file).filter(hasDay);
    if (actions.length === 0) throw new AppError('noDueDate');
    const { name: organisationName } = readOrganisation(file);
    const text = actionCalendar(actions, { organisationName, asOf }, core.locales.translate(language));
    const written = await writePiecesAside(target, [text]);
    return { path: path.basename(target), ...written, pages: 0, events: actions.length };
  },
};

/** By code: all of them, or those of the ids that there are. */
export function readActions(file: WorkspaceFile, only?: readonly string[]): Action[] {
  return readDb(file)
    .select()
    .from(actions)
    .where(only === undefined ? undefined : inArray(actions.id, [...only]))
    .orderBy(asc(actions.code), asc(actions.id))
    .all();
}

function find(db: WriteDb, id: string): Action {
  const found = db.get('actions', id);
  if (found === undefined) throw new AppError('recordMissing', { id });
  return found;
}

function check({ catalogue }: Core, { nodeId, priority, priorityReason }: ActionFields): void {
  if (nodeId !== '' && !catalogue.nodes.some(({ id }) => id === nodeId))
    throw new AppError('nodeUnknown', { node: nodeId });
  if (priority !== '' && priorityReason.trim() === '') throw new AppError('priorityReasonMissing', {});
}

function nextCode(file: WorkspaceFile): string {
  return codesAbove(
    'ACT',
    readActions(file).map(({ code }) => code),
  )();
}

function today(core: Core): string {
  return core.environment.now().toISOString().slice(0, 10);
}
