import { expect, test } from 'vitest';
import { planImport } from '#core/imports/plan-import.ts';
import { readTable } from '#core/imports/read/read-table.ts';
import { recogniseColumns } from '#core/imports/recognise-columns.ts';
import { planText, sheetRows, t, words, workbookParts, zipOf } from './support.ts';

const HEAD = 'Name,Purpose,Owner,Users';
const notes = words('imports').notes as unknown as Record<string, string>;

test.each([
  ['totals', 'Total,2,,'],
  ['totals', 'Subtotal:,,,12'],
  ['totals', 'Number of AI systems: 2,,,'],
  ['totals', 'Summe,2,,"1.200,5"'],
  ['totals', ',Total,,1200'],
  ['remark', '"Source: intranet; printed 2026-10-01",,,'],
  ['remark', 'As of 1 May 2026,,,'],
  ['remark', '* without pilots,,,'],
  ['remark', '© Acme,,,'],
  ['remark', 'Stand: 01.10.2026,,,'],
  ['remark', 'Confidential,,,'],
  ['headingsAgain', 'NAME,purpose,Owner,'],
])('a line of %s is left out with its reason: %s', async (key, line) => {
  const plan = await planText([HEAD, 'Bot,Answers,Ann,5', 'Ocr,Reads,Bob,7', '', line].join('\n'));
  expect(plan.creates.map(({ fields }) => fields.name)).toEqual(['Bot', 'Ocr']);
  expect(plan.counts).toMatchObject({ new: 2, refused: 1 });
  expect(plan.rows.at(-1)).toMatchObject({ row: 5, fate: 'refused', notes: [notes[key]] });
});

test('several such lines, and totals between the systems', async () => {
  const lines = ['Bot,Answers,Ann,5', 'Subtotal,,,5', 'Ocr,Reads,Bob,7', 'Total,,,12', 'Notes: 1,,,', 'Page 1 of 1,,,'];
  const plan = await planText([HEAD, ...lines].join('\n'));
  expect(plan.rows.map(({ fate }) => fate)).toEqual(['new', 'refused', 'new', 'refused', 'refused', 'refused']);
});

test.each([
  'Total Rewards Chatbot,,,',
  'Total,Sums up invoices,Ann,',
  'Source code scanner,,,',
  'Note taker 2,,,',
  'Confidential document finder,,,',
  'Sum,1,Ann,2',
  'Page layout 3,Sets pages,,',
])('what may be a system stays one: %s', async (line) => {
  const plan = await planText([HEAD, 'Bot,Answers,Ann,5', line].join('\n'));
  expect(plan.counts.new).toBe(2);
});

test('a remark above the last system may be a name', async () => {
  const plan = await planText([HEAD, 'Page 1 of 2,,,', 'Bot,Answers,Ann,5'].join('\n'));
  expect(plan.counts.new).toBe(2);
});

test('a dash is no name, and its row is refused with its reasons', async () => {
  const plan = await planText([HEAD, '-,Answers,Ann,5', 'N/A,Reads,Bob,7'].join('\n'));
  expect(plan.rows.map(({ fate }) => fate)).toEqual(['refused', 'new']);
  expect(plan.rows.map((row) => row.notes.length)).toEqual([2, 1]);
});

async function planSheet(rows: string, behind: string) {
  const parts = workbookParts([rows]).map((part) =>
    part.name.startsWith('xl/worksheets/')
      ? { ...part, content: String(part.content).replace('</sheetData>', `</sheetData>${behind}`) }
      : part,
  );
  const table = await readTable(await zipOf(parts), 'a.xlsx');
  return planImport(table, recogniseColumns(table, 'a.xlsx'), [], t);
}

const MERGED_ROWS = sheetRows([
  ['Unit', 'Name', 'Purpose', 'Vendor'],
  ['HR', 'Bot', 'Answers', 'Acme'],
  ['', 'Ocr', 'Reads', ''],
  ['', 'Rank', 'Ranks', 'Initech'],
  ['IT', 'Log', 'Finds', ''],
  ['', 'Own', 'Has no unit', ''],
]);

test('a unit that is merged downwards holds for each of its rows', async () => {
  const merged = '<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="A900:A1048576"/></mergeCells>';
  const plan = await planSheet(MERGED_ROWS, merged);
  expect(plan.creates.map(({ fields }) => fields.organisationUnit)).toEqual(['HR', 'HR', 'HR', 'IT', '']);
});

test('rows under one merged name are one system, with all that they say', async () => {
  const rows = sheetRows([
    ['Unit', 'Name', 'Purpose', 'Vendor'],
    ['HR', 'Bot', 'Answers', 'Acme'],
    ['', '', '', 'Initech'],
    ['', '', 'Also sorts', ''],
    ['IT', 'Log', 'Finds', ''],
  ]);
  const plan = await planSheet(rows, '<mergeCells><mergeCell ref="B2:B4"/><mergeCell ref="A2:A4"/></mergeCells>');
  expect(plan.creates).toHaveLength(2);
  expect(plan.creates[0]?.fields).toMatchObject({
    name: 'Bot',
    organisationUnit: 'HR',
    purpose: 'Answers\nAlso sorts',
    suppliers: ['Acme', 'Initech'],
  });
  expect(plan.rows[0]?.notes).toEqual([t('imports:notes.mergedRows', { first: 2, last: 4 })]);
});

test('errors and formulas that were never calculated are noted, and say nothing of their fields', async () => {
  const cells =
    '<c r="A2" t="inlineStr"><is><t>Bot</t></is></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f>Z1</f><v></v></c>';
  const plan = await planSheet(`${sheetRows([['Name', 'Purpose', 'Owner']])}<row r="2">${cells}</row>`, '');
  expect(plan.creates[0]?.imported).toEqual({ fields: { name: 'Bot' }, other: { Purpose: '#N/A' } });
  expect(plan.rows[0]?.notes).toEqual([
    t('imports:notes.cellError', { heading: 'Purpose', value: '#N/A' }),
    t('imports:notes.uncalculated', { heading: 'Owner' }),
  ]);
});
