import { storedSchema } from '#shared/records/stored.ts';
import { cutText } from '#shared/values/well-formed.ts';
import type { RecordTableName } from '../schema/tables.ts';
import type { Difference, Row } from './replay.ts';

/** Of a megabyte in a field the beginning says enough. */
const QUOTED = 200;

/**
 * The fields of a row that hold what this program never writes, whatever the trail says of them: it tells what was
 * written, not by which program.
 */
export function unfitFields(entity: RecordTableName, { fields, unreadable }: Omit<Row, 'id'>): Difference['fields'] {
  const parsed = storedSchema(entity).safeParse(fields);
  const refused = parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0] ?? ''));
  return [...new Set([...unreadable, ...refused])].map((field) => {
    const found = quote(fields[field]);
    return { field, recorded: found, found };
  });
}

function quote(value: unknown): unknown {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > QUOTED ? `${cutText(text, QUOTED)}…` : value;
}
