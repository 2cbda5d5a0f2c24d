import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertCell } from '#core/imports/convert-values.ts';
import { planImport } from '#core/imports/plan-import.ts';
import { readTable } from '#core/imports/read/read-table.ts';
import type { SourceTable } from '#core/imports/read/source-table.ts';
import { recogniseColumns } from '#core/imports/recognise-columns.ts';
import { findDateOrders } from '#core/imports/words/read-date.ts';
import { AI_SYSTEM_FIELDS, type AiSystem, aiSystemFields, emptyAiSystemFields } from '#shared/entities/ai-system.ts';
import { applyPlan, cellsOf, refusal, t, utf8, workbook } from './support.ts';

const SEED = { seed: 42_001 };

/** What a cell may hold in every encoding that is tried. */
const latin = fc.string({
  unit: fc.constantFrom(...'abcXYZ019 ,;|\t"\'\n=-+@/.:()äöüÄßéñçøÅ€“”–…'.split('')),
  maxLength: 12,
});
const anyText = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((text) => !/[\u0000-\u0008\u000b-\u001f]/u.test(text));

const HEADINGS = ['System name', 'Purpose', 'Owner', 'Colour', 'Comments'];

function rowsOf(cell: fc.Arbitrary<string>): fc.Arbitrary<string[][]> {
  const row = fc.tuple(cell, cell, cell, cell, cell).filter((cells) => cells.some((text) => text.trim() !== ''));
  return fc.array(row, { minLength: 1, maxLength: 12 });
}

type Writing = { bytes: Buffer; encoding: string };

function write(text: string, encoding: string, marked: boolean): Writing {
  const mark = marked ? '\ufeff' : '';
  if (encoding === 'utf-16le') return { bytes: Buffer.from(mark + text, 'utf16le'), encoding };
  if (encoding === 'utf-16be') return { bytes: Buffer.from(mark + text, 'utf16le').swap16(), encoding };
  if (encoding === 'windows-1252') return { bytes: windows1252(text), encoding };
  return { bytes: Buffer.from(mark + text, 'utf8'), encoding: 'utf-8' };
}

function windows1252(text: string): Buffer {
  const high = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Buffer.from([...text].map((character) => high.indexOf(character)));
}

test('cells written with any delimiter, encoding and line end read back the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      rowsOf(latin),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
      fc.boolean(),
      fc.constantFrom('\n', '\r\n'),
      async (rows, delimiter, encoding, marked, end) => {
        const options = { delimiter, record_delimiter: end, quoted_match: /[\r\n]/ };
        const { bytes } = write(stringify([HEADINGS, ...rows], options), encoding, marked);
        const table = await readTable(bytes, 'table.csv');
        expect(table.delimiter).toBe(delimiter);
        expect(table.headings).toEqual(HEADINGS);
        expect(cellsOf(table)).toEqual(rows);
      },
    ),
    { ...SEED, numRuns: 400 },
  );
});

test('cells of any script read back the same from UTF-8 and from workbooks', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOf(anyText), async (rows) => {
      const csv = stringify([HEADINGS, ...rows], { quoted: true });
      expect(cellsOf(await readTable(utf8(csv), 'table.csv'))).toEqual(rows);
      // XML joins CR and LF into one line end, and Excel writes escapes of its own as _xHHHH_.
      if (rows.flat().some((cell) => /_x[0-9A-Fa-f]{4}_/u.test(cell))) return;
      expect(cellsOf(await readTable(await workbook([HEADINGS, ...rows]), 'table.xlsx'))).toEqual(rows);
    }),
    { ...SEED, numRuns: 150 },
  );
});

test('any bytes are read or refused in words, never a crash', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('', 'PK\u0003\u0004', '[{', '{"a":[', 'Name,Purpose\n', '"', '\ufeff'),
      fc.constantFrom('a.csv', 'a.json', 'a.xlsx'),
      async (tail, head, name) => {
        const bytes = Buffer.concat([Buffer.from(head), tail]);
        await readTable(bytes, name).catch((error) => refusal(Promise.reject(error)));
      },
    ),
    { ...SEED, numRuns: 600 },
  );
});

const vocabulary = fc.constantFrom(
  ...['', '', 'A', 'a', 'B', 'N/A', 'Chatbot', 'HR', 'yes', 'No', 'live', 'Retired', 'in_gebruik', 'Germany; EU', 'DE'],
  ...[
    '2024-05-01',
    '3/4/2024',
    '25/3/2024',
    '3/25/2024',
    'Q3 2023',
    '7/16/1905',
    '2023',
    'Acme, Inc.; SAP',
    'in-house',
  ],
  ...['7', '8', 'X-7', '=1+1', 'long '.repeat(120), ' spaced  out ', '[“odd”]', 'two\nlines'],
);
const COLUMNS = [
  'ID',
  'Name',
  'Department',
  'Purpose',
  'Status',
  'Go-live date',
  'Country',
  'Vendor',
  'Personal data',
  'X',
];
const inventory: fc.Arbitrary<SourceTable> = fc
  .tuple(
    fc.shuffledSubarray(COLUMNS, { minLength: 2 }),
    fc.array(fc.array(vocabulary, { minLength: 10, maxLength: 10 }), { minLength: 1, maxLength: 15 }),
  )
  .map(([headings, rows]) => ({
    format: 'csv',
    encoding: 'utf-8',
    encodingSure: true,
    remarks: [],
    delimiter: ',',
    headingRow: 1,
    headings,
    rows: rows.map((cells, index) => ({ row: index + 2, cells: cells.slice(0, headings.length) })),
  }));

function plan(table: SourceTable, existing: readonly AiSystem[]) {
  return planImport(table, recogniseColumns(table, 'table.csv'), existing, t);
}

test('a table against its own result changes nothing, whatever it holds and whatever was there before', () => {
  fc.assert(
    fc.property(inventory, inventory, (before, table) => {
      const existing = applyPlan([], plan(before, []));
      const first = plan(table, existing);
      const systems = applyPlan(existing, first);
      const again = plan(table, systems);
      expect(again.creates).toEqual([]);
      expect(again.updates).toEqual([]);
      expect(again.counts).toMatchObject({ new: 0, update: 0, refused: first.counts.refused });
      expect(applyPlan(systems, again)).toEqual(systems);
    }),
    { ...SEED, numRuns: 500 },
  );
});

test('no system is doubled in keys or lost, and each row has one fate', () => {
  fc.assert(
    fc.property(inventory, inventory, (before, table) => {
      const existing = applyPlan([], plan(before, []));
      const first = plan(table, existing);
      const systems = applyPlan(existing, first);
      expect(new Set(systems.map((system) => system.importKey)).size).toBe(systems.length);
      expect(systems).toHaveLength(existing.length + first.creates.length);
      expect(first.rows.map((row) => row.row)).toEqual(table.rows.map((row) => row.row));
      expect(new Set(first.updates.map((update) => update.id)).size).toBe(first.updates.length);
    }),
    { ...SEED, numRuns: 300 },
  );
});

test('what the user edited outlives any import', () => {
  fc.assert(
    fc.property(inventory, inventory, (before, table) => {
      const existing = applyPlan([], plan(before, [])).map((system) => ({ ...system, purpose: 'mine', owner: 'me' }));
      const systems = applyPlan(existing, plan(table, existing));
      for (const system of existing) {
        expect(systems.find((candidate) => candidate.id === system.id)).toMatchObject({ purpose: 'mine', owner: 'me' });
      }
    }),
    { ...SEED, numRuns: 200 },
  );
});

test('every value fits its field, or its cell is kept', () => {
  fc.assert(
    fc.property(fc.oneof(vocabulary, latin, anyText, fc.string()), (cell) => {
      for (const { key } of AI_SYSTEM_FIELDS) {
        const { value, keep } = convertCell(key, cell, findDateOrders([cell]));
        expect(value !== undefined || keep).toBe(true);
        const fields = { ...emptyAiSystemFields('A'), ...(value !== undefined && key !== 'name' && { [key]: value }) };
        expect(aiSystemFields.safeParse(fields).success, `${key}: ${JSON.stringify(cell)}`).toBe(true);
      }
    }),
    { ...SEED, numRuns: 1000 },
  );
});
