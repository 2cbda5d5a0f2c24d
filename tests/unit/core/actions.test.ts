import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { coreWithWorkspace } from './core.ts';

describe('actions', () => {
  test('get codes, are changed field by field, and say when they were done', async () => {
    const core = await coreWithWorkspace();
    const first = (await core.ask('actions.create', { fields: { title: ' Write it down ', nodeId: '7.5.1' } })).record;
    expect(first).toMatchObject({ code: 'ACT-001', title: 'Write it down', status: 'open', doneOn: '', priority: '' });
    const second = (await core.ask('actions.create', { fields: { title: 'Train everybody', effortDays: 3 } })).record;
    expect(second.code).toBe('ACT-002');
    const update = async (changes: object) => (await core.ask('actions.update', { id: first.id, changes })).record;
    expect(await update({ status: 'done', owner: 'Eva' })).toMatchObject({ doneOn: '2026-01-01', owner: 'Eva' });
    expect(await update({ status: 'inProgress' })).toMatchObject({ doneOn: '', owner: 'Eva' });
    const list = await core.ask('actions.list', {});
    expect(list.map(({ code, status }) => `${code} ${status}`)).toEqual(['ACT-001 inProgress', 'ACT-002 open']);
  });

  test('are undone one change at a time', async () => {
    const core = await coreWithWorkspace();
    const { record: action } = await core.ask('actions.create', { fields: { title: 'Write it down' } });
    await core.ask('actions.update', { id: action.id, changes: { dueOn: '2026-02-01' } });
    await core.ask('trail.undo', {});
    expect(await core.ask('actions.list', {})).toEqual([action]);
    await core.ask('trail.undo', {});
    expect(await core.ask('actions.list', {})).toEqual([]);
  });

  test('take a priority of their own only with its reason, and no requirement that is none', async () => {
    const core = await coreWithWorkspace();
    const { record: action } = await core.ask('actions.create', { fields: { title: 'Write it down' } });
    const refused = (changes: object) => core.refusal('actions.update', { id: action.id, changes });
    expect(await refused({ priority: 'high' })).toBe('priorityReasonMissing');
    expect(await refused({ nodeId: '4.9' })).toBe('nodeUnknown');
    expect(await refused({ effortDays: 1.5 })).toBe('inputInvalid');
    expect(await refused({ title: ' ' })).toBe('inputInvalid');
    const changes = { priority: 'high', priorityReason: 'The audit is in May.' } as const;
    expect((await core.ask('actions.update', { id: action.id, changes })).record).toMatchObject(changes);
    expect(await refused({ priorityReason: '' })).toBe('priorityReasonMissing');
    expect(await core.refusal('actions.create', { fields: { title: 'x', priority: 'low' } })).toBe(
      'priorityReasonMissing',
    );
  });

  test('go into a calendar file as far as they are open and have a day; without one there is no file', async () => {
    const core = await coreWithWorkspace();
    const target = path.join(core.folder, 'actions.ics');
    const save = { path: target, asOf: '2026-01-01' };
    await core.ask('actions.create', { fields: { title: 'Some day' } });
    expect(await core.refusal('actions.exportCalendar', save)).toBe('noDueDate');
    expect(fs.existsSync(target)).toBe(false);
    await core.ask('actions.create', { fields: { title: 'Write it down', dueOn: '2026-02-01' } });
    const { events, sha256, bytes } = await core.ask('actions.exportCalendar', save);
    const written = fs.readFileSync(target);
    expect({ events, bytes, sha256 }).toEqual({
      events: 1,
      bytes: written.length,
      sha256: createHash('sha256').update(written).digest('hex'),
    });
    await core.ask('actions.exportCalendar', save);
    expect(fs.readFileSync(target)).toEqual(written);
  });
});
