import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { coreWithWorkspace, testCore } from './core.ts';

describe('workspaces', () => {
  test('are made, closed, listed as recent, and opened again with what was in them', async () => {
    const core = await coreWithWorkspace();
    await core.ask('systems.create', { fields: { name: 'Größenprüfer' } });
    await core.ask('workspace.close', {});
    expect(await core.ask('workspace.current', {})).toBeNull();
    const [recent] = await core.ask('recent.list', {});
    expect(recent).toMatchObject({ name: 'test.aims', organisationName: 'Müller & Söhne', missing: false });
    await core.ask('workspace.openRecent', { id: recent?.id ?? '' });
    expect((await core.ask('systems.list', {})).map((row) => row.name)).toEqual(['Größenprüfer']);
  });

  test('keep the open one open when another cannot be opened', async () => {
    const core = await coreWithWorkspace();
    expect(await core.refusal('workspace.open', { path: path.join(core.folder, 'none.aims') })).toBe('fileMissing');
    expect(await core.ask('workspace.current', {})).toMatchObject({ name: 'test.aims' });
  });

  test('a copy is a whole workspace of its own, and never replaces a file', async () => {
    const core = await coreWithWorkspace(true);
    const copy = path.join(core.folder, 'copy.aims');
    await core.ask('workspace.saveCopy', { path: copy });
    expect(await core.refusal('workspace.saveCopy', { path: copy })).toBe('fileExists');
    const other = testCore();
    await other.ask('workspace.open', { path: copy });
    expect(await other.ask('systems.list', {})).toEqual(await core.ask('systems.list', {}));
    await other.ask('workspace.close', {});
    expect(fs.readdirSync(core.folder).filter((name) => name.includes('copy'))).toEqual(['copy.aims']);
  });

  test('settings survive a restart, and a broken settings file is no reason not to start', async () => {
    const first = testCore();
    await first.ask('settings.update', { changes: { theme: 'dark', actor: 'Eva' } });
    const again = testCore(first.folder);
    expect(await again.ask('settings.get', {})).toMatchObject({ theme: 'dark', actor: 'Eva', textSize: 'normal' });
    fs.writeFileSync(path.join(first.folder, 'data', 'settings.json'), '{"theme":');
    expect(await testCore(first.folder).ask('settings.get', {})).toMatchObject({ theme: 'system' });
  });
});

describe('AI systems', () => {
  test('get codes above the highest in use, archived ones included', async () => {
    const core = await coreWithWorkspace();
    const codes: string[] = [];
    for (const name of ['One', 'Two']) codes.push((await core.ask('systems.create', { fields: { name } })).system.code);
    const [, second] = await core.ask('systems.list', {});
    await core.ask('systems.archive', { ids: [second?.id ?? ''], archived: true });
    codes.push((await core.ask('systems.create', { fields: { name: 'Three' } })).system.code);
    expect(codes).toEqual(['SYS-001', 'SYS-002', 'SYS-003']);
  });

  test('an edit is undone by its change id', async () => {
    const core = await coreWithWorkspace();
    const { system } = await core.ask('systems.create', { fields: { name: 'Chatbot' } });
    const { changeId } = await core.ask('systems.update', {
      id: system.id,
      changes: { owner: 'Eva', aiRoles: ['provider'] },
    });
    await core.ask('trail.undo', { changeId: changeId ?? '' });
    expect(await core.ask('systems.get', { id: system.id })).toEqual(system);
  });

  test('archiving twice keeps the first date', async () => {
    const core = await coreWithWorkspace();
    const { system } = await core.ask('systems.create', { fields: { name: 'Chatbot' } });
    await core.ask('systems.archive', { ids: [system.id], archived: true });
    const first = await core.ask('systems.get', { id: system.id });
    expect(await core.ask('systems.archive', { ids: [system.id], archived: true })).toEqual({ changeId: null });
    expect(await core.ask('systems.get', { id: system.id })).toEqual(first);
  });
});

describe('the assessment', () => {
  test('demands a reason for not applicable', async () => {
    const core = await coreWithWorkspace();
    const set = (changes: object) =>
      core.handle.dispatch('assessment.set', { entries: [{ nodeId: 'A.10.4', element: 0, changes }] });
    expect(await set({ status: 'notApplicable' })).toMatchObject({ ok: false, error: { code: 'reasonMissing' } });
    expect(await set({ status: 'notApplicable', finding: 'No customers.' })).toMatchObject({ ok: true });
    expect(await set({ finding: ' ' })).toMatchObject({ ok: false, error: { code: 'reasonMissing' } });
  });

  test('knows no requirement that the standard does not have', async () => {
    const core = await coreWithWorkspace();
    expect(
      await core.refusal('assessment.set', {
        entries: [{ nodeId: 'A.6.1.4', element: 0, changes: { status: 'met' } }],
      }),
    ).toBe('nodeUnknown');
  });

  test('moves the gap analysis on and no other step', async () => {
    const core = await coreWithWorkspace();
    await core.ask('assessment.set', { entries: [{ nodeId: '9.1', element: 0, changes: { status: 'met' } }] });
    const { steps } = await core.ask('guide.overview', {});
    expect(steps.find((step) => step.id === 'gapAnalysis')).toMatchObject({ status: 'inProgress', done: 1, total: 70 });
    expect(steps.find((step) => step.id === 'maintain')).toMatchObject({ status: 'notStarted', done: 0, total: 3 });
    expect(steps.find((step) => step.id === 'riskAssessment')).toMatchObject({ status: 'blocked' });
  });
});

describe('the sample organisation', () => {
  test('fills the registry, the assessment and the trail', async () => {
    const core = await coreWithWorkspace(true);
    expect(await core.ask('systems.list', {})).toHaveLength(12);
    expect((await core.ask('assessment.get', {})).results.length).toBeGreaterThan(30);
    const chain = await core.ask('trail.verify', {});
    expect(chain).toMatchObject({ brokenAt: null });
    expect((await core.ask('workspace.current', {}))?.sample).toBe(true);
  });
});
