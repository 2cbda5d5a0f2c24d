import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '#core/resources/catalogue.ts';
import { emptyResult } from '#shared/entities/assessment.ts';
import { APP_FOLDER, coreWithWorkspace, testCore } from './core.ts';

describe('an assessment by elements', () => {
  test('holds a node and each of its elements beside each other; the steps go by the node', async () => {
    const core = await coreWithWorkspace();
    await core.ask('assessment.set', {
      entries: [
        { nodeId: '9.1', element: 0, changes: { status: 'partlyMet', maturity: 2, owner: 'Eva' } },
        { nodeId: '9.1', element: 2, changes: { status: 'met', note: 'Seen on screen.' } },
      ],
    });
    const { results } = await core.ask('assessment.get', {});
    expect(results).toEqual([
      { ...emptyResult('9.1'), status: 'partlyMet', maturity: 2, owner: 'Eva', assessedOn: '2026-01-01' },
      { ...emptyResult('9.1', 2), status: 'met', note: 'Seen on screen.', assessedOn: '2026-01-01' },
    ]);
    const { steps } = await core.ask('guide.overview', {});
    expect(steps.find(({ id }) => id === 'gapAnalysis')?.done).toBe(1);
    expect(steps.find(({ id }) => id === 'maintain')?.done).toBe(0);
  });

  test('is dated when it is first judged, unless somebody says when', async () => {
    const core = await coreWithWorkspace();
    const set = async (changes: object) =>
      (await core.ask('assessment.set', { entries: [{ nodeId: '4.1', element: 0, changes }] })).results[0]?.assessedOn;
    expect(await set({ note: 'Ask again.' })).toBe('');
    expect(await set({ status: 'met', assessedOn: '2025-12-01' })).toBe('2025-12-01');
    expect(await set({ status: 'notMet' })).toBe('2025-12-01');
  });

  test('takes many entries as one change, which one undo takes back', async () => {
    const core = await coreWithWorkspace();
    await core.ask('assessment.set', { entries: [{ nodeId: '4.1', element: 0, changes: { finding: 'Before.' } }] });
    const before = (await core.ask('assessment.get', {})).results;
    const entries = loadCatalogue(path.join(APP_FOLDER, 'resources', 'catalogue')).nodes.flatMap(({ id, elements }) =>
      Array.from({ length: elements + 1 }, (_, element) => ({
        nodeId: id,
        element,
        changes: { status: 'largelyMet' as const, finding: `Seen at ${id}.` },
      })),
    );
    expect(entries.length).toBe(336);
    const { changeId } = await core.ask('assessment.set', { entries });
    expect((await core.ask('assessment.get', {})).results.length).toBe(336);
    expect((await core.ask('trail.undo', {})).step?.changeId).toBe(changeId);
    expect((await core.ask('assessment.get', {})).results).toEqual(before);
  });

  test('refuses all where one is refused: an unknown place, or an exclusion without its reason', async () => {
    const core = await coreWithWorkspace();
    const good = { nodeId: '4.1', element: 0, changes: { status: 'met' } };
    for (const [bad, code] of [
      [{ nodeId: '4.1', element: 40, changes: { status: 'met' } }, 'nodeUnknown'],
      [{ nodeId: '4.9', element: 0, changes: { status: 'met' } }, 'nodeUnknown'],
      [{ nodeId: '4.2', element: 1, changes: { status: 'notApplicable' } }, 'reasonMissing'],
      [{ nodeId: '4.2', element: 0, changes: { maturity: 6 } }, 'inputInvalid'],
    ] as const) {
      expect(await core.refusal('assessment.set', { entries: [good, bad] })).toBe(code);
    }
    expect((await core.ask('assessment.get', {})).results).toEqual([]);
  });

  test('leaves no trace of what changes nothing', async () => {
    const core = await coreWithWorkspace();
    const entries = [{ nodeId: '4.1', element: 1, changes: { status: 'notAssessed' as const, note: '' } }];
    expect((await core.ask('assessment.set', { entries })).changeId).toBeNull();
    expect((await core.ask('assessment.get', {})).results).toEqual([]);
  });
});

describe('a walk through the requirements', () => {
  test('goes on where it was left in this workspace, also after a restart', async () => {
    const core = await coreWithWorkspace();
    expect(await core.ask('assessment.place', {})).toEqual({ nodeId: null });
    await core.ask('assessment.notePlace', { nodeId: '7.2' });
    expect(await core.refusal('assessment.notePlace', { nodeId: '7.9' })).toBe('nodeUnknown');
    await core.ask('workspace.create', {
      path: path.join(core.folder, 'other.aims'),
      organisationName: 'Other',
      sample: false,
    });
    expect(await core.ask('assessment.place', {})).toEqual({ nodeId: null });
    await core.ask('workspace.close', {});
    const again = testCore(core.folder);
    await again.ask('workspace.open', { path: path.join(core.folder, 'test.aims') });
    expect(await again.ask('assessment.place', {})).toEqual({ nodeId: '7.2' });
  });
});
