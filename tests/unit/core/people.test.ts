import path from 'node:path';
import { expect, test } from 'vitest';
import { coreWithWorkspace, type TestCore, testCore } from './core.ts';

const ADA = { name: 'Ada Berg', role: 'AIMS manager', email: 'ada@example.org' };
const MIA = { name: 'Mia Holm', role: '', email: '' };

async function newestActor(core: TestCore): Promise<string | undefined> {
  return (await core.ask('trail.list', { limit: 1 })).entries[0]?.actor;
}

async function add(core: TestCore, person = ADA): Promise<string> {
  return (await core.ask('people.add', person)).id;
}

test('without people the settings say who acts', async () => {
  const core = await coreWithWorkspace();
  await core.ask('settings.update', { changes: { actor: 'Consultant' } });
  expect(await core.ask('people.list', {})).toEqual({ people: [], chosen: null, actor: 'Consultant' });
  await core.ask('systems.create', { fields: { name: 'One' } });
  expect(await newestActor(core)).toBe('Consultant');
});

test('with people the chosen one acts, also after a restart, and nobody else', async () => {
  const core = await coreWithWorkspace();
  const file = path.join(core.folder, 'test.aims');
  const ada = await add(core);
  await add(core, MIA);
  expect(await core.ask('people.list', {})).toMatchObject({
    people: [{ id: ada, ...ADA, active: true }, { name: 'Mia Holm' }],
    chosen: null,
    actor: null,
  });
  const before = (await core.ask('trail.list', { limit: 1 })).total;
  expect(await core.refusal('systems.create', { fields: { name: 'One' } })).toBe('actorUnknown');
  expect((await core.ask('trail.list', { limit: 1 })).total).toBe(before);

  await core.ask('people.choose', { id: ada });
  await core.ask('systems.create', { fields: { name: 'One' } });
  expect(await newestActor(core)).toBe('Ada Berg');
  // Another workspace has people of its own.
  const other = path.join(core.folder, 'other.aims');
  await core.ask('workspace.create', { path: other, organisationName: 'Other', sample: false });
  expect(await newestActor(core)).not.toBe('Ada Berg');
  await add(core, MIA);
  expect(await core.ask('people.list', {})).toMatchObject({ chosen: null });
  await core.ask('workspace.close', {});
  core.handle.stop();

  const again = testCore(core.folder);
  await again.ask('workspace.open', { path: file });
  expect(await again.ask('people.list', {})).toMatchObject({ chosen: ada, actor: 'Ada Berg' });
});

test('who is added as the one working here is known from that very change on', async () => {
  const core = await coreWithWorkspace();
  const { id } = await core.ask('people.add', { ...ADA, choose: true });
  expect(await core.ask('people.list', {})).toMatchObject({ people: [{ id }], chosen: id, actor: ADA.name });
});

test('who has left acts no more, and the trail keeps the name', async () => {
  const core = await coreWithWorkspace();
  const ada = await add(core);
  await core.ask('people.choose', { id: ada });
  const mia = await add(core, MIA);
  await core.ask('people.update', { id: ada, changes: { active: false } });
  expect(await newestActor(core)).toBe('Ada Berg');
  expect(await core.ask('people.list', {})).toMatchObject({ chosen: null, actor: null });
  expect(await core.refusal('people.choose', { id: ada })).toBe('recordMissing');
  await core.ask('people.choose', { id: mia });
  await core.ask('people.update', { id: ada, changes: { name: 'Ada Lund', active: true } });
  await core.ask('people.choose', { id: ada });
  const { entries } = await core.ask('trail.list', { limit: 100 });
  expect(new Set(entries.map(({ actor }) => actor)).has('Ada Berg')).toBe(true);
  expect(await core.ask('people.list', {})).toMatchObject({ actor: 'Ada Lund' });
  expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
});

test('two of the same name are refused, and who acted is not undone away', async () => {
  const core = await coreWithWorkspace();
  const { changeId, id } = await core.ask('people.add', ADA);
  expect(await core.refusal('people.add', { ...MIA, name: ' ada BERG' })).toBe('personKnown');
  const mia = await add(core, MIA);
  await core.ask('people.choose', { id });
  expect(await core.refusal('people.update', { id: mia, changes: { name: 'Ada Berg' } })).toBe('personKnown');
  await core.ask('people.update', { id, changes: { role: 'Top management' } });
  expect(await core.refusal('trail.undo', { changeId })).toBe('personActed');
  expect((await core.ask('people.list', {})).people).toHaveLength(2);
});

test('going back and undo leave the people as they are', async () => {
  const core = await coreWithWorkspace();
  const { entries } = await core.ask('trail.list', { limit: 1 });
  await core.ask('systems.create', { fields: { name: 'One' } });
  const id = await add(core);
  await core.ask('people.choose', { id });
  await core.ask('trail.restore', { seq: entries[0]?.seq ?? 0 });
  expect((await core.ask('people.list', {})).people).toMatchObject([ADA]);
  expect(await core.ask('systems.list', {})).toEqual([]);
  expect((await core.ask('trail.undo', {})).step).toMatchObject({ action: 'trail.restore' });
  expect((await core.ask('trail.undo', {})).step).toMatchObject({ action: 'systems.create' });
  expect((await core.ask('people.list', {})).people).toHaveLength(1);
});
