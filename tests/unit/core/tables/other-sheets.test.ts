import { expect, test, vi } from 'vitest';
import type { Core } from '#core/core.ts';
import { coreWithWorkspace } from '../core.ts';
import { mergeCells, take, takeFile, withAction, workbook } from './support.ts';

// Each thread would read the sources anew; what goes through one is held by tests/contract.
vi.mock('#core/jobs/run-job.ts', async () => {
  const { jobs } = await import('#core/jobs/jobs.ts');
  return {
    runJob: (core: Core, name: keyof typeof jobs, input: never) => jobs[name](input, core.locales, () => {}),
  };
});

test('a code that stands in thousands of rows is told with a few of them, and how many more there are', async () => {
  const core = await withAction();
  const rows = Array.from({ length: 2000 }, (_, at) => `ACT-001,Title ${at}`);
  const { report } = await take(core, ['Code,Title', ...rows].join('\n'));
  expect(report.counts).toMatchObject({ refused: 2000 });
  expect(report.rows[0]?.notes).toEqual([
    'Row 2: the code ACT-001 stands in rows 2, 3, 4, 5, 6 and 1,995 more. Leave one of them.',
  ]);
});

test('a cell that is merged over rows holds for each of them, and each says so', async () => {
  const core = await withAction({ owner: '' });
  const file = await workbook(core, {
    List: [
      ['Code', 'Title', 'Owner', 'Due'],
      ['', 'One', 'Ada', '2027-01-01'],
      ['', 'Two', '', ''],
      ['ACT-001', 'Write it down', '', ''],
    ],
  });
  await mergeCells(file, ['C2:C4', 'D2:D4']);
  const { report } = await takeFile(core, file);
  const said = (row: number, heading: string, value: string) =>
    `Row ${row}, "${heading}": "${value}" stands in a cell that is merged over several rows, and is taken for each of them.`;
  expect(report.rows.map(({ notes }) => notes)).toEqual([
    [],
    [said(3, 'Owner', 'Ada'), said(3, 'Due', '2027-01-01')],
    [
      ...['Owner: (empty) → Ada', 'Due: 2026-03-31 → 2027-01-01'],
      ...[said(4, 'Owner', 'Ada'), said(4, 'Due', '2027-01-01')],
    ],
  ]);
  expect((await core.ask('actions.list', {})).map(({ owner }) => owner)).toEqual(['Ada', 'Ada', 'Ada']);
});

test('a line across the table is no record, and a cell across columns belongs to nobody can say which', async () => {
  const core = await coreWithWorkspace();
  const file = await workbook(core, {
    List: [
      ['Title', 'Owner', 'Due'],
      ['First quarter', '', ''],
      ['One', 'Ada', ''],
      ['Two', '', '2027-01-01'],
      ['Three', 'Bea', ''],
    ],
  });
  await mergeCells(file, ['A2:C2', 'A4:B4', 'B5:C5']);
  const { fates } = await takeFile(core, file);
  expect(fates).toEqual([
    [
      ...['refused', ''],
      'Row 2: its only text stands in a cell that is merged over several columns, so it parts the rows and is no record.',
    ],
    ['new', 'ACT-001'],
    ['refused', '', 'Row 4, "Owner": the cell is merged with another one, so nobody can say what it holds.'],
    ['refused', '', 'Row 5, "Due": the cell is merged with another one, so nobody can say what it holds.'],
  ]);
});

test('a hidden sheet is read only where none that can be seen fits, and the sheets that are not read are named', async () => {
  const core = await coreWithWorkspace();
  const preview = async (sheets: Parameters<typeof workbook>[1], hidden: readonly string[] = []) =>
    core.ask('actions.importPreview', { path: await workbook(core, sheets, hidden) });
  const actions = [
    ['Title', 'Owner'],
    ['One', 'Ada'],
  ];
  const old = [
    ['Title', 'Owner', 'Due'],
    ['Old', 'Ada', '2027-01-01'],
  ];
  expect(await preview({ Actions: actions, Old: old }, ['Old'])).toMatchObject({
    sheet: 'Actions',
    remarks: ['Only the sheet "Actions" is read. Not read: Old. Save each that is wanted as a file of its own.'],
  });
  expect(await preview({ Cover: [['For you'], ['Please read']], Old: old }, ['Old'])).toMatchObject({
    sheet: 'Old',
    remarks: [
      'No sheet that can be seen holds such a table; the hidden sheet "Old" is read.',
      'Only the sheet "Old" is read. Not read: Cover. Save each that is wanted as a file of its own.',
    ],
  });
  const log = [
    ['Action', 'Who', 'When', 'Status'],
    ['Do it', 'Ada', '2027-01-01', 'Open'],
  ];
  const lists = [
    ['Status', 'Priority', 'Owner'],
    ['Open', 'High', 'Ada'],
  ];
  expect(await preview({ Log: log, Lists: lists })).toMatchObject({ sheet: 'Log', counts: { new: 1 } });
  expect(await preview({ Q1: actions, Q2: actions })).toMatchObject({
    sheet: 'Q1',
    remarks: [expect.stringContaining('Not read: Q2.')],
  });
  expect(await preview({ Actions: actions })).toMatchObject({ sheet: 'Actions', remarks: [] });
});

test('only a long text goes on in a column of the same name', async () => {
  const core = await coreWithWorkspace();
  const { report } = await take(
    core,
    'Title,Owner,Owner (2),What is to be done,What is to be done (2)\nT,Anna,Bert,a,b\n',
  );
  expect(report.columns.map(({ field }) => field)).toEqual(['title', 'owner', '', 'description', '']);
  expect(await core.ask('actions.list', {})).toMatchObject([{ owner: 'Anna', description: 'a' }]);
});

test("a field's own word wins over another word for it, wherever its column stands", async () => {
  const { report } = await take(await coreWithWorkspace(), 'Action,Title\nDo it,T\n');
  expect(report.columns.map(({ field }) => field)).toEqual(['', 'title']);
});
