import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HIGHEST_CODE, nextCode } from '#db/records/rows.ts';
import { undoChange } from '#db/records/undo.ts';
import { writeChange } from '#db/records/write.ts';
import { columnsOf } from '#db/schema/columns-of.ts';
import { type RecordTableName, recordTables } from '#db/schema/tables.ts';
import { LINKED_TABLES } from '#shared/entities/evidence.ts';
import type { Field, Kind } from '#shared/kinds/define.ts';
import { KIND_NAMES, kindOf, kinds } from '#shared/kinds/registry.ts';
import { blankOf, isRequired, schemasOf } from '#shared/kinds/schemas.ts';
import { APP_FOLDER } from '../core/core.ts';
import { HEADER, MIGRATIONS, newWorkspace } from '../db/workspace.ts';

type Column = { readonly name: string; readonly type: string; readonly notnull: number };

describe.each(KIND_NAMES)('%s', (name) => {
  const kind: Kind & { entity: RecordTableName } = kinds[name];
  const fields: [string, Field][] = [...Object.entries(kind.fields), ...Object.entries(kind.own)];

  test('declaration, table and migrated file say the same', () => {
    expect(differences(name, migratedColumns(getTableName(recordTables[kind.entity])))).toEqual([]);
  });

  test('a planted difference is found', () => {
    const columns = migratedColumns(getTableName(recordTables[kind.entity]));
    expect(differences(name, columns.slice(0, -1))).toHaveLength(1);
    expect(differences(name, [...columns, { name: 'other', type: 'TEXT', notnull: 0 }])).toHaveLength(1);
    expect(
      differences(
        name,
        columns.map((one, at) => (at === 2 ? { ...one, type: 'INTEGER' } : one)),
      ),
    ).toHaveLength(1);
  });

  test('what a form begins with is refused for its required fields and what it belongs to alone', () => {
    const { create } = schemasOf(kind);
    const wrong = create.safeParse(blankOf(kind.fields)).error?.issues.map(({ path: [key] }) => key) ?? [];
    const needed = fields.filter(([, field]) => isRequired(field) || field.kind === 'parent');
    expect(wrong).toEqual(needed.map(([key]) => key));
  });

  test('name, list, search and blanks are among its fields and choices', () => {
    const keys = fields.map(([key]) => key);
    expect(keys).toEqual(expect.arrayContaining([kind.name, ...kind.list, ...kind.search]));
    // A row is called by its name, and the search looks at what a row carries.
    expect(kind.list).toEqual(expect.arrayContaining([kind.name, ...kind.search]));
    for (const [key, field] of fields) {
      if (field.kind === 'choice' && field.blank !== undefined) expect(field.choices, key).toContain(field.blank);
    }
  });

  test('fields of a group stand together, in form, trail and paper alike', () => {
    expect(splitGroups(kind)).toEqual([]);
  });

  test('every field, choice and group has its words', () => {
    const words = (key: string) => {
      const [file, rest = ''] = key.split(':');
      const found: unknown = JSON.parse(
        fs.readFileSync(path.join(APP_FOLDER, `resources/locales/en/${file}.json`), 'utf8'),
      );
      return rest.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], found);
    };
    for (const [key, field] of fields) {
      expect(words(`${name}:fields.${key}`), key).toBeTypeOf('string');
      if ('group' in field && field.group !== undefined) {
        expect(words(`${name}:groups.${field.group}`), field.group).toBeTypeOf('string');
      }
      if (field.kind !== 'choice' && field.kind !== 'choices') continue;
      for (const one of field.choices) {
        expect(words(`${field.words ?? `${name}:choices.${key}`}.${one}`), one).toBeTypeOf('string');
      }
    }
  });
});

test('evidence supports the kinds that say so, and what no kind declares', () => {
  const takers = KIND_NAMES.map((name): Kind => kinds[name]).filter(({ takes }) => takes.includes('evidence'));
  const declared = Object.values(LINKED_TABLES).filter((table) => kindOf(table) !== undefined);
  expect(declared).toEqual(takers.map(({ entity }) => entity));
});

test('a planted group that is split is found', () => {
  const plan = { kind: 'date', group: 'plan' } as const;
  const fields = { dueOn: plan, title: { kind: 'line' }, doneOn: plan } as const;
  expect(splitGroups({ fields })).toEqual(['plan']);
});

/** Groups of fields with others between them. */
function splitGroups({ fields }: Pick<Kind, 'fields'>): string[] {
  const groups = Object.values<Field>(fields).map((field) => ('group' in field && field.group) || '');
  const begun = groups.filter((group, at) => group !== '' && group !== groups[at - 1]);
  return begun.filter((group, at) => begun.indexOf(group) !== at);
}

/** What the migrated file has otherwise than the declaration wants it, through the eyes of the hand-written table. */
function differences(name: (typeof KIND_NAMES)[number], found: readonly Column[]): string[] {
  const kind: Kind & { entity: RecordTableName } = kinds[name];
  const columns = columnsOf(kind.entity);
  const left = kind.leaves === 'archive' ? ['archivedAt'] : [];
  const wanted = ['id', 'code', ...Object.keys(kind.fields), ...Object.keys(kind.own), ...left];
  const line = (column: string, type: string, notNull: boolean) => `${column} ${type.toUpperCase()} ${notNull}`;
  const declared = wanted.map((key) => {
    const column = columns[key];
    return column === undefined ? `${key} has no column` : line(column.name, column.getSQLType(), column.notNull);
  });
  const migrated = found.map(({ name: column, type, notnull }) => line(column, type, notnull === 1));
  const names = (lines: readonly string[]) => lines.map((each) => each.split(' ')[0]);
  const odd = [
    ...declared.filter((each) => !migrated.includes(each)),
    ...migrated.filter((each) => !declared.includes(each)),
  ];
  return [...new Set(names(odd))].map(String);
}

function migratedColumns(table: string): Column[] {
  const { connection } = newWorkspace();
  return connection
    .prepare('SELECT name, type, "notnull" FROM pragma_table_info(?) ORDER BY cid')
    .all(table) as Column[];
}

describe('codes', () => {
  const code = { prefix: 'ACT' };
  const make = (file: ReturnType<typeof newWorkspace>, given?: string) =>
    writeChange(file, HEADER, (db) => {
      const next = given ?? nextCode(file.connection, 'actions', code);
      const id = db.insert('actions', { code: next, title: 'x', status: 'open' });
      return { id, next };
    });

  test('are never given twice, whatever is made, removed, undone and brought back in between', () => {
    const deed = fc.constantFrom('make', 'remove', 'undo');
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
        const file = newWorkspace();
        const given: string[] = [];
        const changes: string[] = [];
        for (const each of deeds) {
          if (each === 'make') {
            const { changeId, result } = make(file);
            given.push(result.next);
            changes.push(changeId ?? '');
          } else if (each === 'remove') {
            const id = file.connection.prepare('SELECT id FROM actions ORDER BY code DESC LIMIT 1').pluck().get();
            if (typeof id !== 'string') continue;
            changes.push(writeChange(file, HEADER, (db) => db.remove('actions', id)).changeId ?? '');
          } else {
            const last = changes.pop();
            if (last !== undefined) undoChange(file, last, 'Test');
          }
        }
        expect(new Set(given).size).toBe(given.length);
      }),
      { numRuns: 15 },
    );
  });

  test('count on past a thousand and past another prefix, and no further than numbers of this program go', () => {
    const file = newWorkspace();
    for (const given of ['OLD-041', 'ACT-999']) make(file, given);
    expect(make(file).result.next).toBe('ACT-1000');
    for (const given of ['ACT-9223372036854775807', 'ACT-99999999999999999999', 'ACT-x', 'none', '']) make(file, given);
    expect(make(file).result.next).toBe('ACT-1001');
  });

  test('are found by the index alone', () => {
    const { connection } = newWorkspace();
    const plan = connection.prepare(`EXPLAIN QUERY PLAN ${HIGHEST_CODE}`).all('actions') as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join()).toMatch(
      /^SEARCH trail USING (COVERING )?INDEX trail_codes \(entity=\? AND <expr><\?\)$/,
    );
  });

  test('a trail that was altered from outside still opens and counts', () => {
    const file = newWorkspace();
    make(file);
    const other = new Database(':memory:');
    for (const sql of fs
      .readdirSync(MIGRATIONS)
      .filter((one) => one.endsWith('.sql'))
      .sort()) {
      other.exec(fs.readFileSync(path.join(MIGRATIONS, sql), 'utf8'));
    }
    const row = file.connection.prepare('SELECT * FROM trail').get() as Record<string, unknown>;
    const names = Object.keys(row);
    const insert = other.prepare(
      `INSERT INTO trail (${names.map((one) => `"${one}"`).join()}) VALUES (${names.map((one) => `@${one}`).join()})`,
    );
    insert.run({ ...row, after: '{not json' });
    expect(nextCode(other, 'actions', code)).toBe('ACT-001');
    insert.run({ ...row, seq: 2 });
    expect(nextCode(other, 'actions', code)).toBe('ACT-002');
    other.close();
  });
});
