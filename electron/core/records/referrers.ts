import type { WorkspaceFile } from '#db/file/open.ts';
import { selectReferring } from '#db/records/rows.ts';
import type { Kind } from '#shared/kinds/define.ts';
import { KIND_NAMES, type Kinds, kinds } from '#shared/kinds/registry.ts';

/** Most records that a refusal names. */
const NAMED = 5;

/** The codes of those that refer to a record, the first of them at most; empty where none does. */
export function referrersOf(connection: WorkspaceFile['connection'], entity: string, id: string): string[] {
  return KIND_NAMES.flatMap((name) => {
    const kind: Kind & Pick<Kinds[typeof name], 'entity'> = kinds[name];
    const keys = Object.entries({ ...kind.fields, ...kind.own }).flatMap(([key, field]) =>
      'to' in field && field.to === entity ? [key] : [],
    );
    return keys.length === 0 ? [] : selectReferring(connection, kind.entity, keys, id, NAMED);
  }).slice(0, NAMED);
}
