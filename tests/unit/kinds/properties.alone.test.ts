import path from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Core } from '#core/core.ts';
import type { TableReport } from '#shared/contract/import-report.ts';
import type { Field, Kind } from '#shared/kinds/define.ts';
import { KIND_NAMES, kinds } from '#shared/kinds/registry.ts';
import { parentOf } from '#shared/kinds/schemas.ts';
import { wellFormed } from '#shared/values/well-formed.ts';
import { coreWithWorkspace, type TestCore } from '../core/core.ts';

// The specimen goes through everything that a registered kind goes through, from the file up.
vi.mock('#shared/kinds/registry.ts', async (load) => {
  const registry = await load<typeof import('#shared/kinds/registry.ts')>();
  const { specimen } = await import('./specimen.ts');
  Object.assign(registry.kinds, { specimens: specimen });
  const kindOf = (entity: string) =>
    entity === specimen.entity ? { name: 'specimens', kind: specimen } : registry.kindOf(entity);
  return { ...registry, KIND_NAMES: Object.keys(registry.kinds), kindOf };
});
vi.mock('#db/schema/tables.ts', async (load) => {
  const tables = await load<typeof import('#db/schema/tables.ts')>();
  const { specimens } = await import('./specimen.ts');
  Object.assign(tables.recordTables, { specimens });
  return tables;
});
vi.mock('#db/schema/migrate.ts', async (load) => {
  const migrate = await load<typeof import('#db/schema/migrate.ts')>();
  const { SPECIMENS_SQL } = await import('./specimen.ts');
  return { ...migrate, readMigrations: (folder: string) => [...migrate.readMigrations(folder), SPECIMENS_SQL] };
});
// A thread would read the sources anew for each of hundreds of tables, and would not know the specimen.
vi.mock('#core/jobs/run-job.ts', async () => {
  const { jobs } = await import('#core/jobs/jobs.ts');
  return {
    runJob: (core: Core, name: keyof typeof jobs, input: never) => jobs[name](input, core.locales, () => {}),
  };
});

/** What may rightly be refused on the way. */
const REFUSALS = new Set([
  ...['nothingToUndo', 'nothingToRedo', 'undoConflict', 'restoreConflict', 'restorePoint', 'versionMissing'],
  'priorityReasonMissing',
]);

type Deed =
  | { readonly do: 'create' | 'change' | 'changeAll'; readonly at: number; readonly values: Record<string, unknown> }
  | { readonly do: 'leave' | 'undo' | 'redo' | 'restore' | 'restoreRecord'; readonly at: number };

test.each(KIND_NAMES.map(String))(
  '%s: what is done, undone and brought back in any order is kept whole',
  async (name) => {
    const kind = kindOf(name);
    const deed = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({ do: fc.constant('create' as const), at: fc.nat(), values: valuesOf(kind, true) }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constantFrom('change' as const, 'changeAll' as const),
          at: fc.nat(),
          values: valuesOf(kind, false),
        }),
      },
      {
        weight: 5,
        arbitrary: fc.record({
          do: fc.constantFrom(...(['leave', 'undo', 'redo', 'restore', 'restoreRecord'] as const)),
          at: fc.nat(),
        }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 20 }), (deeds) => run(name, kind, deeds)),
      // A counterexample is small as it is, and shrinking it would open hundreds of workspaces.
      { numRuns: 8, endOnFailure: true },
    );
  },
);

test.each(KIND_NAMES.map(String))('%s: what it holds goes out to a table and comes back', async (name) => {
  const kind = kindOf(name);
  await fc.assert(
    fc.asyncProperty(
      fc.array(valuesOf(kind, true), { minLength: 1, maxLength: 6 }),
      fc.constantFrom('xlsx', 'csv'),
      (records, format) => throughTable(name, kind, records, format),
    ),
    { numRuns: 8, endOnFailure: true },
  );
});

test('a record that others refer to is not removed, and the sentence names them by their codes', async () => {
  const core = await coreWithWorkspace();
  const { assessmentId, records } = await setUp(core);
  const ask = (route: string, input: object) => core.handle.dispatch(route, input);
  const [id = '', other = ''] = records.interviews ?? [];
  await ask('specimens.create', { fields: { assessmentId, title: 'One', interviewId: id } });
  await ask('specimens.create', { fields: { assessmentId, title: 'Many', interviewIds: [other, id] } });
  const refused = await ask('interviews.remove', { ids: [id] });
  expect(refused).toMatchObject({
    ok: false,
    error: {
      code: 'recordReferred',
      message: 'INT-001 cannot be removed, because other records refer to it: SPC-001, SPC-002. Change those first.',
    },
  });
  expect(await core.ask('interviews.list', {})).toHaveLength(2);
  const { entries } = await core.ask('trail.list', { limit: 1 });
  expect(entries[0]?.names).toMatchObject({ [id]: 'INT-001 First', [other]: 'INT-002 Second' });
});

test('what belongs to an assessment is frozen and goes with it, whatever its kind', async () => {
  const core = await coreWithWorkspace();
  const { assessment } = await core.ask('assessments.create', { fields: { title: 'Visit' } });
  const { id: assessmentId } = assessment;
  const close = (closedOn: string) => core.ask('assessments.update', { id: assessmentId, changes: { closedOn } });
  const talk = await core.ask('interviews.create', { fields: { assessmentId, title: 'Board' } });
  const fields = { assessmentId, title: 'One', interviewId: talk.record.id };
  const { record, changeId } = (await answer(core, 'specimens.create', { fields })) as {
    record: Named;
    changeId: string;
  };
  await close('2026-01-01');
  const { id } = record;
  const refused: [string, object][] = [
    ['specimens.create', { fields }],
    ['specimens.createMany', { records: [fields] }],
    ['specimens.update', { id, changes: { title: 'Two' } }],
    ['specimens.updateMany', { ids: [id], changes: { title: 'Two' } }],
    ['specimens.archive', { ids: [id], archived: true }],
    ['trail.undo', { changeId }],
    ['assessments.remove', { id: assessmentId }],
  ];
  for (const [route, input] of refused) {
    expect([route, await core.refusal(route, input)]).toEqual([route, 'assessmentClosed']);
  }
  await close('');
  await core.ask('assessments.remove', { id: assessmentId });
  expect([await list(core, 'specimens'), await list(core, 'interviews')]).toEqual([[], []]);
  await core.ask('trail.undo', {});
  expect([await list(core, 'specimens'), await list(core, 'interviews')]).toMatchObject([[{ id }], [talk.record]]);
});

async function run(name: string, kind: Kind, deeds: readonly Deed[]): Promise<void> {
  const core = await coreWithWorkspace();
  const given = await setUp(core);
  const begin = await newest(core);
  const made: string[] = [];
  const codes: string[] = [];
  for (const deed of deeds) {
    const id = made[deed.at % Math.max(1, made.length)];
    if (id === undefined && deed.do !== 'create') continue;
    if (deed.do === 'create') {
      const fields = { ...referring(kind, deed.values, given.records), ...parentIn(kind, given.assessmentId) };
      const { record } = (await answer(core, `${name}.create`, { fields })) as { record?: Named } & object;
      if (record === undefined) continue;
      expect(record).toMatchObject(trimmed(kind, fields));
      made.push(record.id);
      codes.push(record.code);
    } else if (deed.do === 'change') {
      const changes = referring(kind, deed.values, given.records);
      const { record } = (await answer(core, `${name}.update`, { id, changes })) as { record?: Named } & object;
      if (record !== undefined) expect(record).toMatchObject(trimmed(kind, changes));
    } else if (deed.do === 'changeAll') {
      const there = (await list(core, name)).map((record) => record.id);
      const changes = referring(kind, deed.values, given.records);
      if (there.length > 0) await answer(core, `${name}.updateMany`, { ids: there, changes });
    } else if (deed.do === 'leave') {
      if (kind.leaves === 'archive') await answer(core, `${name}.archive`, { ids: [id], archived: deed.at % 2 === 0 });
      if (kind.leaves === 'remove') await answer(core, `${name}.remove`, { ids: [id] });
    } else if (deed.do === 'restore') {
      await answer(core, 'trail.restore', { seq: begin + (deed.at % Math.max(1, (await newest(core)) - begin)) });
    } else if (deed.do === 'restoreRecord') {
      const { entries } = await core.ask('trail.list', { entityId: id ?? '', limit: 50 });
      const entry = entries[deed.at % Math.max(1, entries.length)];
      if (entry !== undefined) await answer(core, 'trail.restoreRecord', { ...entry });
    } else await answer(core, `trail.${deed.do}`, {});
  }
  // No code was given twice, each record answers whole, and the trail tells what the tables hold.
  expect(new Set(codes).size).toBe(codes.length);
  for (const { id } of await list(core, name)) expect(await answer(core, `${name}.get`, { id })).toMatchObject({ id });
  expect(await core.ask('trail.verify', {})).toMatchObject({ intact: true });
  core.handle.stop();
}

async function throughTable(
  name: string,
  kind: Kind,
  values: readonly Record<string, unknown>[],
  format: string,
): Promise<void> {
  const core = await coreWithWorkspace();
  const given = await setUp(core);
  const of = parentOf(kind) === undefined ? {} : { of: given.assessmentId };
  for (const [at, each] of values.entries()) {
    const fields = { ...referring(kind, each, given.records), ...parentIn(kind, given.assessmentId) };
    const { record } = (await answer(core, `${name}.create`, { fields })) as { record?: Named };
    if (record === undefined) continue;
    if (kind.leaves === 'archive') await answer(core, `${name}.archive`, { ids: [record.id], archived: at % 2 === 0 });
  }
  const before = await recordsOf(core, name);
  // A table without rows is none.
  if (before.length === 0) return core.handle.stop();
  const file = path.join(core.folder, `table.${format}`);
  await answer(core, `${name}.table`, { path: file, asOf: '2026-01-01', ...of });

  // Here nothing changes.
  const { rows } = (await answer(core, `${name}.importPreview`, { path: file, ...of })) as TableReport;
  expect(rows).toEqual(before.map(({ code }, at) => ({ ...rows[at], code, fate: 'unchanged', notes: [] })));
  const { changeId } = (await answer(core, `${name}.import`, { path: file, ...of })) as { changeId: string | null };
  expect(changeId).toBeNull();

  // Elsewhere the same comes to be, under codes of its own, and goes again as one.
  const other = await coreWithWorkspace();
  const { assessmentId } = await setUp(other);
  const there = parentOf(kind) === undefined ? {} : { of: assessmentId };
  const empty = await recordsOf(other, name);
  const { report } = (await answer(other, `${name}.import`, { path: file, ...there })) as { report: TableReport };
  expect(report.counts.refused).toBe(0);
  const after = new Map((await recordsOf(other, name)).map((record) => [record.code, record]));
  const [bare, came] = [
    before.map((record) => portable(kind, record)),
    report.rows.map(({ code }) => portable(kind, after.get(code) ?? { id: '', code })),
  ];
  const [here, elsewhere] = [await codesOf(core), await codesOf(other)];
  expect(came.map((record) => named(record, elsewhere))).toEqual(bare.map((record) => named(record, here)));
  if (report.counts.new + report.counts.update > 0) await answer(other, 'trail.undo', {});
  expect(await recordsOf(other, name)).toEqual(empty);
  core.handle.stop();
  other.handle.stop();
}

async function recordsOf(core: TestCore, name: string): Promise<Named[]> {
  const all: Named[] = [];
  for (const { id } of await list(core, name))
    all.push({ id, code: '', ...(await answer(core, `${name}.get`, { id })) });
  return all;
}

/** Without what every workspace gives anew; a text of blanks alone says nothing, nor does the sign with the number 0. */
function portable(kind: Kind, record: Named): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries<unknown>({ ...record })
      .filter(([key]) => !['id', 'code', parentOf(kind)].includes(key))
      .map(([key, value]) => {
        const text = typeof value === 'string' ? value.replaceAll('\u0000', '') : value;
        const isLine = ['line', 'person'].includes(kind.fields[key]?.kind ?? '');
        return [key, typeof text === 'string' && (isLine || text.trim() === '') ? text.trim() : text];
      }),
  );
}

async function codesOf(core: TestCore): Promise<Map<unknown, string>> {
  const lists = [core.ask('interviews.list', {}), core.ask('actions.list', {}), core.ask('systems.list', {})] as const;
  return new Map((await Promise.all(lists)).flatMap((rows) => rows.map(({ id, code }) => [id, code] as const)));
}

/** Ids of other records by their codes. */
function named(record: Record<string, unknown>, codes: ReadonlyMap<unknown, string>): Record<string, unknown> {
  const nameOf = (value: unknown) => codes.get(value) ?? value;
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, Array.isArray(value) ? value.map(nameOf) : nameOf(value)]),
  );
}

function parentIn(kind: Kind, assessmentId: string): Record<string, string> {
  const parent = parentOf(kind);
  return parent === undefined ? {} : { [parent]: assessmentId };
}

type Named = { readonly id: string; readonly code: string };

async function answer(core: TestCore, route: string, input: object): Promise<object> {
  const result = await core.handle.dispatch(route, input);
  if (result.ok) return result.data as object;
  // A record that is gone by now is not there for a deed by its id.
  if (!REFUSALS.has(result.error.code) && result.error.code !== 'recordMissing')
    throw new Error(JSON.stringify(result));
  return {};
}

async function list(core: TestCore, name: string): Promise<Named[]> {
  return (await answer(core, `${name}.list`, {})) as Named[];
}

async function newest(core: TestCore): Promise<number> {
  return (await core.ask('trail.list', { limit: 1 })).entries[0]?.seq ?? 0;
}

/** What can be referred to, by the names of the tables. */
type Given = Readonly<Record<string, readonly string[]>>;

async function setUp(core: TestCore) {
  const [leading] = await core.ask('assessments.list', {});
  const assessmentId = leading?.id ?? '';
  const titles = ['First', 'Second'];
  const systems = await Promise.all(titles.map((title) => core.ask('systems.create', { fields: { name: title } })));
  const talks = titles.map((title) => ({ assessmentId, title }));
  const records: Given = {
    interviews: (await core.ask('interviews.createMany', { records: talks })).ids,
    actions: (await core.ask('actions.createMany', { records: titles.map((title) => ({ title })) })).ids,
    aiSystems: systems.map(({ system }) => system.id),
  };
  return { assessmentId, records };
}

function kindOf(name: string): Kind {
  const found = Object.entries(kinds).find(([key]) => key === name)?.[1];
  if (found === undefined) throw new Error(name);
  return found;
}

/** What programs for tables make something else of. */
const HOSTILE = [
  ...['=1+1', "'=1+1", "''", '+49 1', '-5', '@SUM(A1)', '\t=1', '007', '1e5', '2026-03-31', 'TRUE', '#REF!'],
  ...['a\nb', 'a\r\nb', 'say "no"; then', '"', ' a ', 'a, b', '_x0041_', 'constructor', '__proto__', '\u0007\u0000'],
  ...['😀', 'مرحبا \u202eabc\u200f', '\u00a0', 'N/A', '-'],
];

function valuesOf(kind: Kind, whole: boolean): fc.Arbitrary<Record<string, unknown>> {
  const values = Object.fromEntries(Object.entries(kind.fields).map(([key, field]) => [key, valueOf(field)]));
  const required = Object.keys(kind.fields).filter((key) => whole && 'required' in (kind.fields[key] ?? {}));
  // What no record keeps never gets into one.
  return fc.record(values, { requiredKeys: required }).map((made) => wellFormed(made) as Record<string, unknown>);
}

/** References lead to the records that are there; the arbitrary values only say to which. */
function referring(kind: Kind, values: Record<string, unknown>, given: Given): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const field = kind.fields[key];
      const ids = field !== undefined && 'to' in field ? (given[field.to] ?? []) : [];
      if (field?.kind === 'reference') return [key, ids[Number(value)] ?? null];
      return [key, field?.kind === 'references' ? ids.slice(0, Number(value)) : value];
    }),
  );
}

function trimmed(kind: Kind, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' && 'required' in (kind.fields[key] ?? {}) ? value.trim() : value,
    ]),
  );
}

function valueOf(field: Field): fc.Arbitrary<unknown> {
  const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom(...HOSTILE));
  switch (field.kind) {
    case 'text':
      return fc.oneof(words, fc.constant('=long '.repeat(5000)));
    case 'line':
      return field.required === true ? words.map((text) => `x${text}`) : words;
    case 'person':
      return words;
    case 'date':
      return fc.constantFrom('', '2026-02-28', '2027-12-31');
    case 'time':
      return fc.constantFrom('', '00:00', '23:59');
    case 'node':
      return fc.constantFrom('', '4.1', 'A.6.2.4');
    case 'nodes':
      return fc.subarray(['4.1', '9.2.1', 'A.2.2']);
    case 'country':
      return fc.constantFrom('', 'AT', 'SE');
    case 'countries':
      return fc.subarray(['AT', 'SE', 'DE']);
    case 'flag':
      return fc.boolean();
    case 'instant':
      return fc.constantFrom(null, '2026-01-01T00:00:00.000Z');
    case 'list':
      return fc.array(
        words.map((text) => `x${text}`),
        { maxLength: 3 },
      );
    case 'choice':
      return fc.constantFrom(...field.choices, ...(field.blank === undefined ? [''] : []));
    case 'choices':
      return fc.subarray([...field.choices]);
    case 'whole':
      return fc.oneof(fc.integer({ min: field.min, max: field.max }), fc.constant(field.blank ?? null));
    case 'decimal':
      return fc.oneof(
        fc.integer({ min: 0, max: 8 }).map((n) => n / 8),
        fc.constant(null),
      );
    case 'money':
      return fc.oneof(fc.nat(), fc.constant(null));
    default:
      return fc.nat({ max: 2 });
  }
}
