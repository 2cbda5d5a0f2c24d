import { describe, expect, test } from 'vitest';
import { NODE_IDS } from '../shared/fulfilment/facts.ts';
import { coreWithWorkspace, type TestCore } from './core.ts';

const of = async (core: TestCore, nodeId: string) => {
  const [found] = await core.ask('fulfilment.list', { nodeIds: [nodeId] });
  if (found === undefined) throw new Error(`nothing about ${nodeId}`);
  return found;
};
const steps = async (core: TestCore) => (await core.ask('guide.overview', {})).steps;
const addSystem = async (core: TestCore, name: string, changes: object = {}) => {
  const { system } = await core.ask('systems.create', { fields: { name } });
  await core.ask('systems.update', { id: system.id, changes });
  return system;
};
const link = (core: TestCore, nodeId: string) =>
  core.ask('evidence.add', {
    fields: { kind: 'link', title: 'Minutes', location: 'Folder 7' },
    links: [{ target: 'node', targetId: nodeId }],
  });

/** A workspace whose records show the scope. */
async function withScope() {
  const core = await coreWithWorkspace();
  await core.ask('organisation.update', { changes: { scopeStatement: 'All AI systems at the site.' } });
  const first = await addSystem(core, 'Triage', { scope: 'inScope', owner: 'Ada' });
  const second = await addSystem(core, 'Invoices', { scope: 'outOfScope', scopeReason: 'Office software.' });
  const changes = { status: 'approved', approver: 'Grace Hopper', approvedOn: '2026-01-01' } as const;
  await core.ask('documents.updateControl', { documentKey: 'inventory', changes });
  return { core, first, second };
}

describe('fulfilment', () => {
  test('is told for all 70 requirements, and for those that are named', async () => {
    const core = await coreWithWorkspace();
    expect((await core.ask('fulfilment.list', {})).map(({ nodeId }) => nodeId)).toEqual(NODE_IDS);
    expect((await core.ask('fulfilment.list', { nodeIds: ['9.1', '4.3'] })).map(({ nodeId }) => nodeId)).toEqual([
      ...['9.1', '4.3'],
    ]);
    expect(await core.refusal('fulfilment.list', { nodeIds: ['4.9'] })).toBe('nodeUnknown');
  });

  test('follows the records, there and back', async () => {
    const { core, second } = await withScope();
    expect(await of(core, '4.3')).toMatchObject({ state: 'shown', missing: [] });
    await core.ask('systems.update', { id: second.id, changes: { scope: 'undecided' } });
    expect((await of(core, '4.3')).missing).toMatchObject([
      { key: 'systems.scopeDecided', params: { count: 1 }, refs: [{ entity: 'aiSystems', id: second.id }] },
      { key: 'documentsChanged', params: { count: 1 }, refs: [{ entity: 'documentControls', id: 'inventory' }] },
    ]);
    await core.ask('trail.undo', {});
    expect((await of(core, '4.3')).state).toBe('shown');
    await core.ask('systems.archive', { ids: [second.id], archived: true });
    expect((await of(core, '4.3')).missing).toMatchObject([{ key: 'documentsChanged' }]);
    await core.ask('documents.approve', {
      documentKey: 'inventory',
      approver: 'Grace Hopper',
      approvedOn: '2026-01-01',
    });
    expect((await of(core, '4.3')).state).toBe('shown');
  });

  test('does not move by what a gap analysis says: 32 pasted "Met" leave every step as it is', async () => {
    const core = await coreWithWorkspace();
    const before = await steps(core);
    const entries = NODE_IDS.slice(0, 32).map((nodeId) => ({
      nodeId,
      element: 0,
      changes: { status: 'met' as const },
    }));
    await core.ask('assessment.set', { entries });
    const controls = NODE_IDS.filter((id) => id.startsWith('A.')).map((nodeId) => {
      return { nodeId, element: 0, changes: { status: 'met' as const, finding: 'Seen.' } };
    });
    await core.ask('assessment.set', { entries: controls });
    const after = await steps(core);
    expect(after.slice(1)).toEqual(before.slice(1));
    expect(after[0]).toMatchObject({ done: 70 });
  });

  test('is what the steps count, and moves nothing of the gap analysis', async () => {
    const { core } = await withScope();
    const [judged, establish] = await steps(core);
    expect(judged).toMatchObject({ done: 0, total: 70 });
    expect(establish).toMatchObject({ total: 22, done: 1, counts: { shown: 1, stated: 0 } });
    await link(core, '5.1');
    await core.ask('fulfilment.state', { nodeId: '5.1', text: 'On the agenda of each meeting.' });
    expect((await steps(core))[1]).toMatchObject({ done: 1, counts: { shown: 1, stated: 1 } });
  });
});

describe('a confirmation', () => {
  test('keeps name and day, and lapses visibly when what it rests on changes', async () => {
    const { core, first } = await withScope();
    await core.ask('fulfilment.decide', { nodeId: '4.3', verdict: 'confirmed', reason: '', by: 'Grace Hopper' });
    expect((await of(core, '4.3')).decision).toMatchObject({ verdict: 'confirmed', by: 'Grace Hopper', moved: false });
    // What the rule does not read moves nothing.
    await core.ask('systems.update', { id: first.id, changes: { notes: 'Nothing to do with it.', owner: 'Bob' } });
    expect((await of(core, '4.3')).decision).toMatchObject({ moved: false, movedRefs: [] });
    const third = await addSystem(core, 'Chatbot', { scope: 'inScope' });
    const { state, decision } = await of(core, '4.3');
    // The inventory that was approved is another one by now.
    expect([state, decision?.moved]).toEqual(['begun', true]);
    expect(decision?.movedRefs).toEqual([{ entity: 'aiSystems', id: third.id, label: 'SYS-003 Chatbot' }]);
    // As it was is as it was confirmed.
    await core.ask('systems.archive', { ids: [third.id], archived: true });
    expect((await of(core, '4.3')).decision).toMatchObject({ moved: false });
  });

  test('sees a long text change though the rules read its first letter only', async () => {
    const { core, second } = await withScope();
    await core.ask('fulfilment.decide', { nodeId: '4.3', verdict: 'confirmed', reason: '' });
    await core.ask('systems.update', { id: second.id, changes: { scopeReason: 'Office software without effect.' } });
    expect((await of(core, '4.3')).decision).toMatchObject({
      moved: true,
      movedRefs: [{ entity: 'aiSystems', label: 'SYS-002 Invoices' }],
    });
  });

  test.each([
    [
      'the scope statement',
      (core: TestCore) => core.ask('organisation.update', { changes: { scopeStatement: 'Less.' } }),
    ],
    ['a new piece of evidence', (core: TestCore) => link(core, '4.3')],
    [
      'a new version of the inventory',
      (core: TestCore) =>
        core.ask('documents.updateControl', { documentKey: 'inventory', changes: { version: '2.0' } }),
    ],
    [
      'an action',
      (core: TestCore) =>
        core.ask('actions.create', { fields: { title: 'Ask the board', nodeId: '4.3', status: 'done' } }),
    ],
  ])('lapses with %s', async (_what, change) => {
    const { core } = await withScope();
    await core.ask('fulfilment.decide', { nodeId: '4.3', verdict: 'confirmed', reason: '' });
    await change(core);
    expect((await of(core, '4.3')).decision?.moved).toBe(true);
  });

  test('is refused while something is missing, and for what has no records', async () => {
    const core = await coreWithWorkspace();
    await link(core, '9.1');
    for (const nodeId of ['4.3', '9.1']) {
      expect(await core.refusal('fulfilment.decide', { nodeId, verdict: 'confirmed', reason: '' })).toBe('notShown');
    }
  });

  test('can be replaced by an objection, which takes the requirement back, and both can be undone', async () => {
    const { core } = await withScope();
    await core.ask('fulfilment.decide', { nodeId: '4.3', verdict: 'confirmed', reason: '' });
    expect(await core.refusal('fulfilment.decide', { nodeId: '4.3', verdict: 'objected', reason: ' ' })).toBe(
      'objectionReasonMissing',
    );
    const objection = { nodeId: '4.3', verdict: 'objected', reason: 'A pilot is left out.' } as const;
    await core.ask('fulfilment.decide', objection);
    expect(await of(core, '4.3')).toMatchObject({ state: 'begun', decision: { reason: 'A pilot is left out.' } });
    expect((await steps(core))[1]?.done).toBe(0);
    await core.ask('trail.undo', {});
    expect(await of(core, '4.3')).toMatchObject({ state: 'shown', decision: { verdict: 'confirmed' } });
    await core.ask('trail.redo', {});
    expect((await of(core, '4.3')).state).toBe('begun');
    // Who objected may be convinced.
    await core.ask('fulfilment.decide', { nodeId: '4.3', verdict: 'confirmed', reason: 'The pilot has ended.' });
    expect((await of(core, '4.3')).state).toBe('shown');
    await core.ask('fulfilment.withdraw', { nodeId: '4.3' });
    expect((await of(core, '4.3')).decision).toBeNull();
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
  });

  test('stands in the trail with who, what and why, and comes back with an earlier state', async () => {
    const { core } = await withScope();
    await core.ask('fulfilment.decide', { nodeId: '4.3', verdict: 'confirmed', reason: 'Looked at each system.' });
    const [entry] = (await core.ask('trail.list', { limit: 1 })).entries;
    expect(entry).toMatchObject({
      action: 'fulfilment.decide',
      entity: 'nodeConfirmations',
      subject: { nodeId: '4.3' },
    });
    await core.ask('fulfilment.withdraw', { nodeId: '4.3' });
    const head = (await core.ask('trail.list', { limit: 1 })).entries[0];
    await core.ask('trail.restore', { seq: (head?.seq ?? 0) - 1 });
    expect((await of(core, '4.3')).decision).toMatchObject({ verdict: 'confirmed', moved: false });
  });
});

describe('a statement', () => {
  test('needs evidence that counts, and is taken only where there are no records yet', async () => {
    const core = await coreWithWorkspace();
    const said = { text: 'Reviewed in January.' };
    expect(await core.refusal('fulfilment.state', { nodeId: '9.3.1', ...said })).toBe('statementWithoutEvidence');
    expect(await core.refusal('fulfilment.state', { nodeId: '4.3', ...said })).toBe('statementNotTaken');
    expect(await core.refusal('fulfilment.state', { nodeId: '4.9', ...said })).toBe('nodeUnknown');
    await link(core, '9.3.1');
    await core.ask('fulfilment.state', { nodeId: '9.3.1', ...said, by: 'Helene Brandt' });
    expect(await of(core, '9.3.1')).toMatchObject({
      state: 'stated',
      statement: { text: 'Reviewed in January.', by: 'Helene Brandt', ruleVersion: 0, review: false },
    });
    await core.ask('fulfilment.state', { nodeId: '9.3.1', text: 'Reviewed in February.' });
    expect((await of(core, '9.3.1')).statement?.text).toBe('Reviewed in February.');
    await core.ask('fulfilment.retract', { nodeId: '9.3.1' });
    expect((await of(core, '9.3.1')).state).toBe('begun');
  });

  test('goes back to the person when its evidence is rewritten or taken away, and not when more is added', async () => {
    const core = await coreWithWorkspace();
    const { evidence: first } = await link(core, '9.3.1');
    await core.ask('fulfilment.state', { nodeId: '9.3.1', text: 'Reviewed in January.' });
    await link(core, '9.3.1');
    await core.ask('evidence.update', { id: first.id, changes: { collectedBy: 'Ada' } });
    expect((await of(core, '9.3.1')).state).toBe('stated');
    const rewritten = await core.ask('evidence.update', { id: first.id, changes: { title: 'Menu of the canteen' } });
    expect(await of(core, '9.3.1')).toMatchObject({
      state: 'begun',
      statement: { review: true, movedRefs: [{ id: first.id, label: 'EV-0001 Menu of the canteen' }] },
    });
    await core.ask('trail.undo', { changeId: rewritten.changeId ?? '' });
    expect((await of(core, '9.3.1')).state).toBe('stated');
    await core.ask('evidence.remove', { id: first.id });
    const gone = await of(core, '9.3.1');
    expect([gone.state, gone.statement?.movedRefs.map(({ label }) => label)]).toEqual(['begun', ['EV-0001 Minutes']]);
    await core.ask('fulfilment.state', { nodeId: '9.3.1', text: 'Reviewed again.' });
    expect((await of(core, '9.3.1')).state).toBe('stated');
  });
});

describe('the sample organisation', () => {
  test('shows each state, and each of its statements counts as stated', async () => {
    const core = await coreWithWorkspace(true);
    const all = await core.ask('fulfilment.list', {});
    const at = (state: string) => all.filter((node) => node.state === state).map(({ nodeId }) => nodeId);
    expect(at('shown')).toEqual(['5.3', 'A.3.2', 'A.9.4']);
    expect(at('stated')).toEqual(['5.1', '5.2', 'A.3.3']);
    expect(all.filter(({ statement }) => statement !== null).map(({ nodeId }) => nodeId)).toEqual(at('stated'));
    expect(at('begun').length).toBeGreaterThan(20);
    expect(at('nothing').length).toBeGreaterThan(10);
    const states = (await steps(core)).slice(1).flatMap(({ nodes }) => nodes);
    expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
      new Map(all.map(({ nodeId, state }) => [nodeId, state])),
    );
  });
});
