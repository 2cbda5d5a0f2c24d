import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '#core/resources/catalogue.ts';
import { APP_FOLDER, coreWithWorkspace, type TestCore } from './core.ts';

const NODES = loadCatalogue(path.join(APP_FOLDER, 'resources', 'catalogue')).nodes;
const set = (core: TestCore, changes: object, assessmentId?: string, nodeId = '4.1', element = 0) =>
  core.ask('assessment.set', {
    ...(assessmentId !== undefined && { assessmentId }),
    entries: [{ nodeId, element, changes }],
  });
const results = async (core: TestCore, assessmentId?: string) =>
  (await core.ask('assessment.get', assessmentId === undefined ? {} : { assessmentId })).results;
const list = (core: TestCore) => core.ask('assessments.list', {});
const begin = async (core: TestCore, title: string, basedOnId?: string) =>
  (await core.ask('assessments.create', { fields: { title }, ...(basedOnId !== undefined && { basedOnId }) }))
    .assessment;

async function withTwo() {
  const core = await coreWithWorkspace();
  const [first] = await list(core);
  if (first === undefined) throw new Error('a workspace begins with an assessment');
  await set(core, { status: 'partlyMet', finding: 'Half of it.' });
  const second = await begin(core, 'Second visit', first.id);
  return { core, first, second };
}

describe('several assessments', () => {
  test('begin empty or from another one, and do not touch each other after', async () => {
    const { core, first, second } = await withTwo();
    expect(second).toMatchObject({ code: 'ASM-002', title: 'Second visit', basedOnId: first.id, closedOn: '' });
    expect(await results(core, second.id)).toEqual(await results(core, first.id));
    await set(core, { status: 'met' }, second.id);
    expect((await results(core, first.id))[0]?.status).toBe('partlyMet');
    expect((await results(core))[0]?.status).toBe('partlyMet');
    const third = await begin(core, 'One site');
    expect(third).toMatchObject({ code: 'ASM-003', basedOnId: '' });
    expect(await results(core, third.id)).toEqual([]);
  });

  test('are listed with their progress and score', async () => {
    const { core, first, second } = await withTwo();
    await set(core, { status: 'met' }, second.id, '4.2');
    await set(core, { status: 'notMet' }, second.id, '4.2', 1);
    expect(await list(core)).toMatchObject([
      { code: 'ASM-001', id: first.id, leads: true, results: 1, interviews: 0, assessed: 1, score: 33 },
      { code: 'ASM-002', id: second.id, leads: false, results: 3, interviews: 0, assessed: 2, score: 67 },
    ]);
  });

  test('lead one at a time: steps, checks and what is issued go by it, and that can be undone', async () => {
    const { core, first, second } = await withTwo();
    for (const { id } of NODES) await set(core, { status: 'met' }, second.id, id);
    const done = async () => (await core.ask('guide.overview', {})).steps.find(({ id }) => id === 'gapAnalysis')?.done;
    const gaps = async () =>
      (await core.ask('readiness.check', {})).findings.find(({ rule }) => rule === 'assessment.notAssessed');
    expect(await done()).toBe(1);
    const before = await gaps();
    const { changeId } = await core.ask('assessments.lead', { id: second.id });
    expect(await done()).toBe(70);
    expect(await gaps()).not.toEqual(before);
    expect((await core.ask('assessment.get', {})).assessment.id).toBe(second.id);
    expect((await core.ask('assessments.lead', { id: second.id })).changeId).toBeNull();
    await core.ask('trail.undo', { changeId: changeId ?? '' });
    expect((await list(core)).map(({ leads }) => leads)).toEqual([true, false]);
    expect((await core.ask('assessment.get', {})).assessment.id).toBe(first.id);
  });

  test('let the first one lead where the leading one was undone', async () => {
    const { core, first } = await withTwo();
    const { changeId, assessment } = await core.ask('assessments.create', { fields: { title: 'Third' } });
    await core.ask('assessments.lead', { id: assessment.id });
    await core.ask('trail.undo', { changeId: changeId ?? '' });
    expect((await core.ask('assessment.get', {})).assessment.id).toBe(first.id);
  });

  test('that are closed are only read until they are opened again', async () => {
    const { core, second } = await withTwo();
    const { id } = second;
    const update = (changes: object) => core.ask('assessments.update', { id, changes });
    await update({ title: 'Second visit, Rosenheim', closedOn: '2026-01-01' });
    const entries = [{ nodeId: '4.1', element: 0, changes: { status: 'met' } }];
    const before = await results(core, id);
    expect(await core.refusal('assessment.set', { assessmentId: id, entries })).toBe('assessmentClosed');
    expect(await core.refusal('assessments.update', { id, changes: { title: 'Another' } })).toBe('assessmentClosed');
    expect(await core.refusal('assessments.remove', { id })).toBe('assessmentClosed');
    expect(await core.refusal('interviews.create', { fields: { assessmentId: id } })).toBe('assessmentClosed');
    expect(await results(core, id)).toEqual(before);
    await update({ acknowledgedBy: 'Ada', acknowledgedOn: '2026-01-01' });
    await update({ closedOn: '' });
    await set(core, { status: 'met' }, id);
  });

  test('tell when they were opened again, and when what was acknowledged was changed', async () => {
    const { core, second } = await withTwo();
    const { id } = second;
    const update = (changes: object) => core.ask('assessments.update', { id, changes });
    const since = () => core.ask('assessments.since', { id });
    await update({ closedOn: '2026-01-01' });
    await update({ acknowledgedBy: 'Ada', acknowledgedOn: '2026-01-01' });
    expect(await since()).toEqual({ reopened: [], changed: false });
    await update({ closedOn: '' });
    expect(await since()).toEqual({
      reopened: [{ closedOn: '2026-01-01', at: expect.stringMatching(/^2026-01-01T/) }],
      changed: false,
    });
    await set(core, { privateNote: 'Ask again.', note: 'Seen in the yard.' }, id);
    expect((await since()).changed).toBe(false);
    await set(core, { finding: 'Rewritten.' }, id);
    await update({ closedOn: '2026-01-01' });
    expect((await since()).changed).toBe(true);
    await update({ acknowledgedBy: 'Ada', acknowledgedOn: '2025-12-31' });
    expect((await since()).changed).toBe(true);
    await update({ acknowledgedBy: '' });
    await update({ acknowledgedBy: 'Ada' });
    expect((await since()).changed).toBe(false);
  });

  test('are neither closed nor acknowledged on a day that lies ahead, nor on another day once they are closed', async () => {
    const { core, second } = await withTwo();
    const { id } = second;
    const refusal = (changes: object) => core.refusal('assessments.update', { id, changes });
    expect(await refusal({ closedOn: '2026-01-03' })).toBe('dayInFuture');
    expect(await refusal({ acknowledgedBy: 'Ada', acknowledgedOn: '2031-01-01' })).toBe('dayInFuture');
    await core.ask('assessments.update', { id, changes: { closedOn: '2026-01-01' } });
    expect(await refusal({ closedOn: '2025-12-01' })).toBe('assessmentClosed');
  });

  test('go whole, with results and interviews, as one change that one undo brings back', async () => {
    const { core, first, second } = await withTwo();
    const entries = NODES.flatMap(({ id, elements }) =>
      Array.from({ length: elements + 1 }, (_, element) => ({
        nodeId: id,
        element,
        changes: { status: 'met' as const },
      })),
    );
    await core.ask('assessment.set', { assessmentId: second.id, entries });
    await core.ask('interviews.createMany', {
      records: [{ assessmentId: second.id, title: 'Board' }, { assessmentId: second.id }],
    });
    const third = await begin(core, 'Third', second.id);
    const before = { results: await results(core, second.id), list: await list(core) };
    expect(before.results).toHaveLength(336);
    expect(await results(core, third.id)).toHaveLength(336);
    await core.ask('assessments.remove', { id: second.id });
    expect((await list(core)).map(({ code, basedOnId }) => [code, basedOnId])).toEqual([
      ['ASM-001', ''],
      ['ASM-003', ''],
    ]);
    expect(await core.refusal('assessment.get', { assessmentId: second.id })).toBe('assessmentElsewhere');
    expect(await core.refusal('assessments.remove', { id: first.id })).toBe('assessmentLeads');
    await core.ask('trail.undo', {});
    expect(await list(core)).toEqual(before.list);
    expect(await results(core, second.id)).toEqual(before.results);
    expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
  });

  test('and interviews never get a code that another one had', async () => {
    const { core, first: leading, second } = await withTwo();
    await core.ask('assessments.remove', { id: second.id });
    expect((await begin(core, 'Third')).code).toBe('ASM-003');
    const plan = async () => (await core.ask('interviews.create', { fields: { assessmentId: leading.id } })).record;
    const first = await plan();
    await core.ask('interviews.remove', { ids: [first.id] });
    expect([first.code, (await plan()).code]).toEqual(['INT-001', 'INT-002']);
  });

  test('are about the whole AIMS, a site in words, or a system of the registry', async () => {
    const core = await coreWithWorkspace();
    const refused = { fields: { title: 'One system', about: 'aiSystem', subject: 'Ranking' } };
    expect(await core.refusal('assessments.create', refused)).toBe('systemElsewhere');
    expect(await core.refusal('assessments.create', { fields: { title: ' ' } })).toBe('inputInvalid');
    const { system } = await core.ask('systems.create', { fields: { name: 'Ranking' } });
    const about = { about: 'aiSystem', subject: system.id } as const;
    const made = await core.ask('assessments.create', { fields: { title: 'One system', ...about } });
    expect(made.assessment).toMatchObject({ code: 'ASM-002', ...about });
    expect((await list(core)).length).toBe(2);
  });
});

test('the report and the summary are of the assessment asked for, other documents of the leading one', async () => {
  const { core, second } = await withTwo();
  await set(core, { finding: 'Three quarters of it.' }, second.id);
  const asked = { path: path.join(core.folder, 'report.csv'), asOf: '2026-01-01' };
  const csv = async (more: object) => {
    await core.ask('documents.export', { documentKey: 'gap-analysis', ...asked, ...more });
    return fs.readFileSync(asked.path, 'utf8');
  };
  expect(await csv({})).toContain('Half of it.');
  expect(await csv({ assessmentId: second.id })).toContain('Three quarters of it.');
  const other = { documentKey: 'requirements', path: path.join(core.folder, 'r.pdf'), asOf: asked.asOf };
  expect(await core.refusal('documents.export', { ...other, assessmentId: second.id })).toBe('documentOfLeading');
});

test('interviews belong to an assessment, are numbered through, and keep their topics known', async () => {
  const { core, first, second } = await withTwo();
  const asked = { of: second.id };
  const assessmentId = second.id;
  const { ids } = await core.ask('interviews.createMany', {
    records: [
      {
        assessmentId,
        heldOn: '2026-02-02',
        startsAt: '09:30',
        roles: ['legal'],
        topics: ['4.1', 'A.2.2'],
        people: 'Ada',
      },
      { assessmentId, heldOn: '2026-02-01', startsAt: '14:00', roles: ['data'] },
    ],
  });
  // In the order of the visit, those that are open last.
  const later = await core.ask('interviews.create', { fields: { assessmentId, heldOn: '2026-02-02' } });
  const open = await core.ask('interviews.create', { fields: { assessmentId, title: 'Some time' } });
  expect((await core.ask('interviews.list', asked)).map(({ code }) => code)).toEqual([
    'INT-002',
    'INT-001',
    'INT-003',
    'INT-004',
  ]);
  await core.ask('interviews.remove', { ids: [later.record.id, open.record.id] });
  expect(await core.ask('interviews.list', { of: first.id })).toEqual([]);
  expect(await core.refusal('interviews.create', { fields: { title: 'Of nothing' } })).toBe('inputInvalid');
  const [id = ''] = ids;
  await core.ask('interviews.update', { id, changes: { minutes: 'They know their issues.', minutesPlanned: 45 } });
  for (const [changes, code] of [
    [{ topics: ['4.9'] }, 'nodeUnknown'],
    [{ startsAt: '9:30' }, 'inputInvalid'],
    [{ startsAt: '24:00' }, 'inputInvalid'],
    [{ minutesPlanned: -1 }, 'inputInvalid'],
  ] as const) {
    expect(await core.refusal('interviews.update', { id, changes })).toBe(code);
  }
  await core.ask('interviews.remove', { ids: [id] });
  expect(await core.ask('interviews.list', asked)).toHaveLength(1);
  await core.ask('trail.undo', {});
  expect((await core.ask('interviews.list', asked))[1]).toMatchObject({ id, minutes: 'They know their issues.' });
});
