import { describe, expect, test } from 'vitest';
import type { Route } from '#shared/contract/define.ts';
import { type CoreRouteName, coreRoutes } from '#shared/contract/registry.ts';
import { KIND_NAMES } from '#shared/kinds/registry.ts';
import { byCode, type CodedRow, patchRows } from '#shared/values/patch-rows.ts';
import { coreWithWorkspace, type TestCore } from '../unit/core/core.ts';
import { makeAny, renamed } from './any-record.ts';

const LISTS = (Object.keys(coreRoutes) as CoreRouteName[]).filter((name) => {
  const route: Route = coreRoutes[name];
  return route.kind === 'query' && route.rows !== undefined;
});

/** A page that shows the list: what it holds, and what travelled to it last. */
function pageWith(core: TestCore, route: CoreRouteName) {
  let rows: readonly CodedRow[] = [];
  let mark: string | null = null;
  return async () => {
    const answer = await core.ask('lists.read', { route, input: {}, mark });
    const travelled = answer.rows as unknown as CodedRow[];
    rows = answer.ids === null ? travelled : patchRows(rows, answer.ids, travelled, byCode);
    mark = answer.mark;
    return { rows, travelled: answer.ids === null ? 'all' : travelled.map(({ id }) => id), ids: answer.ids };
  };
}

/** Changes of every kind that touch rows, from here and from elsewhere. */
async function* changes(core: TestCore) {
  for (const name of KIND_NAMES) {
    const id = await makeAny(core, name);
    yield;
    await core.ask(`${name}.update`, { id, changes: renamed(name) });
    yield;
  }
  const { system } = await core.ask('systems.create', { fields: { name: 'One' } });
  yield;
  const { record: action } = await core.ask('actions.create', { fields: { title: 'Do it' } });
  yield;
  const { evidence } = await core.ask('evidence.add', {
    fields: { kind: 'observation', title: 'Seen' },
    links: [{ target: 'aiSystem', targetId: system.id }],
  });
  yield;
  await core.ask('systems.update', { id: system.id, changes: { owner: 'Ada' } });
  await core.ask('actions.update', { id: action.id, changes: { status: 'done' } });
  yield;
  const link = { target: 'action', targetId: action.id } as const;
  const linked = await core.ask('evidence.link', { id: evidence.id, add: [link], remove: [] });
  yield;
  await core.ask('evidence.link', { id: evidence.id, add: [], remove: [link] });
  yield;
  await core.ask('trail.undo', {});
  yield;
  await core.ask('trail.undo', { changeId: linked.changeId ?? '' });
  yield;
  const { entries } = await core.ask('trail.list', { limit: 1 });
  await core.ask('systems.archive', { ids: [system.id], archived: true });
  await core.ask('evidence.remove', { id: evidence.id });
  yield;
  await core.ask('trail.restore', { seq: entries[0]?.seq ?? 0 });
  yield;
  await core.ask('organisation.update', { changes: { legalName: 'Other' } });
  yield;
}

describe('a list that is read again', () => {
  test.each(LISTS)('%s is what it would be if it were read as a whole, whatever changed', async (route) => {
    const core = await coreWithWorkspace(true);
    const read = pageWith(core, route);
    await read();
    const shown: number[] = [];
    for await (const _ of changes(core)) {
      const { rows } = await read();
      expect(rows).toEqual(await core.ask(route as 'actions.list', {}));
      shown.push(rows.length);
    }
    // Lists that stay empty are alike whatever is read.
    expect(Math.max(...shown)).toBeGreaterThan(0);
  });

  test('carries the rows that changed, also through records that belong to them, and no others', async () => {
    const core = await coreWithWorkspace(true);
    const [systems, evidence] = [pageWith(core, 'systems.list'), pageWith(core, 'evidence.list')];
    expect((await systems()).travelled).toBe('all');
    await evidence();
    const [system] = await core.ask('systems.list', {});
    await core.ask('systems.update', { id: system?.id ?? '', changes: { owner: 'Ada' } });
    expect(await systems()).toMatchObject({ travelled: [system?.id], ids: [system?.id] });
    expect(await systems()).toMatchObject({ travelled: [], ids: [] });
    const { evidence: added } = await core.ask('evidence.add', {
      fields: { kind: 'observation', title: 'Seen' },
      links: [{ target: 'aiSystem', targetId: system?.id ?? '' }],
    });
    expect((await evidence()).travelled).toEqual([added.id]);
    expect((await systems()).travelled).toEqual([]);
    await core.ask('evidence.link', { id: added.id, add: [{ target: 'node', targetId: '4.1' }], remove: [] });
    expect((await evidence()).travelled).toEqual([added.id]);
    await core.ask('evidence.remove', { id: added.id });
    expect(await evidence()).toMatchObject({ travelled: [], ids: [added.id] });
  });

  test('travels whole where the trail went another way since', async () => {
    const core = await coreWithWorkspace(true);
    await core.ask('systems.create', { fields: { name: 'One' } });
    for (const mark of ['', 'x', '1 0', `999999 ${'0'.repeat(64)}`]) {
      expect((await core.ask('lists.read', { route: 'systems.list', input: {}, mark })).ids).toBeNull();
    }
  });

  test('keeps rows that did not change, and itself where none did', () => {
    const rows = ['A', 'B', 'C'].map((code) => ({ id: code.toLowerCase(), code }));
    const next = { id: 'b', code: 'B', name: 'other' };
    expect(patchRows(rows, [], [], byCode)).toBe(rows);
    expect(patchRows(rows, ['z'], [], byCode)).toBe(rows);
    const patched = patchRows<CodedRow>(rows, ['b'], [next], byCode);
    expect(patched).toEqual([rows[0], next, rows[2]]);
    expect(patched[0]).toBe(rows[0]);
    expect(patchRows<CodedRow>(rows, ['b', 'd'], [{ id: 'd', code: 'AA' }], byCode)).toEqual([
      rows[0],
      rows[2],
      { id: 'd', code: 'AA' },
    ]);
    expect(patchRows<CodedRow>(rows, ['a'], [{ id: 'a', code: 'Z' }], byCode).map(({ id }) => id)).toEqual([
      'b',
      'c',
      'a',
    ]);
  });

  test('is asked for what belongs to a record only where its kind belongs to one', async () => {
    const core = await coreWithWorkspace();
    const [assessment] = await core.ask('assessments.list', {});
    const of = assessment?.id ?? '';
    await makeAny(core, 'interviews');
    expect(await core.ask('interviews.list', { of })).toHaveLength(1);
    expect(await core.refusal('actions.list', { of })).toBe('inputInvalid');
    // @ts-expect-error actions belong to nothing
    await core.ask('actions.list', { of }).catch(() => {});
  });

  test('is refused for what is no list', async () => {
    const core = await coreWithWorkspace();
    for (const route of ['people.list', 'no.such', 'lists.read', 'toString']) {
      expect(await core.refusal('lists.read', { route, input: {}, mark: null })).toBe('routeUnknown');
    }
    const forged = { route: 'systems.list', input: [], mark: null };
    expect(await core.refusal('lists.read', forged)).toBe('inputInvalid');
  });

  test('names the fields of an input that the list does not take, and suspects no file for it', async () => {
    const core = await coreWithWorkspace();
    const answer = await core.handle.dispatch('lists.read', { route: 'actions.list', input: { of: 5 }, mark: null });
    expect(answer).toMatchObject({ error: { code: 'inputInvalid', params: { fields: 'of' } } });
  });
});
