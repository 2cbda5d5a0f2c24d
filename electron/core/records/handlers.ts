import type { WorkspaceFile } from '#db/file/open.ts';
import { refuseReferred } from '#db/records/referrers.ts';
import { nextCode, type RowDb } from '#db/records/rows.ts';
import { writeChange } from '#db/records/write.ts';
import { AppError } from '#shared/contract/errors.ts';
import { byRoute, type RecordRouteName, type VerbOf } from '#shared/contract/records.ts';
import type { ChangesOf, Kind, NewOf, RecordOf, RowOf } from '#shared/kinds/define.ts';
import { type KindName, type Kinds, kinds } from '#shared/kinds/registry.ts';
import { blankOf, schemasOf } from '#shared/kinds/schemas.ts';
import { actorOf } from '../actor.ts';
import { type Core, openWorkspaceOf } from '../core.ts';
import { definedOnly } from '../defined-only.ts';
import type { HandlersFor } from '../handlers-for.ts';
import { checkFields } from './check-fields.ts';
import type { AllHooks, Hooks } from './hooks.ts';
import { readRecord, readValues } from './read.ts';
import { fittingRows } from './unreadable.ts';

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
};
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
  const { record, row } = schemasOf(kind);

  function change<R>(core: Core, action: string, work: (db: RowDb, file: WorkspaceFile) => R) {
    const file = openWorkspaceOf(core);
    return writeChange(file, { actor: actorOf(core), action: `${name}.${action}` }, (db) => work(db, file));
  }

  /** Both checks see the record as it will be. */
  function settle(core: Core, db: RowDb, wanted: unknown, before: RecordOf<Kinds[N]> | null): RecordOf<Kinds[N]> {
    const next = record.parse(wanted);
    checkFields(core, db, { ...kind.own, ...kind.fields }, next, before);
    hooks.check?.(core, next, before);
    return { ...next, ...hooks.own?.(core, next, before) };
  }

  function find(db: RowDb, id: string): RecordOf<Kinds[N]> {
    const found = db.get(entity, id);
    if (found === undefined) throw new AppError('recordMissing', { id });
    return record.parse(found);
  }

  function create(core: Core, db: RowDb, { connection, environment }: WorkspaceFile, fields: NewOf<Kinds[N]>) {
    const named = { id: environment.newId(), code: nextCode(connection, entity, kind.code), archivedAt: null };
    const blank = { ...blankOf(kind.fields), ...blankOf(kind.own) };
    const made = settle(core, db, { ...blank, ...definedOnly(fields), ...named }, null);
    db.insert(entity, made, named.id);
    return made;
  }

  function update(core: Core, db: RowDb, id: string, changes: ChangesOf<Kinds[N]>): RecordOf<Kinds[N]> {
    const before = find(db, id);
    const next = settle(core, db, { ...before, ...definedOnly(changes) }, before);
    db.update(entity, id, next);
    return next;
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
      const { changeId, result } = change(core, 'create', (db, file) =>
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
          hooks.leave?.(core, leaving);
          refuseReferred(connection, { entity, id, code: leaving.code });
          db.remove(entity, id);
        }
      });
      return { changeId };
    },
  };
}
