import type { WorkspaceFile } from '#db/file/open.ts';
import { selectRows, type Values } from '#db/records/rows.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Kind, RecordOf } from '#shared/kinds/define.ts';
import { type KindName, type Kinds, kinds } from '#shared/kinds/registry.ts';
import { parentOf, schemasOf } from '#shared/kinds/schemas.ts';

/** All records of a kind, or those that belong to the one named, archived ones too, in the order of the kind. */
export function readRecords<N extends KindName>(file: WorkspaceFile, name: N, of?: string): RecordOf<Kinds[N]>[] {
  const kind: Kinds[N] = kinds[name];
  const { record } = schemasOf(kind);
  return readValues(file, name, [...Object.keys(kind.fields), ...Object.keys(kind.own)], { of }).map((values) =>
    record.parse(values),
  );
}

/** @throws AppError recordMissing */
export function readRecord<N extends KindName>({ connection }: WorkspaceFile, name: N, id: string): RecordOf<Kinds[N]> {
  const kind: Kinds[N] = kinds[name];
  const keys = [...SHOWN_ALWAYS, ...Object.keys(kind.fields), ...Object.keys(kind.own)];
  const [found] = selectRows(connection, kind.entity, { keys, where: { key: 'id', is: id } });
  if (found === undefined) throw new AppError('recordMissing', { id });
  return schemasOf(kind).record.parse(found);
}

/** These fields of them, as they lie in the file. */
export function readValues(
  { connection }: WorkspaceFile,
  name: KindName,
  keys: readonly string[],
  { of, only }: Which,
): Values[] {
  const kind: Kind & Pick<Kinds[KindName], 'entity'> = kinds[name];
  const parent = parentOf(kind);
  const where = of === undefined || parent === undefined ? undefined : { key: parent, is: of };
  return selectRows(connection, kind.entity, {
    keys: [...SHOWN_ALWAYS, ...keys],
    ...(where !== undefined && { where }),
    ...(only !== undefined && { only }),
    ...(kind.order !== undefined && { order: kind.order }),
  });
}

type Which = { readonly of?: string | undefined; readonly only?: readonly string[] | undefined };

const SHOWN_ALWAYS = ['id', 'code', 'archivedAt'];
