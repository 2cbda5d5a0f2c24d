import { describe, expect, test } from 'vitest';
import { coreWithWorkspace, type TestCore } from './core.ts';

const AS_OF = '2026-11-24';

async function findingOf(core: TestCore, rule: string) {
  const { findings } = await core.ask('readiness.check', { rule, asOf: AS_OF });
  return findings[0];
}

/** Two systems in scope without an owner. */
async function withOwnerless(): Promise<{ core: TestCore; ids: string[] }> {
  const core = await coreWithWorkspace();
  const ids: string[] = [];
  for (const name of ['One', 'Two']) {
    const { system } = await core.ask('systems.create', { fields: { name, scope: 'inScope' } });
    ids.push(system.id);
  }
  return { core, ids };
}

const RULE = 'systems.ownerMissing';

describe('the readiness check', () => {
  test('reads the whole workspace of the sample', async () => {
    const core = await coreWithWorkspace(true);
    const report = await core.ask('readiness.check', { asOf: AS_OF });
    const found = Object.fromEntries(report.findings.map((one) => [one.rule, one]));
    expect(found['systems.scopeUndecided']?.subjects).toMatchObject([
      { label: 'SYS-011 Route planning for home care' },
    ]);
    expect(found['applicability.customersExcluded']?.subjects).toMatchObject([{ id: 'A.10.4' }]);
    expect(found['assessment.notAssessed']?.total).toBe(
      70 - (await core.ask('assessment.get', {})).results.filter(({ element }) => element === 0).length,
    );
    expect(report.findings.map(({ severity }) => severity)).toEqual(
      report.findings
        .map(({ severity }) => severity)
        .toSorted((a, b) => 'ewh'.indexOf(a[0] ?? '') - 'ewh'.indexOf(b[0] ?? '')),
    );
  });

  test('takes the day from the core where none is given', async () => {
    const core = await coreWithWorkspace();
    expect((await core.ask('readiness.check', {})).asOf).toBe('2026-01-01');
  });

  test('depends on the day asked for', async () => {
    const core = await coreWithWorkspace();
    await core.ask('systems.create', { fields: { name: 'One', nextReviewOn: '2026-06-30' } });
    const overdue = async (asOf: string) =>
      (await core.ask('readiness.check', { rule: 'systems.reviewOverdue', asOf })).findings.length;
    expect([await overdue('2026-06-30'), await overdue('2026-07-01')]).toEqual([0, 1]);
  });

  test('takes a text of spaces for none, and a long one for one', async () => {
    const core = await coreWithWorkspace();
    await core.ask('systems.create', { fields: { name: 'A', scope: 'outOfScope', scopeReason: ' \n\t' } });
    await core.ask('systems.create', {
      fields: { name: 'B', scope: 'outOfScope', scopeReason: '  Ünused '.repeat(500) },
    });
    const found = await findingOf(core, 'systems.outsideWithoutReason');
    expect(found?.subjects.map(({ label }) => label)).toEqual(['SYS-001 A']);
  });

  test('names no more records than asked for, and counts them all', async () => {
    const { core } = await withOwnerless();
    const { findings } = await core.ask('readiness.check', { rule: RULE, limit: 1 });
    expect(findings).toMatchObject([{ open: 2, total: 2, subjects: [{ label: 'SYS-001 One' }] }]);
  });

  test('sees what evidence stands behind a rating, until the day on which it expires', async () => {
    const core = await coreWithWorkspace();
    await core.ask('assessment.set', { entries: [{ nodeId: '7.3', element: 0, changes: { status: 'met' } }] });
    const rated = async (asOf: string) => {
      const { findings } = await core.ask('readiness.check', { rule: 'assessment.metWithoutFinding', asOf });
      return findings.flatMap(({ subjects }) => subjects.map(({ id }) => id));
    };
    expect(await rated(AS_OF)).toEqual(['7.3']);
    await core.ask('evidence.add', {
      fields: { kind: 'observation', title: 'Talk in the canteen', validUntil: AS_OF },
      links: [{ target: 'node', targetId: '7.3' }],
    });
    expect(await rated(AS_OF)).toEqual([]);
    expect(await rated('2026-11-25')).toEqual(['7.3']);
  });

  test('tells of audits by the last day that their evidence speaks of', async () => {
    const core = await coreWithWorkspace();
    const changes = { status: 'met', finding: 'Held.' } as const;
    await core.ask('assessment.set', { entries: [{ nodeId: '9.2.2', element: 0, changes }] });
    const fields = { kind: 'link', title: 'Report', location: 'https://intranet.example/report' } as const;
    const links = [{ target: 'node', targetId: '9.2.2' }] as const;
    await core.ask('evidence.add', { fields: { ...fields, collectedOn: '2025-11-23' }, links: [...links] });
    const found = (await findingOf(core, 'assessment.cycleTooOld'))?.subjects;
    expect(found).toMatchObject([{ id: '9.2.2', params: { heldOn: '2025-11-23' } }]);
    const period = { collectedOn: '2025-11-23', periodFrom: '2025-12-01', periodTo: '2025-12-31' };
    await core.ask('evidence.add', { fields: { ...fields, ...period }, links: [...links] });
    expect(await findingOf(core, 'assessment.cycleTooOld')).toBeUndefined();
  });

  test('leads to the action that is overdue, and lets it be waived', async () => {
    const core = await coreWithWorkspace();
    const { record } = await core.ask('actions.create', { fields: { title: 'Train staff', dueOn: '2026-11-01' } });
    const finding = await findingOf(core, 'actions.overdue');
    expect(finding?.subjects).toMatchObject([{ entity: 'actions', id: record.id, label: 'ACT-001 Train staff' }]);
    expect(await findingOf(core, 'actions.ownerless')).toMatchObject({ open: 1 });
  });

  test('knows no other rules', async () => {
    const core = await coreWithWorkspace();
    expect(await core.refusal('readiness.check', { rule: 'systems.nonsense' })).toBe('ruleUnknown');
    expect(await core.refusal('readiness.waive', { rule: 'x', subject: null, reason: 'r' })).toBe('ruleUnknown');
  });
});

describe('a waiver', () => {
  test('of the whole rule stays visible with reason, who and when, and is taken back', async () => {
    const { core } = await withOwnerless();
    await core.ask('settings.update', { changes: { actor: 'Eva' } });
    await core.ask('readiness.waive', { rule: RULE, subject: null, reason: ' Pilot only ' });
    const finding = await findingOf(core, RULE);
    expect(finding).toMatchObject({ open: 0, total: 2, waiver: { reason: 'Pilot only', by: 'Eva' } });
    expect(finding?.waiver?.at).toMatch(/^2026-01-01T/);
    expect((await core.ask('readiness.check', { rule: RULE })).counts).toMatchObject({ warning: 0, waived: 1 });
    await core.ask('readiness.unwaive', { id: finding?.waiver?.id ?? '' });
    expect(await findingOf(core, RULE)).toMatchObject({ open: 2, waiver: null });
  });

  test('stands under the name that was given with it', async () => {
    const { core } = await withOwnerless();
    const waiver = { rule: RULE, subject: null, reason: 'Pilot only' };
    await core.ask('readiness.waive', { ...waiver, by: 'Helene Brandt' });
    expect((await findingOf(core, RULE))?.waiver?.by).toBe('Helene Brandt');
    await core.ask('readiness.waive', { ...waiver, by: 'Jonas Keller' });
    expect((await findingOf(core, RULE))?.waiver?.by).toBe('Jonas Keller');
  });

  test('of one record leaves the others open', async () => {
    const { core, ids } = await withOwnerless();
    const subject = { entity: 'aiSystems' as const, id: ids[0] ?? '' };
    await core.ask('readiness.waive', { rule: RULE, subject, reason: 'Ends in May' });
    expect(await findingOf(core, RULE)).toMatchObject({
      open: 1,
      subjects: [{ id: ids[1] }],
      waivedSubjects: [{ subject: { id: ids[0] }, waiver: { reason: 'Ends in May' } }],
    });
  });

  test('stands in the trail with its record and reason, and its undo opens the finding again', async () => {
    const { core, ids } = await withOwnerless();
    const subject = { entity: 'aiSystems' as const, id: ids[1] ?? '' };
    const { changeId } = await core.ask('readiness.waive', { rule: RULE, subject, reason: 'Ends in May' });
    const { entries } = await core.ask('trail.list', { limit: 1 });
    expect(entries[0]).toMatchObject({
      action: 'readiness.waive',
      entity: 'readinessWaivers',
      operation: 'create',
      after: { ruleId: RULE, subjectId: ids[1], subjectLabel: 'SYS-002 Two', reason: 'Ends in May' },
    });
    const { changeId: undone } = await core.ask('trail.undo', { changeId: changeId ?? '' });
    expect(await findingOf(core, RULE)).toMatchObject({ open: 2, waivedSubjects: [] });
    await core.ask('trail.undo', { changeId: undone ?? '' });
    expect(await findingOf(core, RULE)).toMatchObject({ open: 1 });
    expect(await core.ask('trail.verify', {})).toMatchObject({ brokenAt: null });
  });

  test('given twice replaces the reason, and the same reason changes nothing', async () => {
    const { core } = await withOwnerless();
    const waive = (reason: string) => core.ask('readiness.waive', { rule: RULE, subject: null, reason });
    await waive('First');
    expect((await waive('First')).changeId).toBeNull();
    expect((await waive('Second')).changeId).not.toBeNull();
    expect((await findingOf(core, RULE))?.waiver?.reason).toBe('Second');
  });

  test('of what is mended shows nothing, and holds again when the fault comes back', async () => {
    const { core, ids } = await withOwnerless();
    const subject = { entity: 'aiSystems' as const, id: ids[0] ?? '' };
    await core.ask('readiness.waive', { rule: RULE, subject, reason: 'Ends in May' });
    await core.ask('systems.update', { id: subject.id, changes: { owner: 'Eva' } });
    expect(await findingOf(core, RULE)).toMatchObject({ open: 1, total: 1, waivedSubjects: [] });
    await core.ask('systems.archive', { ids, archived: true });
    expect(await findingOf(core, RULE)).toBeUndefined();
    await core.ask('systems.archive', { ids, archived: false });
    await core.ask('systems.update', { id: subject.id, changes: { owner: '' } });
    expect(await findingOf(core, RULE)).toMatchObject({ open: 1, waivedSubjects: [{ subject }] });
  });

  test('needs a finding and a reason', async () => {
    const { core } = await withOwnerless();
    expect(await core.refusal('readiness.waive', { rule: RULE, subject: null, reason: '  ' })).toBe('inputInvalid');
    const gone = { rule: 'systems.twins', subject: null, reason: 'r' };
    expect(await core.refusal('readiness.waive', gone)).toBe('findingGone');
    const other = { rule: RULE, subject: { entity: 'organisation', id: 'legalName' }, reason: 'r' };
    expect(await core.refusal('readiness.waive', other)).toBe('findingGone');
    expect(await core.refusal('readiness.unwaive', { id: '01900000-0000-7000-8000-000000000000' })).toBe(
      'recordMissing',
    );
  });

  test('whose rule is gone shows nothing', async () => {
    const { core } = await withOwnerless();
    await core.ask('readiness.waive', { rule: RULE, subject: null, reason: 'r' });
    const { findings } = await core.ask('readiness.check', { rule: 'systems.scopeUndecided' });
    expect(findings).toEqual([]);
  });
});
