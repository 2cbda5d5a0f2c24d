import fs from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Core } from '#core/core.ts';
import { coreWithWorkspace } from '../core.ts';
import { take, takeFile, withAction, workbook } from './support.ts';

// Each thread would read the sources anew; what goes through one is held by tests/contract.
vi.mock('#core/jobs/run-job.ts', async () => {
  const { jobs } = await import('#core/jobs/jobs.ts');
  return {
    runJob: (core: Core, name: keyof typeof jobs, input: never) => jobs[name](input, core.locales, () => {}),
  };
});

test.each([
  'Title,Due date,Assigned to',
  'Summary,Deadline,Responsible',
  'Task,Target date,Assignee',
  'Maßnahme,Fällig am,Verantwortlich',
  'Action,By when,Who',
])('the headings of other lists are known: %s', async (head) => {
  const core = await coreWithWorkspace();
  const { report } = await take(core, `${head}\nTrain,2027-01-01,Anna\n`);
  expect(report.columns.map(({ field }) => field)).toEqual(['title', 'dueOn', 'owner']);
});

test('the statuses of other lists are read, and a sign for nothing is nothing, and the row says so', async () => {
  const core = await withAction();
  const rows = [
    ...['Title,Due,Priority,Effort in days,Status', 'A,TBD,-,,Closed', 'B,N/A,,k. A.,To Do', 'C,,,,In Bearbeitung'],
    'D,soon,,,-',
  ];
  const { fates } = await take(core, rows.join('\n'));
  const said = (row: number, heading: string, value: string, meant: string) =>
    `Row ${row}, "${heading}": "${value}" is read as ${meant}.`;
  expect(fates).toEqual([
    [
      ...['new', 'ACT-002', said(2, 'Due', 'TBD', '(empty)'), said(2, 'Status', 'Closed', 'Done')],
      said(2, 'Priority', '-', '(empty)'),
    ],
    [
      ...['new', 'ACT-003', said(3, 'Due', 'N/A', '(empty)'), said(3, 'Effort in days', 'k. A.', '(empty)')],
      said(3, 'Status', 'To Do', 'Open'),
    ],
    ['new', 'ACT-004', said(4, 'Status', 'In Bearbeitung', 'In progress')],
    ['refused', '', 'Row 5, "Due": "soon" is no day. Write it as 2026-03-31.'],
  ]);
});

test('a status keeps its value where a cell has a sign for nothing', async () => {
  const core = await withAction({ status: 'inProgress' });
  const { report } = await take(core, 'Code,Title,Status\nACT-001,Write it down,-\n');
  expect(report.counts).toMatchObject({ unchanged: 1 });
});

test('where no column gives the code, the file and each row that stands here already say so', async () => {
  const core = await withAction();
  const { report, fates } = await take(core, 'Key,Title,Owner\nACT-001,Write it down,Ada\n,Train,Ada\n');
  expect(report.remarks).toEqual([
    'No column gives the code, so no row can change a record that is here; each that is taken becomes a new one.',
  ]);
  expect(fates).toEqual([
    ['new', 'ACT-002', 'The same stands here already as ACT-001.'],
    ['new', 'ACT-003'],
  ]);
  const { report: again } = await take(core, 'ID,Title,Owner\nACT-001,Write it down,Ada\n');
  expect(again).toMatchObject({ remarks: [], counts: { unchanged: 1 } });
});

test.each(['ACT\u2011001', 'ACT\u2013001', '\u200bACT-001', ' act-001 ', 'ACT\uff0d001'])(
  'a code is known however a program wrote it: %j',
  async (code) => {
    const { fates } = await take(await withAction(), `Code,Title\n${code},Write it up\n`);
    expect(fates).toEqual([['update', 'ACT-001', 'Title: Write it down → Write it up']]);
  },
);

test('a guard against formulas is no change where a spreadsheet program made a workbook of the table', async () => {
  const core = await withAction({ title: '- first' });
  const file = await workbook(core, {
    List: [
      ['Code', 'Title'],
      ['ACT-001', "'- first"],
    ],
  });
  expect((await takeFile(core, file)).report.counts).toMatchObject({ unchanged: 1 });
});

test('blanks around a single line are left out', async () => {
  const core = await coreWithWorkspace();
  await take(core, 'Title,Owner\nTrain,  Ada \n');
  expect(await core.ask('actions.list', {})).toMatchObject([{ owner: 'Ada' }]);
});

test('where no column gives the title, that is said once, and no cell is called empty', async () => {
  const { report, fates } = await take(await coreWithWorkspace(), 'Owner,Due\nAda,2027-01-01\n');
  expect(report.remarks).toEqual(['No column gives "Title". Give it one to take in new records.']);
  expect(fates).toEqual([['refused', '', 'Row 2: no column gives "Title", and a record needs it.']]);
});

test.each([
  ['list.xls', '<html><body><table><tr><td>Title</td></tr></table></body></html>', /it is a web page|HTML/iu],
  ['list.json', '[{"title": "Train"}]', /it is JSON/u],
])('%s is called what it is', async (name, text, sentence) => {
  const core = await coreWithWorkspace();
  const file = path.join(core.folder, name);
  fs.writeFileSync(file, text);
  const refused = await core.handle.dispatch('actions.importPreview', { path: file });
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'importUnreadable', message: expect.stringMatching(sentence) as unknown },
  });
});
