import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { closingOf } from '#shared/rules/closing.ts';
import { scoreOf } from '#shared/rules/scores.ts';
import { readDocx } from '../documents/read-docx.ts';
import { NODES } from '../shared/fulfilment/facts.ts';
import { coreWithWorkspace, type TestCore } from './core.ts';

const judge = (core: TestCore, nodeId: string, changes: object, assessmentId?: string) =>
  core.ask('assessment.set', {
    ...(assessmentId !== undefined && { assessmentId }),
    entries: [{ nodeId, element: 0, changes }],
  });

/** A visit with findings, an interview, evidence and an action; closed. */
async function closed() {
  const core = await coreWithWorkspace();
  const { id: systemId } = (await core.ask('systems.create', { fields: { name: 'Triage' } })).system;
  await judge(core, '4.1', { status: 'partlyMet', finding: 'Half of it.' });
  const before = await judge(core, '9.1', { status: 'notMet', finding: 'Nothing is measured.' });
  const first = (await core.ask('assessments.list', {}))[0];
  const { assessment } = await core.ask('assessments.create', {
    fields: { title: 'Visit' },
    basedOnId: first?.id ?? '',
  });
  const { id } = assessment;
  await core.ask('assessments.lead', { id });
  await judge(core, '9.1', { status: 'largelyMet' }, id);
  const talk = await core.ask('interviews.create', {
    fields: {
      ...{ assessmentId: id, title: 'Board', heldOn: '2026-01-01' },
      ...{ minutes: 'All well.', people: 'Ada', topics: ['9.1'] },
    },
  });
  const { evidence } = await core.ask('evidence.add', {
    fields: { kind: 'link', title: 'Dashboard' },
    links: [{ target: 'node', targetId: '9.1' }],
  });
  const { record: action } = await core.ask('actions.create', { fields: { title: 'Measure drift', nodeId: '9.1' } });
  const closing = await core.ask('assessments.update', { id, changes: { closedOn: '2026-01-01' } });
  return {
    core,
    id,
    firstId: first?.id ?? '',
    ...{ systemId, actionId: action.id, evidenceId: evidence.id, closing, judged: before.changeId ?? '' },
    interviewId: talk.record.id,
    talked: talk.changeId ?? '',
  };
}
type Closed = Awaited<ReturnType<typeof closed>>;

/** All that screens show of the assessment. */
async function figures({ core, id }: Closed) {
  const { assessment, results } = await core.ask('assessment.get', { assessmentId: id });
  const actions = await core.ask('assessments.actions', { id });
  const interviews = await core.ask('interviews.list', { of: id });
  const whole = new Map(results.filter(({ element }) => element === 0).map((result) => [result.nodeId, result]));
  return {
    assessment,
    listed: (await core.ask('assessments.list', {})).find((each) => each.id === id)?.score,
    score: scoreOf(NODES.map((node) => whole.get(node.id) ?? { status: 'notAssessed', maturity: null })),
    closing: closingOf({ nodes: NODES, results, actions, interviews }),
    step: (await core.ask('guide.overview', {})).steps[0],
  };
}

const AS_TABLE = [['gap-analysis', 'csv']] as const;
const AS_WHOLES = [
  ['gap-analysis', 'docx'],
  ['closing-summary', 'docx'],
] as const;

/** All that these documents say of the assessment. */
async function told({ core, id }: Closed, documents: typeof AS_TABLE | typeof AS_WHOLES): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const [documentKey, extension] of documents) {
    const target = path.join(core.folder, `told.${extension}`);
    await core.ask('documents.export', { assessmentId: id, asOf: '2026-01-01', documentKey, path: target });
    const bytes = fs.readFileSync(target);
    const text = extension === 'docx' ? (await readDocx(bytes)).text : bytes.toString('utf8');
    // Every document names the state of the trail that it was issued at, which goes on.
    texts.push(text.replaceAll(/^\d+ entries; newest [0-9a-f]{64}.*$/gm, ''));
  }
  return texts;
}

/** Work in steps 2 to 7, and on the records that the report tells of beside its findings. */
const WORK: readonly ((closed: Closed) => Promise<unknown>)[] = [
  ({ core }) => core.ask('organisation.update', { changes: { scopeStatement: 'All of it.', name: 'Another name' } }),
  ({ core, systemId }) => core.ask('systems.update', { id: systemId, changes: { scope: 'inScope', name: 'Renamed' } }),
  ({ core }) => core.ask('systems.create', { fields: { name: 'Chatbot' } }),
  ({ core, actionId }) => core.ask('actions.update', { id: actionId, changes: { status: 'done', title: 'Measured' } }),
  ({ core }) => core.ask('actions.create', { fields: { title: 'Another', nodeId: '4.1' } }),
  ({ core, evidenceId }) =>
    core.ask('evidence.link', {
      id: evidenceId,
      add: [{ target: 'node', targetId: '4.1' }],
      remove: [{ target: 'node', targetId: '9.1' }],
    }),
  ({ core }) =>
    core.ask('evidence.add', { fields: { kind: 'link', title: 'New' }, links: [{ target: 'node', targetId: '9.1' }] }),
  async ({ core }) => {
    await core.ask('evidence.add', {
      fields: { kind: 'link', title: 'Plan' },
      links: [{ target: 'node', targetId: '6.2' }],
    });
    await core.ask('fulfilment.state', { nodeId: '6.2', text: 'Five objectives.' });
  },
  ({ core }) => core.ask('fulfilment.decide', { nodeId: '9.1', verdict: 'objected', reason: 'No.' }),
  ({ core, firstId }) => judge(core, '9.1', { status: 'met', finding: 'Better by now.' }, firstId),
  ({ core }) => core.ask('documents.updateControl', { documentKey: 'inventory', changes: { status: 'approved' } }),
  ({ core, systemId }) => core.ask('systems.archive', { ids: [systemId], archived: true }),
];

/** The same orders in every run: mulberry32. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return list
    .map((item) => [next(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

describe('a closed assessment', () => {
  test.each([1, 2, 3])('keeps every figure whatever is done later, in any order (%i)', async (seed) => {
    const at = await closed();
    const before = await figures(at);
    // The documents as wholes in one of the orders: a process for each takes long.
    const documents = seed === 1 ? AS_WHOLES : AS_TABLE;
    const reported = await told(at, documents);
    expect(reported[0]).toContain('EV-0001');
    expect(before.closing.next.map(({ title }) => title)).toEqual(['Measure drift']);
    for (const work of shuffled(WORK, seed)) {
      await work(at);
      expect(await figures(at)).toEqual(before);
    }
    expect(await told(at, documents)).toEqual(reported);
    expect(await at.core.ask('trail.verify', {})).toMatchObject({ intact: true });
  });

  test('is told as things are while it is open, so that the comparison above can fail', async () => {
    const at = await closed();
    const before = await figures(at);
    const reported = await told(at, AS_WHOLES);
    await at.core.ask('assessments.update', { id: at.id, changes: { closedOn: '' } });
    for (const work of WORK) await work(at);
    const after = await figures(at);
    const retold = await told(at, AS_WHOLES);
    expect(retold.filter((text, index) => text === reported[index])).toEqual([]);
    expect(after.closing).not.toEqual(before.closing);
  });

  test('refuses every way to write it', async () => {
    const at = await closed();
    const { core, id, interviewId } = at;
    const before = await figures(at);
    const entries = [{ nodeId: '9.1', element: 0, changes: { status: 'met' } }];
    const cells = [{ nodeId: '9.1', element: 0, column: 'status', value: 'met', seen: 'largelyMet' }];
    const sha256 = '0'.repeat(64);
    const refusals: [string, unknown][] = [
      ['assessment.set', { assessmentId: id, entries }],
      ['assessment.set', { entries }],
      [
        'assessment.set',
        { assessmentId: id, entries: [{ nodeId: '9.1', element: 0, changes: { privateNote: 'Psst' } }] },
      ],
      ['workbook.take', { fileName: 'a.xlsx', sha256, assessmentId: id, cells }],
      ['interviews.create', { fields: { assessmentId: id, title: 'Board' } }],
      ['interviews.update', { id: interviewId, changes: { minutes: 'Other.' } }],
      ['interviews.remove', { ids: [interviewId] }],
      ['assessments.update', { id, changes: { closingText: 'Other.' } }],
      // The other one is what it is compared with.
      ['assessments.remove', { id: at.firstId }],
      ['trail.undo', { changeId: at.talked }],
    ];
    for (const [route, input] of refusals) {
      expect(await core.refusal(route, input), route).toBe('assessmentClosed');
    }
    expect(await figures(at)).toEqual(before);
  });

  test('refuses an earlier version of one of its results, and the way back to it as a whole', async () => {
    const at = await closed();
    const { core, id } = at;
    const entry = (await core.ask('trail.list', { limit: 50 })).entries.find(
      ({ entity, after }) =>
        entity === 'assessmentResults' && after?.['assessmentId'] === id && after['nodeId'] === '9.1',
    );
    const version = { entity: 'assessmentResults', entityId: entry?.entityId ?? '', seq: entry?.seq ?? 0 };
    expect(await core.refusal('trail.restoreRecord', version)).toBe('assessmentClosed');
    // A state in which it was open opens it again, for everybody to see.
    const { entries } = await core.ask('trail.list', { limit: 1 });
    await core.ask('trail.restore', { seq: (entries[0]?.seq ?? 0) - 1 });
    expect((await core.ask('assessment.get', { assessmentId: id })).assessment.closedOn).toBe('');
  });

  test('is opened by undoing its closing, and only then changes', async () => {
    const { core, id, closing } = await closed();
    await core.ask('trail.undo', { changeId: closing.changeId ?? '' });
    await judge(core, '9.1', { status: 'met' }, id);
    expect((await core.ask('assessment.get', { assessmentId: id })).assessment.closedOn).toBe('');
  });
});
