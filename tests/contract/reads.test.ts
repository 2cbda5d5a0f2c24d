import fs from 'node:fs';
import path from 'node:path';
import { getTableName } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { recordTables } from '#db/schema/tables.ts';
import { RECORD_TABLES, type Route, type Source } from '#shared/contract/define.ts';
import { type CoreRouteName, coreRoutes, restsOn } from '#shared/contract/registry.ts';
import { isKindName } from '#shared/kinds/registry.ts';
import { coreWithWorkspace, type TestCore } from '../unit/core/core.ts';
import { makeAny } from './any-record.ts';
import { explain, type Ran, tablesByPage, watchStatements } from './statements.ts';

/**
 * What a route reads is seen from outside: every statement that runs is explained by SQLite, whose byte code names the
 * tables and indexes that it opens.
 */
const SOURCE_OF: Readonly<Record<string, Source>> = {
  ...Object.fromEntries(RECORD_TABLES.map((table) => [getTableName(recordTables[table]), table])),
  trail: 'trail',
  contents: 'contents',
  content_chunks: 'contents',
  content_extracts: 'contents',
  // The result names each by its digest, and changes with it.
  private_texts: 'assessmentResults',
};

/** The revision of all records: what is kept in memory asks for it. */
const HEAD = 'SELECT seq, hash FROM trail ORDER BY seq DESC LIMIT 1';
type Step = { readonly opcode: string; readonly p2: number; readonly p3: number };

/** Tables that these statements open. */
function openedBy(statements: readonly Ran[]): Set<Source> {
  const sources = new Set<Source>();
  for (const statement of statements) {
    if (!/^\s*SELECT/i.test(statement.sql) || statement.sql === HEAD) continue;
    const tables = tablesByPage(statement.database);
    for (const { opcode, p2, p3 } of explain<Step>('EXPLAIN', statement)) {
      const source = opcode === 'OpenRead' && p3 === 0 ? SOURCE_OF[tables.get(p2) ?? ''] : undefined;
      if (source !== undefined) sources.add(source);
    }
  }
  return sources;
}

type Query = Extract<Route, { kind: 'query' }>;
/** Queries whose answers a page keeps: those that write a file tell of it, and a list is asked for in the name of another. */
const QUERIES = (Object.keys(coreRoutes) as CoreRouteName[]).filter((name) => {
  const route: Route = coreRoutes[name];
  return route.kind === 'query' && !Object.values(route.files ?? {}).includes('write') && name !== 'lists.read';
});

const SHA = '0'.repeat(64);
const SAMPLES = path.resolve(import.meta.dirname, '../../resources/samples');

async function inputOf(name: CoreRouteName, core: TestCore): Promise<object> {
  const [kind = '', verb] = name.split('.');
  if (isKindName(kind) && verb === 'get') return { id: await makeAny(core, kind) };
  if (isKindName(kind) && verb === 'importPreview') {
    const file = path.join(core.folder, 'table.csv');
    fs.writeFileSync(file, 'Title,Owner\nBoard,Ada\n');
    return { path: file, of: (await core.ask('assessments.list', {}))[0]?.id };
  }
  const [system] = await core.ask('systems.list', {});
  switch (name) {
    case 'records.find':
      return { query: 'a', limit: 5 };
    case 'waiting.count':
      return { today: '2026-01-01' };
    case 'assessments.actions':
      return { id: (await core.ask('assessments.list', {}))[0]?.id };
    case 'assessments.since': {
      const id = (await core.ask('assessments.list', {}))[0]?.id ?? '';
      await core.ask('assessments.update', { id, changes: { acknowledgedBy: 'Ada' } });
      return { id };
    }
    case 'systems.get':
      return { id: system?.id };
    case 'systems.importPreview':
      return { path: path.join(SAMPLES, 'inventory-demo.csv') };
    case 'evidence.read':
      return { sha256: SHA, from: 0, length: 1 };
    case 'evidence.words': {
      const file = path.join(core.folder, 'minutes.txt');
      fs.writeFileSync(file, 'Decided.');
      const revision = await core.ask('evidence.receive', { path: file });
      await core.ask('evidence.add', { fields: { kind: 'file', title: 'Minutes' }, links: [], revision });
      return { sha256: revision.sha256 };
    }
    case 'evidence.picture':
      return { sha256: SHA };
    case 'evidence.search':
      return { text: 'minutes' };
    case 'trail.list':
      return { limit: 10 };
    case 'trail.find':
      return { hash: SHA };
    case 'trail.restorePreview':
      return { seq: (await core.ask('trail.list', { limit: 1 })).entries[0]?.seq };
    case 'trail.restoreRecordPreview':
      return {
        entity: 'aiSystems',
        entityId: system?.id,
        seq: (await core.ask('trail.list', { limit: 1 })).entries[0]?.seq,
      };
    case 'backups.point':
      return { id: (await core.ask('backups.list', {})).backups[0]?.id };
    case 'workbook.compare': {
      const file = path.join(core.folder, 'back.xlsx');
      await core.ask('workbook.export', { path: file, asOf: '2026-01-01' });
      return { path: file };
    }
    default:
      if (coreRoutes[name].input.safeParse({}).success) return {};
      throw new Error(`inputOf has to say what ${name} is asked with, so that it reads what it reads in earnest`);
  }
}

describe('a query says what its answer rests on', () => {
  test('by the names of the tables that there are', () => {
    expect([...RECORD_TABLES].toSorted()).toEqual(Object.keys(recordTables).toSorted());
  });

  test.each(QUERIES)('%s', async (name) => {
    const core = await coreWithWorkspace(true);
    await core.ask('snapshots.add', { name: 'Before', note: '' });
    await core.ask('backups.make', {});
    const input = await inputOf(name, core);
    // What was kept in memory meanwhile opens no table.
    await core.ask('workspace.close', {});
    await core.ask('workspace.openRecent', { id: (await core.ask('recent.list', {}))[0]?.id ?? '' });
    const { ran } = watchStatements();
    await core.handle.dispatch(name, input);
    const declared = new Set((coreRoutes[name] as Query).reads);
    declared.delete('computer');
    const seen = openedBy(ran());
    expect([...declared].filter((source) => !seen.has(source))).toEqual([]);
    // Every change of a record appends to the trail, so that whoever reads it need not name the records as well.
    const covered = (source: Source) => declared.has(source) || (declared.has('trail') && source !== 'contents');
    expect([...seen].filter((source) => !covered(source))).toEqual([]);
  });

  test('and a statement that opens another table is seen', async () => {
    const core = await coreWithWorkspace(true);
    const { ran } = watchStatements();
    await core.ask('assessments.list', {});
    expect(openedBy(ran()).has('interviews')).toBe(true);
    await core.ask('people.list', {});
    expect(openedBy(ran()).has('interviews')).toBe(false);
  });
});

describe('after a change', () => {
  test('what rests on its tables is stale, and nothing else', () => {
    const changed = new Set<Source>(['actions', 'trail']);
    expect(QUERIES.filter((name) => restsOn(name, changed))).toEqual(
      expect.arrayContaining(['actions.list', 'trail.list', 'trail.history']),
    );
    expect(restsOn('systems.list', changed)).toBe(false);
    expect(restsOn('actions.create', changed)).toBe(false);
  });
});
