import fs from 'node:fs';
import path from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test, vi } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { Core } from '#core/core.ts';
import { pseudoLocalise } from '#shared/pseudo-locale.ts';
import { coreWithWorkspace } from '../core.ts';
import { take, withAction } from './support.ts';

// Each thread would read the sources anew; what goes through one is held by tests/contract.
vi.mock('#core/jobs/run-job.ts', async () => {
  const { jobs } = await import('#core/jobs/jobs.ts');
  return {
    runJob: (core: Core, name: keyof typeof jobs, input: never) => jobs[name](input, core.locales, () => {}),
  };
});

const AS_OF = '2026-01-01';
const HEAD = 'Code,Title,What is to be done,Owner,Due,Effort in days,Status,Done on';

describe('a table of actions', () => {
  test('holds texts as texts, days as days and numbers as numbers, under the words of the screen', async () => {
    const core = await withAction({ title: '=1+1', effortDays: 3, nodeId: '4.1' });
    const file = path.join(core.folder, 'Actions.xlsx');
    await core.ask('actions.table', { path: file, asOf: AS_OF });
    expect(await readSheet(fs.readFileSync(file), 1)).toEqual([
      [
        ...['Code', 'Title', 'What is to be done', 'Requirement or control', 'Owner', 'Due', 'Effort in days'],
        ...['Status', 'Priority', 'Reason for the priority', 'Done on'],
      ],
      [
        ...['ACT-001', '=1+1', null, '4.1 Understanding the organization and its context', 'Ada'],
        ...[new Date('2026-03-31T00:00:00Z'), 3, 'Open', null, null, null],
      ],
    ]);
  });

  test('holds those asked for, in that order', async () => {
    const core = await coreWithWorkspace();
    const { ids } = await core.ask('actions.createMany', {
      records: ['One', 'Two', 'Three'].map((title) => ({ title })),
    });
    const file = path.join(core.folder, 'Actions.csv');
    await core.ask('actions.table', { path: file, asOf: AS_OF, ids: [ids[2] ?? '', ids[0] ?? ''] });
    const lines = fs.readFileSync(file, 'utf8').split('\r\n');
    expect(lines.map((line) => line.split(',')[1])).toEqual(['Title', 'Three', 'One', undefined]);
    expect(await core.refusal('actions.table', { path: path.join(core.folder, 'Actions.pdf'), asOf: AS_OF })).toBe(
      'documentFormat',
    );
  });

  test('gives a long text whole, over several cells', async () => {
    const description = `${'😀'.repeat(20_000)}end`;
    const core = await withAction({ description });
    const file = path.join(core.folder, 'Actions.xlsx');
    await core.ask('actions.table', { path: file, asOf: AS_OF });
    expect((await readSheet(fs.readFileSync(file), 1))[0]?.[3]).toBe('What is to be done (2)');
    expect(await core.ask('actions.importPreview', { path: file })).toMatchObject({ counts: { unchanged: 1 } });
    const other = await coreWithWorkspace();
    await other.ask('actions.import', { path: file });
    expect((await other.ask('actions.list', {}))[0]?.description).toBe(description);
  });
});

describe('taking in a table', () => {
  test('a row with a known code changes its record, others are new, and all is one change', async () => {
    const core = await withAction();
    const rows = [
      'act-001,Write it up,,Ada,31.03.2026,2,Done,2026-01-15',
      ',Ask the board,,,2026-04-01,,,',
      'M-7,Train,,,,,,',
    ];
    const { fates, changeId } = await take(core, [HEAD, ...rows].join('\n'));
    expect(fates).toEqual([
      [
        ...['update', 'ACT-001', 'Title: Write it down → Write it up', 'Effort in days: (empty) → 2'],
        ...['Status: Open → Done', 'Done on: (empty) → 2026-01-15'],
      ],
      ['new', 'ACT-002'],
      ['new', 'ACT-003', 'There is no M-7 here; the row becomes a new record with a code of its own.'],
    ]);
    const { entries } = await core.ask('trail.list', { limit: 3 });
    expect(new Set(entries.map((entry) => entry.changeId))).toEqual(new Set([changeId]));
    expect(entries[0]).toMatchObject({ action: 'actions.import' });
    expect((await core.ask('trail.list', { limit: 9, text: 'list.csv' })).entries).toHaveLength(3);
    await core.ask('trail.undo', {});
    expect(await core.ask('actions.list', {})).toMatchObject([{ title: 'Write it down', status: 'open' }]);
  });

  test('an empty cell empties its field, one that always has a value keeps it, and a missing column changes nothing', async () => {
    const core = await withAction({ status: 'inProgress', description: 'Stays' });
    const { report, fates } = await take(core, 'Code,Title,Owner,Status\nACT-001,Write it down,,\n');
    expect(fates).toEqual([['update', 'ACT-001', 'Owner: Ada → (empty), because the cell is empty']]);
    expect(report).toMatchObject({
      emptied: 1,
      left: expect.arrayContaining(['Due', 'What is to be done']) as unknown,
    });
    expect(await core.ask('actions.list', {})).toMatchObject([
      { owner: '', status: 'inProgress', description: 'Stays', dueOn: '2026-03-31' },
    ]);
  });

  test('what cannot be read refuses its row, in a sentence with row, column and value', async () => {
    const core = await withAction();
    const rows = [
      ...[
        'ACT-001,,,,,,,',
        'ACT-001,Twice,,,,,,',
        `,${'x'.repeat(501)},,,,,,`,
        ',a,,,03/04/2026,,,',
        ',a,,,31.02.2026,,,',
      ],
      ...[',a,,,,1.500,,', ',a,,,,1001,,', ',a,,,,,Begun,', ',a,,,,,Open,2026-01-01'],
    ];
    const { report, fates } = await take(core, [HEAD, ...rows].join('\n'));
    expect(fates.map(([fate, , ...notes]) => [fate, ...notes.map((note) => note.slice(0, 60))])).toEqual(
      [
        [
          ...['refused', 'Row 2: the code ACT-001 stands in rows 2, 3. Leave one of the'],
          'Row 2, "Title": the cell is empty, and a record needs it.',
        ],
        ['refused', 'Row 3: the code ACT-001 stands in rows 2, 3. Leave one of the'],
        ['refused', expect.stringContaining('Row 4, "Title": "xxx')],
        ['refused', 'Row 5, "Due": "03/04/2026" can be read with the day or the m'],
        ['refused', 'Row 6, "Due": "31.02.2026" is no day. Write it as 2026-03-31'],
        ['refused', 'Row 7, "Effort in days": "1.500" is no whole number from 0 t'],
        ['refused', 'Row 8, "Effort in days": "1001" is no whole number from 0 to'],
        ['refused', 'Row 9, "Status": "Begun" is none of these: Open, In progress'],
        ['new', 'Row 10, "Done on": "2026-01-01" is not taken; it follows from'],
      ].map((row) => row.map((note) => (typeof note === 'string' ? note.slice(0, 60) : note))),
    );
    expect(report.counts).toEqual({ new: 1, update: 0, unchanged: 0, refused: 8 });
    expect(await core.ask('actions.list', {})).toMatchObject([{ title: 'Write it down' }, { title: 'a', doneOn: '' }]);
  });

  test('the rules of the kind hold, as a sentence about the row', async () => {
    const { fates } = await take(await withAction(), 'Title,Priority\nTrain,High\nWait,None\n');
    expect(fates).toMatchObject([
      ['refused', '', expect.stringMatching(/^Row 2: .*reason/i)],
      ['new', 'ACT-002'],
    ]);
  });

  test('columns are known by the words of every language, or given by hand, and the others are named', async () => {
    const due = pseudoLocalise({ due: 'Due' })['due'];
    const text = `Measure;${due};Owner;Budget\nTrain;2026-03-31;Bea;100\n`;
    const { report } = await take(await coreWithWorkspace(), text, { mapping: { title: 'Measure', owner: '' } });
    expect(report.columns.map(({ field, reason, examples }) => [field, reason, ...examples])).toEqual([
      ['title', 'mapped', 'Train'],
      ['dueOn', 'heading', '2026-03-31'],
      ['', 'none', 'Bea'],
      ['', 'none', '100'],
    ]);
    expect(report).toMatchObject({ counts: { new: 1 }, headingRow: 1 });
    const core = await withAction();
    const wrong = { mapping: { title: 'Nothing' }, path: path.join(core.folder, 'list.csv') };
    fs.writeFileSync(wrong.path, text);
    expect(await core.refusal('actions.importPreview', wrong)).toBe('importColumnUnknown');
  });

  test('a title above the headings and sheets beside the table do not matter, formulas without a result do', async () => {
    const core = await withAction();
    const cell = (value: string) => ({ value, type: String });
    const table = [[cell('Actions of the client')], [], ['Code', 'Title', 'Owner'].map(cell)];
    const rows = [['ACT-001', 'Write it down', 'Bea'].map(cell), [null, { value: 'A1', type: 'Formula' }, cell('Ada')]];
    const bytes = await writeXlsxFile(
      [
        { sheet: 'Cover', data: [[cell('For you')], [cell('Please fill in')]] },
        { sheet: 'List', data: [...table, ...rows] },
      ] as never,
      {},
    ).toBuffer();
    const file = path.join(core.folder, 'list.xlsx');
    fs.writeFileSync(file, bytes);
    const { rows: told, ...report } = await core.ask('actions.importPreview', { path: file });
    expect(report).toMatchObject({ format: 'xlsx', sheet: 'List', headingRow: 3 });
    expect(told).toMatchObject([
      { row: 4, fate: 'update', notes: ['Owner: Ada → Bea'] },
      { row: 5, fate: 'refused', notes: [expect.stringContaining('was never calculated')] },
    ]);
  });

  test('what has changed since the preview is not overwritten unseen', async () => {
    const core = await withAction();
    const file = path.join(core.folder, 'list.csv');
    fs.writeFileSync(file, `${HEAD}\nACT-001,Write it up,,Ada,,,,\n`);
    const { mark } = await core.ask('actions.importPreview', { path: file });
    const [action] = await core.ask('actions.list', {});
    await core.ask('actions.update', { id: action?.id ?? '', changes: { owner: 'Bea' } });
    expect(await core.refusal('actions.import', { path: file, mark })).toBe('importMoved');
    expect(await core.ask('actions.list', {})).toMatchObject([{ title: 'Write it down', owner: 'Bea' }]);
  });
});

describe('records that belong to another one', () => {
  test('are made where the list stands, and others are left alone', async () => {
    const core = await coreWithWorkspace();
    const [first] = await core.ask('assessments.list', {});
    const { assessment } = await core.ask('assessments.create', { fields: { title: 'Second visit' } });
    const of = assessment.id;
    await core.ask('interviews.create', { fields: { title: 'Board', assessmentId: first?.id ?? '' } });
    const file = path.join(core.folder, 'list.csv');
    fs.writeFileSync(file, 'Code,Title,Roles,Topics\nINT-001,Board,,\n,IT,"Top management; Legal","4.1, A.2.2"\n');
    expect(await core.refusal('interviews.import', { path: file })).toBe('inputInvalid');
    const { report } = await core.ask('interviews.import', { path: file, of });
    expect(report.rows.map(({ fate }) => fate)).toEqual(['refused', 'new']);
    expect(report.rows[0]?.notes).toEqual(['Row 2: INT-001 belongs to something else than this list.']);
    expect(await core.ask('interviews.list', { of })).toMatchObject([{ title: 'IT', topics: ['4.1', 'A.2.2'] }]);
  });
});
