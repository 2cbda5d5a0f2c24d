import type { InferSelectModel } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { id, words } from '#db/schema/columns.ts';
import type { ColumnsFor, SameRows } from '#db/schema/columns-for.ts';
import type { recordTables } from '#db/schema/tables.ts';
import { defineKind, type RecordOf } from '#shared/kinds/define.ts';
import type { KindName, Kinds } from '#shared/kinds/registry.ts';

/** Every kind has a table, and the table its columns and no others: a difference does not compile here. */
type Held = { [N in KindName]: SameRows<InferSelectModel<Tables[Kinds[N]['entity']]>, RecordOf<Kinds[N]>> };
type Tables = typeof recordTables;
type Each<T extends Record<KindName, true>> = T[KindName];
const kindsHeld: Each<Held> = true;

const planted = defineKind({
  entity: 'planted',
  code: { prefix: 'PLT' },
  name: 'title',
  fields: {
    title: { kind: 'line', required: true },
    level: { kind: 'whole', min: 1, max: 5 },
    tone: { kind: 'choice', choices: ['a', 'b'] },
  },
  own: {},
  list: ['title'],
  search: ['title'],
  leaves: 'drop',
  takes: [],
});
type Planted = typeof planted;
const code = () => text('code').notNull();
const tone = () => words('tone').$type<RecordOf<Planted>['tone']>();

// What is expected to fail must not compile; tsc fails where it does. The error stands at the column.
const whole = {
  id: id(),
  code: code(),
  title: words('title'),
  level: integer('level'),
  tone: tone(),
} satisfies ColumnsFor<Planted>;
// @ts-expect-error level is missing
const missing = { id: id(), code: code(), title: words('title'), tone: tone() } satisfies ColumnsFor<Planted>;
// @ts-expect-error more is no field
const extra = { ...whole, more: words('more'), id: id() } satisfies ColumnsFor<Planted>;
const wrong = {
  id: id(),
  code: code(),
  title: words('title'),
  // @ts-expect-error level is no text
  level: text('level'),
  tone: tone(),
} satisfies ColumnsFor<Planted>;
const nullable = {
  id: id(),
  code: code(),
  // @ts-expect-error title is never null
  title: text('title'),
  level: integer('level'),
  tone: tone(),
} satisfies ColumnsFor<Planted>;
const wide = {
  id: id(),
  code: code(),
  title: words('title'),
  level: integer('level'),
  // @ts-expect-error any text is more than the choices
  tone: words('tone'),
} satisfies ColumnsFor<Planted>;

/** What `satisfies` lets through: fewer values than the field has, and no null where it has one. */
const narrow = sqliteTable('planted', {
  ...whole,
  tone: words('tone').$type<'a'>(),
  level: integer('level').notNull(),
});
const good = sqliteTable('planted', whole);
const held: SameRows<InferSelectModel<typeof good>, RecordOf<Planted>> = true;
const atFault: SameRows<InferSelectModel<typeof narrow>, RecordOf<Planted>> = { columnsAtFault: 'tone' };
// @ts-expect-error the columns at fault stand in the type
const notHeld: SameRows<InferSelectModel<typeof narrow>, RecordOf<Planted>> = true;

// @ts-expect-error a list shows fields that there are
defineKind({ ...planted, list: ['titel'] });
// @ts-expect-error the set of field kinds is closed
defineKind({ ...planted, fields: { title: { kind: 'colour' } } });

test('what does not fit does not compile; the lines above hold it', () => {
  expect([missing, extra, wrong, nullable, wide].every(Boolean) && kindsHeld && held && notHeld).toBe(true);
  expect(atFault).toEqual({ columnsAtFault: 'tone' });
});
