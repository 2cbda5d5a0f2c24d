import type { WorkspaceFile } from '#db/file/open.ts';
import { nextCode, type RowDb } from '#db/records/rows.ts';
import type { RecordTableName } from '#db/schema/tables.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { ChangesOf, Kind, NewOf, RecordOf } from '#shared/kinds/define.ts';
import { blankOf, schemasOf } from '#shared/kinds/schemas.ts';
import { wellFormed } from '#shared/values/well-formed.ts';
import type { Core } from '../core.ts';
import { definedOnly } from '../defined-only.ts';
import { checkFields } from './check-fields.ts';
import type { Hooks } from './hooks.ts';

/** How records of a kind are made and changed, whoever asks for it. */
export function recordWriter<K extends Kind & { readonly entity: RecordTableName }>(kind: K, hooks: Hooks<K>) {
  const { entity } = kind;
  const { record } = schemasOf(kind);

  /** Both checks see the record as it will be. */
  function settle(core: Core, db: Pick<RowDb, 'get'>, wanted: unknown, before: RecordOf<K> | null): RecordOf<K> {
    // Cleaned first: what is checked has to be what is written.
    const next = record.parse(wellFormed(wanted));
    checkFields(core, db, { ...kind.own, ...kind.fields }, next, before);
    hooks.check?.(core, next, before);
    return { ...next, ...hooks.own?.(core, next, before) };
  }

  function find(db: RowDb, id: string): RecordOf<K> {
    const found = db.get(entity, id);
    if (found === undefined) throw new AppError('recordMissing', { id });
    return record.parse(found);
  }

  function create(core: Core, db: RowDb, { connection, environment }: WorkspaceFile, fields: NewOf<K>): RecordOf<K> {
    const named = { id: environment.newId(), code: nextCode(connection, entity, kind.code), archivedAt: null };
    const made = settle(core, db, { ...blankRecord(kind), ...definedOnly(fields), ...named }, null);
    db.insert(entity, made, named.id);
    return made;
  }

  function update(core: Core, db: RowDb, id: string, changes: ChangesOf<K>): RecordOf<K> {
    const before = find(db, id);
    const next = settle(core, db, { ...before, ...definedOnly(changes) }, before);
    db.update(entity, id, next);
    return next;
  }

  return { settle, find, create, update };
}

/** A record of which nothing was said yet. */
export function blankRecord(kind: Kind): Record<string, unknown> {
  return { ...blankOf(kind.fields), ...blankOf(kind.own) };
}
