import type { Field, Kind } from './define.ts';

/** The columns of a table besides the code: the form's fields, what the program sets, and when a record was put aside. */
export function tableFields(kind: Kind): (readonly [key: string, field: Field])[] {
  const own = Object.entries(kind.own).filter(([, field]) => field.kind !== 'parent');
  const left = kind.leaves === 'archive' ? [['archivedAt', { kind: 'instant' }] as const] : [];
  return [...Object.entries(kind.fields), ...own, ...left];
}
