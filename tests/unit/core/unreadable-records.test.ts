import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { closeWorkspaceFile, openWorkspaceFile } from '#db/file/open.ts';
import { type WriteDb, writeChange } from '#db/records/write.ts';
import { columnsOf } from '#db/schema/columns-of.ts';
import { type RecordTableName, recordTables } from '#db/schema/tables.ts';
import { storedSchema } from '#shared/records/stored.ts';
import { fixedEnvironment, HEADER, MIGRATIONS } from '../db/workspace.ts';
import { coreWithWorkspace, type TestCore } from './core.ts';

type Work = (db: WriteDb, assessmentId: string) => unknown;

const INTERVIEW = {
  ...{ code: 'INT-001', title: 'Talk', heldOn: '', startsAt: '', minutesPlanned: 0, place: '', people: '' },
  ...{ topics: [], minutes: 'Said', held: false, roles: [] },
};
const DECISION = {
  ...{ nodeId: '4.3', verdict: 'confirmed', reason: '', decidedBy: 'Eva', ruleVersion: 1 },
  ...{ decidedAt: '2026-01-01T00:00:00.000Z', fingerprint: 'ab'.repeat(32), basis: [] },
};

const action = (fields: object) => (db: WriteDb) =>
  db.insert('actions', { code: 'ACT-077', title: 'Forged', status: 'open', ...fields } as never);
const interview = (fields: object) => (db: WriteDb, assessmentId: string) =>
  db.insert('interviews', { ...INTERVIEW, assessmentId, ...fields });
const decision = (fields: object) => (db: WriteDb) =>
  db.insert('nodeConfirmations', { ...DECISION, ...fields } as never);

/** A workspace whose records hold what the program never writes, and whose trail says just that. */
async function forged(work: Work): Promise<TestCore> {
  const core = await coreWithWorkspace();
  await core.ask('actions.create', { fields: { title: 'Sound' } });
  const [assessment] = await core.ask('assessments.list', {});
  await core.ask('workspace.close', {});
  const target = path.join(core.folder, 'test.aims');
  const environment = { ...fixedEnvironment(), newId: () => '01a22d90-a885-731a-9255-00000000abcd' };
  const file = openWorkspaceFile(target, MIGRATIONS, environment);
  writeChange(file, HEADER, (db) => work(db, assessment?.id ?? ''));
  closeWorkspaceFile(file);
  await core.ask('workspace.open', { path: target });
  return core;
}

const CASES: readonly [string, Work, string, string][] = [
  ['an action due someday', action({ dueOn: 'someday' }), 'ACT-077', 'dueOn'],
  ['an effort below nothing', action({ effortDays: -5 }), 'ACT-077', 'effortDays'],
  ['a status that nobody knows', action({ status: 'exploded' }), 'ACT-077', 'status'],
  ['a title of 2,000 characters', action({ title: 't'.repeat(2000) }), 'ACT-077', 'title'],
  ['an interview with roles that are a number', interview({ roles: 5 }), 'INT-001', 'roles'],
  ['a decision without a basis', decision({ basis: JSON.parse('{}') }), '4.3', 'basis'],
  ['a decision on a number', decision({ basis: 5 }), '4.3', 'basis'],
  ['a decision on nothing that is a record', decision({ basis: [null] }), '4.3', 'basis'],
  ['a verdict that nobody knows', decision({ verdict: 'maybe' }), '4.3', 'verdict'],
];

describe.each(CASES)('%s', (_name, work, label, field) => {
  test('is found by verification, with record and field, and Home is shown all the same', async () => {
    const core = await forged(work);
    const verified = await core.ask('trail.verify', {});
    expect(verified).toMatchObject({ intact: false, brokenAt: null, differing: 1 });
    expect(verified.differences).toMatchObject([{ kind: 'unfit', fields: [{ field }] }]);
    expect(verified.differences[0]?.label).toContain(label);
    expect((await core.ask('guide.overview', {})).steps).toHaveLength(7);
    expect(await core.ask('waiting.count', { today: '2026-01-01' })).toMatchObject({ overdueActions: 0 });
  });
});

describe('a record that cannot be read', () => {
  test('does not hide the others of its list, and somebody hears of it once', async () => {
    const core = await forged(action({ dueOn: 'someday' }));
    for (let time = 0; time < 2; time += 1) {
      expect((await core.ask('actions.list', {})).map(({ title }) => title)).toEqual(['Sound']);
    }
    const read = await core.ask('lists.read', { route: 'actions.list', input: {}, mark: null });
    expect(read.rows).toHaveLength(1);
    const heard = core.events.filter(({ name }) => name === 'host.message').map(({ payload }) => payload);
    expect(heard).toEqual([{ message: expect.stringMatching(/Action ACT-077.*test\.aims.*"Due/) }]);
  });

  test.each<[string, object, Work, string]>([
    [
      'actions.get',
      { id: '01a22d90-a885-731a-9255-00000000abcd' },
      action({ effortDays: -5 }),
      'Action ACT-077 Forged',
    ],
    [
      'actions.update',
      { id: '01a22d90-a885-731a-9255-00000000abcd', changes: { title: 'New' } },
      action({ effortDays: -5 }),
      'Action ACT-077 Forged',
    ],
    ['fulfilment.list', {}, decision({ verdict: 'maybe' }), 'Decision on requirement 4.3'],
    [
      'systems.list',
      {},
      (db) =>
        db.insert('aiSystems', {
          code: 'SYS-001',
          name: 'S',
          aiRoles: 5,
          scope: 'all',
          suppliers: [],
          deploymentCountries: [],
        } as never),
      'AI system SYS-001 S',
    ],
    [
      'evidence.list',
      {},
      (db) => db.insert('evidence', { code: 'EV-0001', kind: 'rumour', title: 'E' } as never),
      'Evidence EV-0001 E',
    ],
    [
      'assessments.list',
      {},
      (db) => db.insert('assessments', { code: 'ASM-9', title: 'A', about: 'nothing' } as never),
      'Assessment ASM-9 A',
    ],
  ])('is named as the fault of the file by %s', async (route, input, work, record) => {
    const core = await forged(work);
    const answer = await core.handle.dispatch(route, input);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'recordUnreadable', params: { record, name: 'test.aims' } },
    });
    expect(core.events.filter(({ name }) => name === 'host.message')).toEqual([]);
  });
});

describe('what a table may hold', () => {
  test.each(Object.keys(recordTables) as RecordTableName[])('is said of every column of %s', (table) => {
    const schema = storedSchema(table) as unknown as { shape: Record<string, unknown> };
    expect(Object.keys(schema.shape).toSorted()).toEqual(Object.keys(columnsOf(table)).toSorted());
  });

  test('is what the sample holds', async () => {
    const core = await coreWithWorkspace(true);
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true, differing: 0 });
  });
});
