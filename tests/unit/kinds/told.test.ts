import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { columnsOf } from '#db/schema/columns-of.ts';
import { type RecordTableName, recordTables } from '#db/schema/tables.ts';
import type { Route } from '#shared/contract/define.ts';
import { recordRoutes } from '#shared/contract/records.ts';
import { fieldChanges, mayBeMany } from '#shared/records/changes.ts';
import { type ToldField, toldOf } from '#shared/records/told.ts';
import type { RecordWords } from '#shared/records/words.ts';
import { englishWords } from '../shared/records/english-words.ts';

const TABLES = Object.keys(recordTables) as RecordTableName[];
const COLUMNS = TABLES.flatMap((table) => Object.keys(columnsOf(table)).map((column) => [table, column] as const));

/** What no trail needs to show: identities, and what the name of the record says already. */
const HIDDEN = ['id', 'importKey', 'assessmentId', 'element', 'subjectId'];
const ID = '00000000-0000-7000-8000-000000000001';

let words: RecordWords;
const missing: string[] = [];
beforeAll(async () => {
  words = await englishWords(missing);
});

test.each(TABLES)('the trail knows the columns of %s and no others', (table) => {
  expect(Object.keys(toldOf(table)?.fields ?? {}).toSorted()).toEqual(Object.keys(columnsOf(table)).toSorted());
  expect(Object.keys(columnsOf(table))).toEqual(expect.arrayContaining([...(toldOf(table)?.identity ?? [])]));
  expect(words.entity(table)).not.toBe(table);
});

describe.each(COLUMNS)('%s.%s', (table, column) => {
  const field = toldOf(table)?.fields[column];

  test('has a label', () => {
    if (field?.kind === 'hidden') expect(HIDDEN).toContain(column);
    else expect(words.field(table, column)).not.toBe(column);
  });

  test('shows words for its values', () => {
    if (field === undefined || field.kind === 'hidden') return;
    for (const [value, expected] of samples(field)) {
      const shown = words.value(table, column, value, { [ID]: 'EV-0001 Minutes' });
      expect(shown, JSON.stringify(value)).toMatch(expected);
      expect(shown).not.toContain(ID);
    }
    expect(missing).toEqual([]);
  });

  test('says nothing of what is empty', () => {
    for (const empty of [null, '', [], { fields: {}, other: {} }]) {
      const entry = { entity: table, before: { [column]: empty }, after: { [column]: empty } };
      expect(fieldChanges(entry)).toEqual([]);
    }
  });
});

test('a record that is not known shows no id either', () => {
  expect(words.value('evidenceLinks', 'evidenceId', ID)).toBe('a record that this trail does not tell of');
});

/** What the trail calls the deeds of every kind: by their routes, and bringing back what was archived. */
const DEEDS = Object.entries<Route>(recordRoutes).flatMap(([name, { kind, input }]) => {
  if (kind !== 'command') return [];
  const many = ['ids', 'records'].some((key) => Object.hasOwn(z.toJSONSchema(input).properties ?? {}, key));
  const restored = name.replace(/\.archive$/, '.restore');
  return [...new Set([name, restored])].map((action) => ({ action, many }));
});

test.each(DEEDS)('$action has words of its own, and is asked about before it is undone if it may be many', (deed) => {
  const { action, many } = deed;
  expect(words.action(action)).toMatch(/^[A-Z][a-z A-Z]+ [a-z]+$/);
  expect(words.action(action)).not.toBe(action);
  expect(missing).toEqual([]);
  if (many) expect(mayBeMany(action)).toBe(true);
});

test('what changes one record is not asked about', () => {
  expect(['actions.create', 'actions.update', 'systems.update'].filter(mayBeMany)).toEqual([]);
});

test('a kind needs only its own name, in the singular and the plural', () => {
  expect(words.action('interviews.updateMany')).toBe('Interviews changed');
  expect(words.action('actions.create')).toBe('Action added');
  expect(words.action('actions.createMany')).toBe('Actions added');
  expect(words.action('interviews.createMany')).toBe('Interviews planned');
});

/** Values of a field, and how each has to read. */
function samples(field: ToldField): (readonly [unknown, RegExp])[] {
  switch (field.kind) {
    case 'choice':
      return field.choices.filter(Boolean).map((choice) => [choice, /[a-z]/]);
    case 'choices':
      return field.choices.map((choice) => [[choice], /[a-z]/]);
    case 'node':
      return [['6.1.2', /^6\.1\.2 AI risk assessment$/]];
    case 'nodes':
      return [[['6.1.2', '9.1'], /^6\.1\.2 AI risk assessment and 9\.1$/]];
    case 'country':
      return [['FR', /^France$/]];
    case 'countries':
      return [[['FR', 'AT'], /^France and Austria$/]];
    case 'date':
      return [['2026-11-30', /^30 Nov 2026$/]];
    case 'instant':
      return [['2026-11-30T10:00:00.000Z', /30 Nov 2026/]];
    case 'flag':
      return [
        [true, /^Yes$/],
        [false, /^No$/],
      ];
    case 'reference':
    case 'parent':
      return [[ID, /^EV-0001 Minutes$/]];
    case 'references':
      return [[[ID], /^EV-0001 Minutes$/]];
    case 'anything':
      return [
        [ID, /^EV-0001 Minutes$/],
        ['6.1.2', /^6\.1\.2 AI risk assessment$/],
        ['Graz', /^Graz$/],
      ];
    case 'rule':
      return [['systems.ownerMissing', /^No owner$/]];
    case 'document':
      return [['inventory', /^AI system inventory$/]];
    case 'entity':
      return [['aiSystems', /^AI system$/]];
    case 'imported':
      return [[{ fields: {}, other: { Bureau: 'X' } }, /^1 column$/]];
    case 'basis':
      return [
        [[{ entity: 'actions', id: ID, label: 'ACT-001 Do it', digest: 'x' }], /^ACT-001 Do it$/],
        [[{ label: '' }], /^1 record$/],
      ];
    case 'revisions':
      return [
        [[{ version: '1.0', date: '2026-11-30', author: 'A', change: 'First' }], /^1\.0 \(30 Nov 2026\): First$/],
      ];
    case 'digest':
      return [['0123456789abcdef', /^not shown here \(01234567…\)$/]];
    case 'list':
      return [[['a', 'b'], /^a and b$/]];
    case 'whole':
    case 'decimal':
      return [[12, /^12$/]];
    case 'money':
      return [[1_999_950, /^19,999\.50$/]];
    default:
      return [['Words', /^Words$/]];
  }
}
