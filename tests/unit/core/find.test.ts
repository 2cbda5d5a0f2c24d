import { expect, test } from 'vitest';
import { FOUND } from '#shared/contract/domains/find.ts';
import { KIND_NAMES, kinds } from '#shared/kinds/registry.ts';
import { coreWithWorkspace, type TestCore } from './core.ts';

const found = async (core: TestCore, query: string, limit = 5) =>
  (await core.ask('records.find', { query, limit })).map(({ of, hits, more }) => ({
    of,
    hits: hits.map(({ code, name }) => `${code} ${name}`.trim()),
    more,
  }));

async function filled(): Promise<TestCore> {
  const core = await coreWithWorkspace();
  const [assessment] = await core.ask('assessments.list', {});
  await core.ask('systems.create', { fields: { name: 'Übung zur Sturzerkennung' } });
  await core.ask('actions.create', { fields: { title: 'Write the policy' } });
  await core.ask('actions.create', { fields: { title: 'Train the nurses' } });
  await core.ask('interviews.create', { fields: { title: 'Management', assessmentId: assessment?.id ?? '' } });
  await core.ask('evidence.add', { fields: { kind: 'observation', title: 'Minutes' }, links: [] });
  await core.ask('people.add', { name: 'Helene Brandt', role: 'AIMS manager', email: '' });
  const { people } = await core.ask('people.list', {});
  await core.ask('people.choose', { id: people[0]?.id ?? '' });
  return core;
}

test('finds records of every kind by code and by name, whatever the accents', async () => {
  const core = await filled();
  expect(await found(core, 'ACT-002')).toEqual([{ of: 'actions', hits: ['ACT-002 Train the nurses'], more: 0 }]);
  expect(await found(core, 'int-001')).toEqual([{ of: 'interviews', hits: ['INT-001 Management'], more: 0 }]);
  expect(await found(core, 'ubung')).toMatchObject([{ of: 'aiSystems' }]);
  expect(await found(core, 'helene')).toEqual([{ of: 'people', hits: ['Helene Brandt'], more: 0 }]);
  expect(await found(core, 'ev-0001')).toMatchObject([{ of: 'evidence' }]);
  expect(await found(core, 'asm-001')).toMatchObject([{ of: 'assessments' }]);
  expect(await found(core, 'nothing of that')).toEqual([]);
});

test('finds what belongs to somebody by their name, and says so', async () => {
  const core = await coreWithWorkspace();
  await core.ask('systems.create', { fields: { name: 'Triage', owner: 'Dr. Helene Brandt' } });
  await core.ask('actions.create', { fields: { title: 'Ask Helene', owner: 'Jan' } });
  await core.ask('organisation.update', { changes: { aimsManager: 'Helene Brandt, quality' } });
  const answer = await core.ask('records.find', { query: 'helene', limit: 5 });
  expect(answer.map(({ of, hits }) => [of, hits[0]?.name, hits[0]?.by])).toEqual([
    ['actions', 'Ask Helene', ''],
    ['organisation', 'Müller & Söhne', 'Helene Brandt, quality'],
    ['aiSystems', 'Triage', 'Dr. Helene Brandt'],
  ]);
  expect(await found(core, 'elene')).toMatchObject([{ of: 'actions' }]);
});

test('every registered kind is among them', () => {
  const tables = FOUND.map(({ table }) => table);
  for (const name of KIND_NAMES) expect(tables).toContain(kinds[name].entity);
  expect(new Set(tables).size).toBe(tables.length);
});

test('gives the best first, no more than asked for, and follows what changes', async () => {
  const core = await coreWithWorkspace();
  for (const title of ['Set a plan', 'Plan', 'Plan the audit']) await core.ask('actions.create', { fields: { title } });
  expect(await found(core, 'plan', 2)).toEqual([
    { of: 'actions', hits: ['ACT-002 Plan', 'ACT-003 Plan the audit'], more: 1 },
  ]);
  const [first] = await core.ask('actions.list', {});
  await core.ask('actions.update', { id: first?.id ?? '', changes: { title: 'Nothing' } });
  expect((await found(core, 'plan')).map(({ hits }) => hits.length)).toEqual([2]);
});

test('without a query gives those that are named by id', async () => {
  const core = await filled();
  const actions = await core.ask('actions.list', {});
  const ids = [actions[1]?.id ?? '', 'gone'];
  const answer = await core.ask('records.find', { query: ' ', ids, limit: 5 });
  expect(answer.map(({ of, hits }) => [of, hits.map(({ code }) => code)])).toEqual([['actions', ['ACT-002']]]);
  expect(await core.ask('records.find', { query: '', limit: 5 })).toEqual([]);
});
