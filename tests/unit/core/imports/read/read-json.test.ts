import { describe, expect, test } from 'vitest';
import { readTable } from '#core/imports/read/read-table.ts';
import { MAX_COLUMNS, MAX_ROWS } from '#core/imports/read/source-table.ts';
import { cellsOf, refusal, utf8 } from '../support.ts';

async function read(value: unknown): Promise<{ headings: readonly string[]; cells: string[][]; rows: number[] }> {
  const table = await readTable(utf8(JSON.stringify(value)), 'a.json');
  expect(table).toMatchObject({ format: 'json', headingRow: 0, delimiter: '', encoding: 'utf-8' });
  return { headings: table.headings, cells: cellsOf(table), rows: table.rows.map((row) => row.row) };
}

describe('where the records are', () => {
  const records = [{ name: 'A' }, { name: 'B' }];
  test.each([
    ['at the top', records],
    ['under a key', { count: 2, systems: records }],
    ['two keys down', { data: { systems: records } }],
    ['in the largest of several arrays', { owners: [{ name: 'X' }], systems: records, tags: ['a', 'b', 'c'] }],
  ])('%s', async (_, document) => {
    expect((await read(document)).cells).toEqual([['A'], ['B']]);
  });

  test('one a line', async () => {
    const table = await readTable(utf8('{"name":"A"}\n{"name":"B"}\n'), 'a.jsonl');
    expect(cellsOf(table)).toEqual([['A'], ['B']]);
  });

  test.each([
    ['no array', { colour: 'red' }],
    ['settings', { meta: { version: 1 }, paths: { root: '/' } }],
    ['no objects', ['A', 'B']],
    ['an empty array', []],
  ])('refused: %s', async (_, document) => {
    const error = await refusal(readTable(utf8(JSON.stringify(document)), 'a.json'));
    expect(error.code).toBe('importNoTable');
  });
});

describe('records that stand in no array', () => {
  test.each([
    ['by their identifiers', { 's-1': { name: 'A' }, 's-2': { name: 'B' } }, ['id', 'name']],
    ['below a key', { version: 2, systems: { 's-1': { name: 'A' }, 's-2': { name: 'B' } } }, ['id', 'name']],
    [
      'with identifiers of their own',
      { 's-1': { id: 7, name: 'A' }, 's-2': { id: 8, name: 'B' } },
      ['key', 'id', 'name'],
    ],
    ['by their names', { A: { purpose: 'x' }, B: { purpose: 'y' } }, ['name', 'purpose']],
  ])('%s', async (_, document, headings) => {
    const table = await read(document);
    expect(table.headings).toEqual(headings);
    expect(table.cells.map((cells) => cells[headings.indexOf('name')])).toEqual(['A', 'B']);
  });

  test('one alone, with lists and objects of its own', async () => {
    const { headings, cells } = await read({
      name: 'Bot',
      purpose: 'Answers',
      owner: { name: 'Ann' },
      vendors: [{ name: 'Acme' }, { name: 'Initech' }],
    });
    expect(headings).toEqual(['name', 'purpose', 'owner.name', 'vendors.name']);
    expect(cells).toEqual([['Bot', 'Answers', 'Ann', 'Acme; Initech']]);
  });

  test('a list that has a name itself is a list', async () => {
    const document = { name: 'Inventory', description: 'of 2026', systems: [{ name: 'A', purpose: 'x', owner: 'y' }] };
    expect((await read(document)).cells).toEqual([['A', 'x', 'y']]);
  });

  test('lists that are not read are named', async () => {
    const document = { owners: [{ name: 'X' }], systems: [{ name: 'A' }, { name: 'B' }] };
    const table = await readTable(utf8(JSON.stringify(document)), 'a.json');
    expect(table.remarks).toEqual([{ key: 'otherLists', params: { names: 'owners (1)' } }]);
  });
});

describe('numbers', () => {
  test('keep the digits that the file has', async () => {
    const numbers = ['12345678901234567890', '12345678901234567891', '1.0', '2.50', '1e3', '-0', '0.1', '7', '1e400'];
    const records = numbers.map((number) => `{"name":"A","n":${number},"in":[[${number}]]}`);
    const table = await readTable(utf8(`[${records.join(',')}]`), 'a.json');
    expect(cellsOf(table).map(([, number]) => number)).toEqual(numbers);
    expect(cellsOf(table).map(([, , list]) => list)).toEqual(numbers.map((number) => `[${number}]`));
  });
});

describe('what becomes of values', () => {
  test('objects become columns, arrays one cell, numbers and truth text', async () => {
    const { headings, cells } = await read([
      { name: 'A', owner: { name: 'X', unit: { code: 7 } }, tags: ['a', 'b'], live: true, none: null },
      { name: 'B', suppliers: [{ name: 'S', country: 'DE' }, { name: 'T' }], matrix: [[1, 2], [3]] },
    ]);
    expect(headings).toEqual([
      ...['name', 'owner.name', 'owner.unit.code', 'tags', 'live', 'none'],
      ...['suppliers.name', 'suppliers.country', 'matrix'],
    ]);
    expect(cells).toEqual([
      ['A', 'X', '7', 'a; b', 'true', '', '', '', ''],
      ['B', '', '', '', '', '', 'S; T', 'DE', '[1,2]; [3]'],
    ]);
  });

  test('a key that would vanish in a plain object is kept', async () => {
    const table = await readTable(utf8('[{"name":"A","__proto__":"kept","constructor":"too"}]'), 'a.json');
    expect(table.headings).toEqual(['name', '__proto__ (2)', 'constructor']);
    expect(cellsOf(table)).toEqual([['A', 'kept', 'too']]);
  });

  test('halves of characters and zero characters', async () => {
    const table = await readTable(utf8('[{"name":"A\\ud800B\\u0000C"}]'), 'a.json');
    expect(cellsOf(table)).toEqual([['A\ufffdBC']]);
  });

  test('objects in objects in objects end as text, not as an overflow', async () => {
    const deep = `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`;
    const table = await readTable(utf8(`[{"name":"A","deep":${deep}}]`), 'a.json');
    expect(table.headings).toHaveLength(2);
    expect(table.rows[0]?.cells[1]).toMatch(/^\{"a":\{"a":/);
  });

  test('rows keep the number of their element', async () => {
    expect((await read([{ name: 'A' }, { name: '' }, { name: 'C' }])).rows).toEqual([1, 3]);
  });
});

describe('limits', () => {
  test('too many records', async () => {
    const error = await refusal(readTable(utf8(`[${'{"a":1},'.repeat(MAX_ROWS)}{"a":1}]`), 'a.json'));
    expect(error.code).toBe('importTooManyRows');
  });

  test('too many keys', async () => {
    const keys = Object.fromEntries(Array.from({ length: MAX_COLUMNS + 1 }, (_, index) => [`k${index}`, index]));
    expect((await refusal(readTable(utf8(JSON.stringify([keys])), 'a.json'))).params.problem).toBe('columns');
  });

  test('a few wide and many short records do not multiply into the memory', async () => {
    const wide = Object.fromEntries(Array.from({ length: MAX_COLUMNS }, (_, index) => [`k${index}`, index]));
    const text = `[${JSON.stringify(wide)}${',{"k1":1}'.repeat(50_000)}]`;
    expect((await refusal(readTable(utf8(text), 'a.json'))).params.problem).toBe('cells');
  });

  test('brackets without end', async () => {
    const error = await refusal(readTable(utf8('['.repeat(500_000)), 'a.json'));
    expect(error).toMatchObject({ code: 'importUnreadable', params: { problem: 'json' } });
  });

  test.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('%s nested far too deeply', async (_, open, close) => {
    const text = `[{"name":"A","purpose":${open.repeat(200_000)}1${close.repeat(200_000)}}]`;
    const error = await refusal(readTable(utf8(text), 'a.json'));
    expect(error).toMatchObject({ code: 'importUnreadable', params: { problem: 'deep' } });
  });
});
