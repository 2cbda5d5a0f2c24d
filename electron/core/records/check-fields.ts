import type { RowDb, Values } from '#db/records/rows.ts';
import { type RecordTableName, recordTables } from '#db/schema/tables.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Fields } from '#shared/kinds/define.ts';
import type { Core } from '../core.ts';

/** What a schema cannot know: nodes that the catalogue has, records that are there. Only of what changes. */
export function checkFields(
  { catalogue }: Core,
  db: Pick<RowDb, 'get'>,
  fields: Fields,
  next: Values,
  before: Values | null,
): void {
  for (const [key, field] of Object.entries(fields)) {
    const given = next[key];
    if (before !== null && given === before[key]) continue;
    for (const value of Array.isArray(given) ? given : [given]) {
      if (typeof value !== 'string' || value === '') continue;
      if ((field.kind === 'node' || field.kind === 'nodes') && !catalogue.nodes.some(({ id }) => id === value)) {
        throw new AppError('nodeUnknown', { node: value });
      }
      if (
        (field.kind === 'reference' || field.kind === 'references' || field.kind === 'parent') &&
        !isThere(db, field.to, value)
      ) {
        throw new AppError('recordMissing', { id: value });
      }
    }
  }
}

function isThere(db: Pick<RowDb, 'get'>, entity: string, id: string): boolean {
  return isTable(entity) && db.get(entity, id) !== undefined;
}

function isTable(entity: string): entity is RecordTableName {
  return Object.hasOwn(recordTables, entity);
}
