import { describe, expect, test } from 'vitest';
import type { AiSystem } from '#shared/entities/ai-system.ts';
import { computedMs } from '../../computed.ts';
import { applyPlan, edit, madeByHand, planText } from './support.ts';

const HEAD = 'Name,Unit,Purpose,Owner,Status,Colour';

function table(...rows: string[]): string {
  return [HEAD, ...rows].join('\n');
}

async function importText(text: string, existing: readonly AiSystem[] = []): Promise<AiSystem[]> {
  return applyPlan(existing, await planText(text, existing));
}

function fatesOf(plan: { rows: { fate: string }[] }): string[] {
  return plan.rows.map((row) => row.fate);
}

const FIRST = table('A,HR,sorts letters,Ann,live,red', 'B,HR,ranks,Ann,retired,', 'C,IT,,,,');

describe('the first import', () => {
  test('makes a system of each row, with every cell somewhere', async () => {
    const plan = await planText(table('A,HR,sorts letters,Ann,live,red'));
    expect(plan.counts).toEqual({ new: 1, update: 0, unchanged: 0, refused: 0 });
    expect(plan.rows).toEqual([{ row: 2, name: 'A', fate: 'new', code: '', notes: [] }]);
    expect(plan.creates[0]).toMatchObject({
      row: 2,
      fields: {
        name: 'A',
        organisationUnit: 'HR',
        purpose: 'sorts letters',
        owner: 'Ann',
        lifecycleStage: 'operationAndMonitoring',
      },
      imported: {
        fields: {
          name: 'A',
          organisationUnit: 'HR',
          purpose: 'sorts letters',
          owner: 'Ann',
          lifecycleStage: 'operationAndMonitoring',
        },
        other: { Status: 'live', Colour: 'red' },
      },
    });
  });

  test('refuses a row without a name and says why', async () => {
    const plan = await planText(table(',HR,x,,,', 'A,HR,x,,,'));
    expect(fatesOf(plan)).toEqual(['refused', 'new']);
    expect(plan.rows[0]?.notes).toEqual(['The row has no name and was not taken.']);
    expect(plan.creates).toHaveLength(1);
  });

  test('keeps a name that is too long in full', async () => {
    const long = 'very '.repeat(200).trim();
    const plan = await planText(table(`${long},HR,,,,`));
    expect(plan.creates[0]?.fields.name).toHaveLength(500);
    expect(plan.creates[0]?.imported.other.Name).toBe(long);
    expect(plan.rows[0]?.notes[0]).toContain('500');
  });

  test('notes what it could not read, with the cell', async () => {
    const plan = await planText('Name,Go-live date,Status\nA,3/4/2024,live\nB,5/6/2024,retired\nC,,in mission\n');
    expect(plan.rows.map((row) => row.notes)).toEqual([
      [expect.stringContaining('"3/4/2024"')],
      [expect.stringContaining('"5/6/2024"')],
      [expect.stringContaining('"in mission"')],
    ]);
    expect(plan.creates.map((create) => create.imported.other)).toEqual([
      { 'Go-live date': '3/4/2024', Status: 'live' },
      { 'Go-live date': '5/6/2024', Status: 'retired' },
      { Status: 'in mission' },
    ]);
  });

  test('gives rows of one name keys of their own and says so', async () => {
    const plan = await planText(table('A,HR,x,,,', 'a ,hr,y,,,', 'A,IT,x,,,'));
    expect(new Set(plan.creates.map((create) => create.importKey)).size).toBe(3);
    expect(plan.rows.map((row) => row.notes)).toEqual([
      ['2 rows of the file have this name and unit; this is number 1 of them.'],
      ['2 rows of the file have this name and unit; this is number 2 of them.'],
      [],
    ]);
  });

  test('takes words of the file as words, whatever they look like', async () => {
    const plan = await planText(
      'Name,Go-live date\n"{{count}} $t(errors:internal)","$t(errors:internal) {{name}}"\nB,2024-05-01\n',
    );
    expect(plan.creates[0]?.fields.name).toBe('{{count}} $t(errors:internal)');
    expect(plan.rows[0]?.notes[0]).toContain('"$t(errors:internal) {{name}}"');
  });
});

describe('the same file again', () => {
  test('changes nothing', async () => {
    const systems = await importText(FIRST);
    const plan = await planText(FIRST, systems);
    expect(plan.counts).toEqual({ new: 0, update: 0, unchanged: 3, refused: 0 });
    expect([plan.creates, plan.updates]).toEqual([[], []]);
    expect(plan.rows.map((row) => row.code)).toEqual(['SYS-001', 'SYS-002', 'SYS-003']);
  });

  test('changes nothing in another order of rows, columns, and with other line ends', async () => {
    const systems = await importText(FIRST);
    const shuffled =
      'Purpose,Name,Colour,Status,Owner,Unit\r\n,C,,,,IT\r\nranks,B,,retired,Ann,HR\r\nsorts letters,A,red,live,Ann,HR';
    expect((await planText(shuffled, systems)).counts).toMatchObject({ unchanged: 3 });
  });

  test('changes nothing after systems were renamed, moved and edited here', async () => {
    const systems = edit(edit(await importText(FIRST), 'A', { name: 'New name', organisationUnit: 'Legal' }), 'B', {
      purpose: 'mine',
      lifecycleStage: 'deployment',
    });
    const plan = await planText(FIRST, systems);
    expect(plan.counts).toMatchObject({ unchanged: 3 });
    expect(plan.rows[0]).toMatchObject({ name: 'A', code: 'SYS-001' });
  });

  test('leaves archived systems archived and says so', async () => {
    const systems = edit(await importText(FIRST), 'A', { archivedAt: '2026-01-01T00:00:00.000Z' });
    const same = await planText(FIRST, systems);
    expect(same.rows[0]).toMatchObject({ fate: 'unchanged', notes: ['The system is archived and stays archived.'] });
    const changed = await planText(FIRST.replace('sorts letters', 'sorts mail'), systems);
    expect(changed.rows[0]).toMatchObject({ fate: 'update', notes: ['The system is archived and stays archived.'] });
    expect(changed.updates[0]?.changes).toEqual({ purpose: 'sorts mail' });
  });
});

describe('a changed file', () => {
  test('changes the fields that it says something else of, and those alone', async () => {
    const systems = await importText(FIRST);
    const plan = await planText(FIRST.replace('sorts letters,Ann', 'sorts mail,Ann'), systems);
    expect(fatesOf(plan)).toEqual(['update', 'unchanged', 'unchanged']);
    expect(plan.updates.map(({ id, changes }) => [id, changes])).toEqual([[systems[0]?.id, { purpose: 'sorts mail' }]]);
  });

  test('empties a field that it emptied', async () => {
    const systems = await importText(FIRST);
    const plan = await planText(FIRST.replace('sorts letters,Ann', ',Ann'), systems);
    expect(plan.updates[0]?.changes).toEqual({ purpose: '' });
  });

  test('does not touch what the user changed, says so once, and never asks again', async () => {
    const systems = edit(await importText(FIRST), 'A', { purpose: 'mine', owner: 'Bob' });
    const newer = FIRST.replace('sorts letters,Ann', 'sorts mail,Carl');
    const plan = await planText(newer, systems);
    expect(plan.updates[0]?.changes).toEqual({});
    expect(plan.rows[0]).toMatchObject({
      fate: 'update',
      notes: [
        '"Purpose": the file has a new value, but the field was also edited here; the edited value stays.',
        '"Owner": the file has a new value, but the field was also edited here; the edited value stays.',
      ],
    });
    const after = applyPlan(systems, plan);
    expect(after[0]).toMatchObject({
      purpose: 'mine',
      owner: 'Bob',
      imported: { fields: { purpose: 'sorts mail', owner: 'Carl' } },
    });
    expect((await planText(newer, after)).rows[0]).toMatchObject({ fate: 'unchanged', notes: [] });
  });

  test('agrees silently where user and file made the same change', async () => {
    const systems = edit(await importText(FIRST), 'A', { purpose: 'sorts mail' });
    const plan = await planText(FIRST.replace('sorts letters', 'sorts mail'), systems);
    expect(plan.rows[0]?.notes).toEqual([]);
    expect(plan.updates[0]?.changes).toEqual({});
  });

  test('with one row more in the middle makes one system and moves none', async () => {
    const systems = await importText(FIRST);
    const plan = await planText(FIRST.replace('\nB,', '\nNew,HR,x,,,\nB,'), systems);
    expect(fatesOf(plan)).toEqual(['unchanged', 'new', 'unchanged', 'unchanged']);
  });

  test('with one row less leaves that system as it is', async () => {
    const systems = await importText(FIRST);
    const plan = await planText(FIRST.replace('\nB,HR,ranks,Ann,retired,', ''), systems);
    expect(plan.counts).toEqual({ new: 0, update: 0, unchanged: 2, refused: 0 });
    expect(applyPlan(systems, plan)).toEqual(systems);
  });

  test('keeps a field whose cell it can no longer read', async () => {
    const first = 'Name,Go-live date\nA,2024-05-01\nB,2024-06-01\nC,2024-07-01\n';
    const systems = await importText(first);
    const plan = await planText(first.replace('2024-05-01', 'postponed'), systems);
    expect(plan.updates[0]).toMatchObject({
      changes: {},
      imported: { fields: { inServiceOn: '2024-05-01' }, other: { 'Go-live date': 'postponed' } },
    });
    expect(plan.rows[0]?.notes[0]).toContain('"postponed"');
    expect((await planText(first.replace('2024-05-01', 'postponed'), applyPlan(systems, plan))).counts.unchanged).toBe(
      3,
    );
  });

  test('with a column more or less keeps what other columns said', async () => {
    const systems = await importText(FIRST);
    const fewer = await planText('Name,Unit,Purpose,Size\nA,HR,sorts letters,XL\n', systems);
    expect(fewer.updates[0]).toMatchObject({
      changes: {},
      imported: { fields: { owner: 'Ann' }, other: { Colour: 'red', Size: 'XL' } },
    });
    expect((await planText(FIRST, applyPlan(systems, fewer))).counts).toMatchObject({ unchanged: 3 });
  });

  test('changed beside the fields alone is an update without a change of fields', async () => {
    const systems = await importText(FIRST);
    const plan = await planText(FIRST.replace(',live,red', ',live,blue'), systems);
    expect(plan.updates).toMatchObject([{ changes: {}, imported: { other: { Colour: 'blue' } } }]);
  });
});

describe('rows of one name', () => {
  const many = Array.from(
    { length: 51 },
    (_, index) => `Generative AI Usage,Education,use number ${index},,,shade ${index}`,
  );

  test('51 of them come again unchanged, in any order', async () => {
    const systems = await importText(table(...many));
    expect((await planText(table(...many), systems)).counts).toMatchObject({ unchanged: 51 });
    expect((await planText(table(...many.toReversed()), systems)).counts).toMatchObject({ unchanged: 51 });
  });

  test('one more in the middle is the only new one; one less changes nothing', async () => {
    const systems = await importText(table(...many));
    const more = await planText(
      table(...many.toSpliced(20, 0, 'Generative AI Usage,Education,another use,,,')),
      systems,
    );
    expect(more.counts).toEqual({ new: 1, update: 0, unchanged: 51, refused: 0 });
    expect(more.creates[0]?.fields.purpose).toBe('another use');
    expect((await planText(table(...many.toSpliced(20, 1)), systems)).counts).toMatchObject({
      unchanged: 50,
      update: 0,
    });
  });

  test('one changed and one inserted before it: the changed one is still known', async () => {
    const systems = await importText(table(...many));
    const rows = many
      .with(20, 'Generative AI Usage,Education,use number 20,Ann,,shade 20')
      .toSpliced(20, 0, 'Generative AI Usage,Education,another use,,,');
    const plan = await planText(table(...rows), systems);
    expect(plan.counts).toEqual({ new: 1, update: 1, unchanged: 50, refused: 0 });
    expect(plan.updates[0]).toMatchObject({ id: systems[20]?.id, changes: { owner: 'Ann' } });
    expect(plan.creates[0]?.fields.purpose).toBe('another use');
  });

  test('wholly equal ones stay as many as they are', async () => {
    const text = table('A,HR,x,,,', 'A,HR,x,,,', 'A,HR,x,,,');
    const systems = await importText(text);
    expect(systems).toHaveLength(3);
    expect((await planText(text, systems)).counts).toMatchObject({ unchanged: 3 });
    expect((await planText(table('A,HR,x,,,', 'A,HR,x,,,', 'A,HR,x,,,', 'A,HR,x,,,'), systems)).counts).toMatchObject({
      new: 1,
      unchanged: 3,
    });
  });

  test('a new one gets a key that none has, even where one in the middle is gone', async () => {
    const systems = (await importText(table('A,HR,x,,,', 'A,HR,y,,,', 'A,HR,z,,,'))).filter(
      (system) => system.purpose !== 'y',
    );
    const after = await importText(table('A,HR,x,,,', 'A,HR,z,,,', 'A,HR,new,,,', 'A,HR,newer,,,'), systems);
    expect(new Set(after.map((system) => system.importKey)).size).toBe(4);
  });
});

describe('identifiers', () => {
  const first =
    'ID,Name,Purpose\nX-7,Chatbot,answers questions of citizens\nX-9,Ranker,ranks the applications received\n';

  test('carry a system through a change of its name', async () => {
    const systems = await importText(first);
    const plan = await planText(first.replace('Chatbot', 'Assistant'), systems);
    expect(plan.updates).toMatchObject([{ id: systems[0]?.id, changes: { name: 'Assistant' } }]);
    expect(plan.counts).toMatchObject({ update: 1, unchanged: 1, new: 0 });
  });

  test('of another inventory that counts alike do not overwrite its systems', async () => {
    const systems = await importText(first);
    const other =
      'ID,Name,Purpose\nX-7,Scanner,looks for cracks in bridges\nX-9,Translator,translates letters of the ministry\n';
    const plan = await planText(other, systems);
    expect(plan.counts).toEqual({ new: 2, update: 0, unchanged: 0, refused: 0 });
    expect(plan.rows[0]?.notes[0]).toContain('X-7');
    const both = applyPlan(systems, plan);
    expect((await planText(first, both)).counts).toMatchObject({ unchanged: 2 });
    expect((await planText(other, both)).counts).toMatchObject({ unchanged: 2 });
  });

  test('that the user mapped are believed', async () => {
    const systems = await importText(first);
    const other = 'ID,Name,Purpose\nX-7,Scanner,looks for cracks in bridges\n';
    const plan = await planText(other, systems, { externalId: 'ID' });
    expect(plan.updates).toMatchObject([{ id: systems[0]?.id, changes: { name: 'Scanner' } }]);
  });

  test('keep systems of one name and unit apart', async () => {
    const text = 'ID,Name,Purpose\nX-7,Anonymiser,blacks out\nX-9,Anonymiser,blacks out\n';
    const systems = await importText(text);
    const plan = await planText('ID,Name,Purpose\nX-9,Anonymiser,blacks out names\n', systems);
    expect(plan.updates).toMatchObject([{ id: systems[1]?.id, changes: { purpose: 'blacks out names' } }]);
    const another = await planText('ID,Name,Purpose\nX-11,Anonymiser,blacks out\n', systems);
    expect(another.counts).toEqual({ new: 1, update: 0, unchanged: 0, refused: 0 });
  });

  test('that come or go later find the systems by name', async () => {
    const plain = 'Name,Purpose\nChatbot,answers questions of citizens\nRanker,ranks the applications received\n';
    const withIds = applyPlan(await importText(plain), await planText(first, await importText(plain)));
    expect(withIds).toHaveLength(2);
    expect(withIds.map((system) => system.importKey)).toEqual(['id/1/X-7', 'id/1/X-9']);
    expect((await planText(first, withIds)).counts).toMatchObject({ unchanged: 2 });
    expect((await planText(plain, withIds)).counts).toMatchObject({ new: 0 });
  });
});

describe('columns mapped differently the next time', () => {
  const text = 'Name,Agency,Bureau,Title\nA,HHS,CDC,Alpha\nA,HHS,NIH,Beta\nB,DOJ,,Gamma\n';

  test.each([
    ['another unit', { organisationUnit: 'Bureau' }],
    ['another name', { name: 'Title' }],
    ['an identifier', { externalId: 'Title' }],
  ])('%s: the same systems are known again', async (_, mapping) => {
    const systems = applyPlan([], await planText(text));
    const plan = await planText(text, systems, mapping);
    expect(plan.counts).toMatchObject({ new: 0, refused: 0 });
    const after = applyPlan(systems, plan);
    expect((await planText(text, after, mapping)).counts).toMatchObject({ unchanged: 3 });
    expect((await planText(text, after)).counts).toMatchObject({ new: 0 });
  });
});

describe('systems made by hand', () => {
  test('are met by name and unit, filled where they are empty, and linked', async () => {
    const mine = madeByHand(1, { name: 'a', organisationUnit: 'HR', owner: 'Bob', notes: 'mine' });
    const plan = await planText(FIRST, [mine]);
    expect(fatesOf(plan)).toEqual(['update', 'new', 'new']);
    expect(plan.updates[0]?.changes).toEqual({ purpose: 'sorts letters', lifecycleStage: 'operationAndMonitoring' });
    expect(plan.rows[0]?.notes).toEqual([
      '"Name": the file has another value than the system, which was here first; the value here stays.',
      '"Owner": the file has another value than the system, which was here first; the value here stays.',
      expect.stringContaining('linked'),
    ]);
    const after = applyPlan([mine], plan);
    expect(after[0]).toMatchObject({ name: 'a', owner: 'Bob', notes: 'mine', purpose: 'sorts letters' });
    expect((await planText(FIRST, after)).counts).toMatchObject({ unchanged: 3 });
  });

  test('of another unit are others', async () => {
    const plan = await planText(FIRST, [madeByHand(1, { name: 'A', organisationUnit: 'IT' })]);
    expect(fatesOf(plan)).toEqual(['new', 'new', 'new']);
  });

  test('two alike are met in order, each once', async () => {
    const mine = [
      madeByHand(1, { name: 'A', organisationUnit: 'HR' }),
      madeByHand(2, { name: 'A', organisationUnit: 'HR' }),
    ];
    const plan = await planText(table('A,HR,x,,,', 'A,HR,y,,,', 'A,HR,z,,,'), mine);
    expect(plan.updates.map(({ id, changes }) => [id, changes.purpose])).toEqual([
      [mine[0]?.id, 'x'],
      [mine[1]?.id, 'y'],
    ]);
    expect(plan.counts).toMatchObject({ new: 1, update: 2 });
  });
});

describe('many', () => {
  test('10,000 rows against 10,000 systems, all of different names', async () => {
    const text = table(
      ...Array.from({ length: 10_000 }, (_, index) => `System ${index},Unit ${index % 7},does ${index},Ann,live,`),
    );
    const systems = await importText(text);
    const before = process.threadCpuUsage();
    expect((await planText(text, systems)).counts.unchanged).toBe(10_000);
    // Comparing each with each took minutes.
    expect(computedMs(before)).toBeLessThan(8_000);
  });

  test('10,000 rows of one name against as many systems, half of them changed', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `Usage,HR,does ${index},Ann,live,`);
    const systems = await importText(table(...rows));
    const before = process.threadCpuUsage();
    const plan = await planText(
      table(...rows.map((row, index) => (index % 2 === 0 ? row : row.replace('Ann', 'Bob')))),
      systems,
    );
    expect(plan.counts).toEqual({ new: 0, update: 5_000, unchanged: 5_000, refused: 0 });
    expect(computedMs(before)).toBeLessThan(8_000);
  });
});
