import { describe, expect, test } from 'vitest';
import { coreWithWorkspace, type TestCore } from './core.ts';

const KEPT = { title: 'Keep the register' };

/** An action that evidence supports, and how each came to be. */
async function supported() {
  const core = await coreWithWorkspace();
  const made = await core.ask('actions.create', { fields: KEPT });
  const link = { target: 'action', targetId: made.record.id } as const;
  const { evidence } = await core.ask('evidence.add', { fields: { kind: 'link', title: 'Minutes' }, links: [] });
  const linked = await core.ask('evidence.link', { id: evidence.id, add: [link], remove: [] });
  return { core, made: made.changeId ?? '', linked: linked.changeId ?? '', link, evidence };
}

async function refusalOfUndo(core: TestCore, changeId: string): Promise<unknown> {
  const answer = await core.handle.dispatch('trail.undo', { changeId });
  return answer.ok ? null : answer.error;
}

describe('the making of a record is not undone while others refer to it', () => {
  test('evidence that supports it is named, and once it does no more the undo goes through', async () => {
    const { core, made, linked, link, evidence } = await supported();
    expect(await refusalOfUndo(core, made)).toMatchObject({
      code: 'recordReferred',
      message: expect.stringMatching(/^ACT-001 .*: EV-0001\. /),
    });
    expect(await core.ask('actions.list', {})).toMatchObject([KEPT]);
    const taken = await core.ask('evidence.link', { id: evidence.id, add: [], remove: [link] });
    await core.ask('trail.undo', { changeId: made });
    // Nor does what referred to it come back without it, by whichever way.
    expect(await core.refusal('trail.undo', { changeId: taken.changeId })).toBe('recordMissing');
    const { entries } = await core.ask('trail.list', { limit: 50, entity: 'evidenceLinks' });
    const [entry] = entries.filter(({ changeId }) => changeId === linked);
    const version = { entity: 'evidenceLinks', entityId: entry?.entityId ?? '', seq: entry?.seq ?? 0 };
    expect(await core.refusal('trail.restoreRecord', version)).toBe('recordMissing');
    expect(await core.ask('evidence.list', {})).toMatchObject([{ links: [] }]);
    // Together they come back.
    await core.ask('trail.restore', { seq: entry?.seq ?? 0 });
    expect(await core.ask('evidence.list', {})).toMatchObject([{ links: [link] }]);
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
  });

  test('interviews of an assessment are named', async () => {
    const core = await coreWithWorkspace();
    const made = await core.ask('assessments.create', { fields: { title: 'Second' } });
    const assessmentId = made.assessment.id;
    await core.ask('interviews.createMany', { records: [{ assessmentId }, { assessmentId }] });
    expect(await refusalOfUndo(core, made.changeId ?? '')).toMatchObject({
      code: 'recordReferred',
      params: { code: 'ASM-002', by: 'INT-001, INT-002' },
    });
    expect(await core.ask('interviews.list', { of: assessmentId })).toHaveLength(2);
  });
});
