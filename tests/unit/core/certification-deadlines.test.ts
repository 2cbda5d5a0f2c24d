import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CERTIFICATION_DEADLINE_KEYS, MAX_DEADLINE } from '#shared/entities/certification-deadlines.ts';
import { APP_FOLDER, coreWithWorkspace, testCore } from './core.ts';

describe("the certification body's deadlines", () => {
  test('are not known in a new workspace', async () => {
    const core = await coreWithWorkspace();
    const organisation = await core.ask('organisation.get', {});
    for (const key of CERTIFICATION_DEADLINE_KEYS) expect(organisation[key]).toBeNull();
  });

  test('are each kept, in the trail, and undone by themselves', async () => {
    const core = await coreWithWorkspace();
    const { changeId } = await core.ask('organisation.update', { changes: { minorClosureDays: 60 } });
    await core.ask('organisation.update', { changes: { stageGapMonths: 3 } });
    const [, entry] = (await core.ask('trail.list', { limit: 2 })).entries;
    expect(entry).toMatchObject({ before: { minorClosureDays: null }, after: { minorClosureDays: 60 } });
    await core.ask('trail.undo', { changeId: changeId ?? '' });
    const organisation = await core.ask('organisation.get', {});
    expect(organisation).toMatchObject({ minorClosureDays: null, stageGapMonths: 3 });
  });

  test.each([0, -1, 1.5, MAX_DEADLINE + 1, '30'])('%s is no deadline', async (value) => {
    const core = await coreWithWorkspace();
    expect(await core.refusal('organisation.update', { changes: { correctionPlanDays: value } })).toBe('inputInvalid');
  });

  test('can be entered in a file that is older than they are', async () => {
    const core = testCore();
    const file = path.join(core.folder, 'old.aims');
    fs.copyFileSync(path.join(APP_FOLDER, 'tests/fixtures/workspaces/catalogue-2026.1.aims'), file);
    await core.ask('workspace.open', { path: file });
    expect(await core.ask('organisation.get', {})).toMatchObject({
      certificationBody: 'Prüfstelle Nord',
      majorClosureDays: null,
    });
    await core.ask('organisation.update', { changes: { majorClosureDays: 45 } });
    await core.ask('workspace.close', {});
    await core.ask('workspace.open', { path: file });
    expect((await core.ask('organisation.get', {})).majorClosureDays).toBe(45);
    expect((await core.ask('trail.verify', {})).brokenAt).toBeNull();
  });
});
