import type { WorkspaceFile } from '#db/file/open.ts';
import { refuseReferred } from '#db/records/referrers.ts';
import type { RowDb } from '#db/records/rows.ts';
import { writeChange } from '#db/records/write.ts';
import { AppError } from '#shared/contract/errors.ts';
import { byRoute, type RecordRouteName, type VerbOf } from '#shared/contract/records.ts';
import type { ChangesOf, Kind, NewOf, RecordOf, RowOf } from '#shared/kinds/define.ts';
import { type KindName, type Kinds, kinds } from '#shared/kinds/registry.ts';
import { schemasOf } from '#shared/kinds/schemas.ts';
import { actorOf } from '../actor.ts';
import { type Core, openWorkspaceOf } from '../core.ts';
import type { HandlersFor } from '../handlers-for.ts';
import type { AllHooks, Hooks } from './hooks.ts';
import { readRecord, readValues } from './read.ts';
import { type TableHandlers, tableHandlers } from './tables.ts';
import { fittingRows } from './unreadable.ts';
import { recordWriter } from './writer.ts';

type Changed = { changeId: string | null };
type VerbHandlers<K extends Kind> = {
  readonly list: (core: Core, input: { of?: string | undefined }, only?: readonly string[]) => RowOf<K>[];
  readonly get: (core: Core, input: { id: string }) => RecordOf<K>;
  readonly create: (core: Core, input: { fields: NewOf<K> }) => Changed & { record: RecordOf<K> };
  readonly createMany: (core: Core, input: { records: NewOf<K>[] }) => Changed & { ids: string[] };
  readonly update: (core: Core, input: { id: string; changes: ChangesOf<K> }) => Changed & { record: RecordOf<K> };
  readonly updateMany: (core: Core, input: { ids: string[]; changes: ChangesOf<K> }) => Changed;
  readonly archive: (core: Core, input: { ids: string[]; archived: boolean }) => Changed;
  readonly remove: (core: Core, input: { ids: string[] }) => Changed;
} & TableHandlers;
type RecordHandlers = {
  readonly [R in RecordRouteName]: R extends `${infer N extends KindName}.${infer V extends VerbOf<Kind>}`
    ? VerbHandlers<Kinds[N]>[V]
    : never;
};

/** What answers the routes of every kind. The compiler holds each against its route. */
export function recordHandlers(hooks: AllHooks): HandlersFor<RecordRouteName> {
  return byRoute<RecordHandlers>((name) => handlersOf(name, hooks));
}

function handlersOf<N extends KindName>(name: N, all: AllHooks): VerbHandlers<Kinds[N]> {
  const kind: Kinds[N] = kinds[name];
  const { entity } = kind;
  const hooks: Hooks<Kinds[N]> = all[name] ?? {};
  const { row } = schemasOf(kind);
  const { find, create, update } = recordWriter(kind, hooks);

  function change<R>(core: Core, action: string, work: (db: RowDb, file: WorkspaceFile) => R) {
    const file = openWorkspaceOf(core);
    return writeChange(file, { actor: actorOf(core), action: `${name}.${action}` }, (db) => work(db, file));
  }

  return {
    list: (core, { of }, only) => {
      const file = openWorkspaceOf(core);
      return fittingRows(core, file, entity, row, readValues(file, name, kind.list, { of, only }));
    },
    get: (core, { id }) => readRecord(openWorkspaceOf(core), name, id),
    create: (core, { fields }) => {
      const { changeId, result } = change(core, 'create', (db, file) => create(core, db, file, fields));
      return { changeId, record: result };
    },
    createMany: (core, { records }) => {
      const { changeId, result } = change(core, 'createMany', (db, file) =>
        records.map((fields) => create(core, db, file, fields).id),
      );
      return { changeId, ids: result };
    },
    update: (core, { id, changes }) => {
      const { changeId, result } = change(core, 'update', (db) => update(core, db, id, changes));
      return { changeId, record: result };
    },
    updateMany: (core, { ids, changes }) => {
      const { changeId } = change(core, 'updateMany', (db) => {
        for (const id of ids) update(core, db, id, changes);
      });
      return { changeId };
    },
    archive: (core, { ids, archived }) => {
      const at = archived ? core.environment.now().toISOString() : null;
      const { changeId } = change(core, archived ? 'archive' : 'restore', (db) => {
        for (const id of ids) {
          const current = db.get(entity, id);
          if (current === undefined) throw new AppError('recordMissing', { id });
          // Archiving twice must not move the date of the first time.
          if ((current['archivedAt'] !== null) !== archived) db.update(entity, id, { archivedAt: at });
        }
      });
      return { changeId };
    },
    remove: (core, { ids }) => {
      const { changeId } = change(core, 'remove', (db, { connection }) => {
        for (const id of ids) {
          const leaving = find(db, id);
          refuseReferred(connection, { entity, id, code: leaving.code });
          db.remove(entity, id);
        }
      });
      return { changeId };
    },
    ...tableHandlers(name, hooks),
  };
}
