import { describe, expect, test } from 'vitest';
import type { CoreRouteName } from '#shared/contract/registry.ts';
import { coreWithWorkspace, type TestCore } from '../unit/core/core.ts';
import { explain, watchStatements } from './statements.ts';

/** Tables that grow with the work; the others have one row, or one a document or person. */
const LARGE =
  /^SCAN (t|trail|ai_systems|actions|evidence|evidence_links|evidence_revisions|assessment_results|interviews)\b/;

/**
 * What is asked for one record, or for what changed, must not look at all of them. Reading a whole list, a first page or
 * the newest entry goes through a table in its order, and is not meant.
 */
const ASKED: readonly (readonly [CoreRouteName, (known: Known) => object])[] = [
  ['systems.get', ({ system }) => ({ id: system })],
  ['systems.update', ({ system }) => ({ id: system, changes: { owner: 'Ada' } })],
  ['actions.update', ({ action }) => ({ id: action, changes: { owner: 'Ada' } })],
  ['evidence.update', ({ evidence }) => ({ id: evidence, changes: { source: 'Ada' } })],
  ['evidence.link', ({ evidence }) => ({ id: evidence, add: [{ target: 'node', targetId: '4.2' }], remove: [] })],
  ['evidence.remove', ({ evidence }) => ({ id: evidence })],
  ['assessment.get', () => ({})],
  ['assessment.set', () => ({ entries: [{ nodeId: '4.1', element: 0, changes: { owner: 'Ada' } }] })],
  ['trail.list', ({ system }) => ({ limit: 50, entityId: system })],
  ['trail.restoreRecordPreview', ({ system, seq }) => ({ entity: 'aiSystems', entityId: system, seq })],
  ['trail.undo', ({ changeId }) => ({ changeId })],
  ['lists.read', ({ mark }) => ({ route: 'systems.list', input: {}, mark })],
  ['lists.read', ({ mark }) => ({ route: 'evidence.list', input: {}, mark })],
];

type Known = { [name in 'system' | 'action' | 'evidence' | 'changeId' | 'mark']: string } & { seq: number };

async function fill(core: TestCore): Promise<Known> {
  const { system } = await core.ask('systems.create', { fields: { name: 'One' } });
  const { action } = await core.ask('actions.create', { fields: { title: 'Do it' } });
  const link = { target: 'aiSystem', targetId: system.id } as const;
  const { mark } = await core.ask('lists.read', { route: 'systems.list', input: {}, mark: null });
  const fields = { kind: 'observation', title: 'Seen' } as const;
  const { evidence } = await core.ask('evidence.add', { fields, links: [link] });
  const { changeId } = await core.ask('systems.update', { id: system.id, changes: { owner: 'Eva' } });
  const [newest] = (await core.ask('trail.list', { limit: 1 })).entries;
  const ids = { system: system.id, action: action.id, evidence: evidence.id };
  return { ...ids, changeId: changeId ?? '', mark, seq: newest?.seq ?? 0 };
}

async function scansOf(core: TestCore, route: CoreRouteName, input: object): Promise<string[]> {
  const { ran } = watchStatements();
  expect(await core.handle.dispatch(route, input)).toMatchObject({ ok: true });
  return ran().flatMap((statement) => {
    if (statement.sql.includes('ORDER BY seq DESC LIMIT 1')) return [];
    const plan = explain<{ readonly detail: string }>('EXPLAIN QUERY PLAN', statement);
    return plan.filter(({ detail }) => LARGE.test(detail)).map(({ detail }) => `${detail}: ${statement.sql}`);
  });
}

describe('by an index', () => {
  test.each(ASKED)('%s finds what it needs', async (route, inputOf) => {
    const core = await coreWithWorkspace();
    expect(await scansOf(core, route, inputOf(await fill(core)))).toEqual([]);
  });

  test('and one that does not is seen', async () => {
    const core = await coreWithWorkspace();
    expect(await scansOf(core, 'systems.list', {})).not.toEqual([]);
  });
});
